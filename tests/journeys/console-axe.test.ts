/** Every page of the console in a real browser: axe finds nothing, its policy blocks nothing, nothing scrolls sideways. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../support/axe.ts'
import { closeBrowser, openWindow } from '../support/browser.ts'
import { openDemoHouse, type DemoHouse } from '../support/demo-house.ts'
import { dialogs, pages } from './console-pages.ts'
import { carry } from './steps.ts'

const looks = {
  'a phone in daylight': { colorScheme: 'light', viewport: { width: 390, height: 844 } },
  'a desk at night': { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
} as const

let house: DemoHouse
const complaints: string[] = []
const windows = new Map<string, Promise<Page>>()

/** The person's window, the same one for all pages, as at work. */
function windowOf(who: string): Promise<Page> {
  const open = async () => {
    const window = await openWindow()
    if (who !== 'nobody') await carry(window, house.url, await house.enter(who))
    const page = await window.newPage()
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (line) => {
      if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) complaints.push(line.text())
    })
    return page
  }
  const page = windows.get(who) ?? open()
  windows.set(who, page)
  return page
}

beforeAll(async () => {
  house = await openDemoHouse()
}, 120_000)
afterAll(closeBrowser)

test('no page of the console is left out', async () => {
  const source = await readFile(new URL('../../console/frame/routes.tsx', import.meta.url), 'utf8')
  const routes = [...source.matchAll(/(?:\bpath: |\bbehind\()'([^']+)'/g)].map(([, path]) => path)
  // The shell is a route without an address.
  expect(routes.length + 1).toBe(source.match(/createRoute\(/g)?.length)
  const visited = new Set(Object.values(pages).map(({ route }) => route))
  expect(routes.filter((route) => !visited.has(route ?? ''))).toEqual([])
})

/** The colours have arrived everywhere, and so has what was asked of the server. */
const settled = (scheme: string) =>
  `document.documentElement.dataset.mantineColorScheme === '${scheme}'
    && document.querySelector('[class*=Skeleton]') === null && document.getAnimations().length === 0`

test.each(Object.entries({ ...pages, ...dialogs }))(
  '%s',
  async (_name, { as = 'nobody', route, path = () => route, shows, onward }) => {
    const page = await windowOf(as)
    complaints.length = 0
    const { colorScheme, viewport } = looks['a phone in daylight']
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize(viewport)
    await page.goto(`${house.url}/konsol${await path(house)}`, { waitUntil: 'commit' })
    await shows(page).first().waitFor()
    await onward?.(page)
    for (const look of Object.values(looks)) {
      await page.emulateMedia({ colorScheme: look.colorScheme })
      await page.setViewportSize(look.viewport)
      await expect.poll(() => page.evaluate(settled(look.colorScheme)), { timeout: 10_000 }).toBe(true)
      await expectAccessible(page, { floating: onward !== undefined })
    }
    expect(complaints).toEqual([])
  },
  30_000,
)
