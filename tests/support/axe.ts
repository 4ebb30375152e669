/** What axe finds wrong with a page as it stands. */
import axe, { type AxeResults, type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
}

/**
 * Axe finds nothing, and nothing scrolls sideways. Axe is read once by each document: reading it takes twice as long as
 * its work, and our pages have no frames. @param look.floating an open menu or calendar floats at the end of the body,
 * beside every landmark, and takes the focus itself.
 */
export async function expectAccessible(page: Page, look: { floating?: boolean } = {}): Promise<void> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(axe.source)
  const rules = { region: { enabled: look.floating !== true } }
  const { violations, passes } = await page.evaluate<AxeResults>(
    `axe.run(document, ${JSON.stringify({ ...options, rules })})`,
  )
  expect(passes.length, 'axe has looked').toBeGreaterThan(0)
  expect(
    violations.map(
      ({ id, impact, nodes }) =>
        `${id} (${impact}): ${nodes.map((node) => `${node.html.slice(0, 240)} ${node.failureSummary}`).join(' | ')}`,
    ),
  ).toEqual([])
  const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  expect(await page.evaluate(sideways), 'scrolls sideways').toBe(0)
}
