/** Every page of the console in a real browser: axe finds nothing, its policy blocks nothing, nothing scrolls sideways. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../support/axe.ts'
import { closeWindows, openWindow } from '../support/browser.ts'
import { openDemoHouse, type DemoHouse } from '../support/demo-house.ts'
import { dialogs, pages } from './console-pages.ts'
import { carry, label } from './steps.ts'

/** A phone in daylight, a desk at night. */
const looks = [
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
] as const
type Look = (typeof looks)[number]

let house: DemoHouse
const shown = { ...pages, ...dialogs }
const addresses = new Map<string, string>()
const complaints: string[] = []
const windows = new Map<string, Promise<Page>>()

/** The person's window, the same one for all pages, as at work. Loading the console anew costs more than looking at a page. */
function windowOf(who: string): Promise<Page> {
  const open = async () => {
    const window = await openWindow()
    if (who !== 'nobody') await carry(window, house.url, await house.enter(who))
    const page = await window.newPage()
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

/** What each window shows, and how. */
const standing = new Map<Page, { route: string; last: Look }>()

async function wear(page: Page, { colorScheme, viewport }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.setViewportSize(viewport)
}

/** By the console's own router once it is loaded; by way of a page that keeps nothing open where the route is the same. */
async function turnTo(page: Page, address: string, sameRoute: boolean): Promise<void> {
  if (!page.url().startsWith(`${house.url}/konsol`)) {
    await page.goto(house.url + address, { waitUntil: 'commit' })
    return
  }
  // What floats above every page (the palette, the keys) closes as a person would close it.
  await page.keyboard.press('Escape')
  if (sameRoute) {
    await page.evaluate(`history.pushState({}, '', '/konsol/sebuah-alamat-kosong')`)
    await page.getByRole('heading', { name: label('console.not_found.title') }).waitFor()
  }
  await page.evaluate(`history.pushState({}, '', ${JSON.stringify(address)})`)
}

beforeAll(async () => {
  house = await openDemoHouse()
  // All that the pages need is there before the first is opened: the console remembers a list for ten seconds.
  for (const [name, { route, path = () => route }] of Object.entries(shown))
    addresses.set(name, await path(house))
})
afterAll(closeWindows)

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

test.each(Object.entries(shown))('%s', async (name, { as = 'nobody', route, shows, onward }) => {
  const page = await windowOf(as)
  complaints.length = 0
  // It begins as the page before ended: to lay a page out anew costs as much as to look at it.
  const { route: before, last } = standing.get(page) ?? { last: looks[0] }
  const order = last === looks[0] ? looks : looks.toReversed()
  standing.set(page, { route, last: order[1] })
  await wear(page, order[0])
  await turnTo(page, `/konsol${addresses.get(name)}`, route === before)
  await shows(page).first().waitFor()
  await onward?.(page)
  for (const look of order) {
    await wear(page, look)
    await expect.poll(() => page.evaluate(settled(look.colorScheme))).toBe(true)
    await expectAccessible(page, { floating: onward !== undefined })
  }
  expect(complaints).toEqual([])
})
