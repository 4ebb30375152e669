/** What axe finds wrong with a page as it stands. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Axe finds nothing, and nothing scrolls sideways. @param options.floating an open menu or calendar floats at the end of
 * the body, beside every landmark, and takes the focus itself.
 */
export async function expectAccessible(page: Page, options: { floating?: boolean } = {}): Promise<void> {
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    // Our pages have no frames of others, so axe can finish in the page itself instead of in a second one.
    .setLegacyMode()
  if (options.floating === true) axe.disableRules('region')
  const { violations } = await axe.analyze()
  expect(
    violations.map(
      ({ id, impact, nodes }) =>
        `${id} (${impact}): ${nodes.map((node) => `${node.html.slice(0, 240)} ${node.failureSummary}`).join(' | ')}`,
    ),
  ).toEqual([])
  const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  expect(await page.evaluate(sideways), 'scrolls sideways').toBe(0)
}
