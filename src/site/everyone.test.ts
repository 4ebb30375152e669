/** Every kind of page in a real browser: nothing blocked by its own policy, axe finds nothing, little to download. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from '../../tests/support/axe.ts'
import { closeWindows, openWindow } from '../../tests/support/browser.ts'
import { fillSite } from '../../tests/support/site-content.ts'
import { openSiteHouse, type SiteTestHouse } from '../../tests/support/site-house.ts'

let house: SiteTestHouse
let origin: string
let day: Awaited<ReturnType<typeof fillSite>>
const windows: Record<string, Page> = {}
const complaints: string[] = []

beforeAll(async () => {
  house = await openSiteHouse({ pack: 'polri', now: '2026-11-24T07:05:00Z' })
  day = await fillSite(house)
  origin = await house.server.listen({ port: 0, host: '127.0.0.1' })
  for (const [name, width, colorScheme] of [
    ['phone in daylight', 390, 'light'],
    ['desk at night', 1440, 'dark'],
  ] as const) {
    const page = await (await openWindow({ viewport: { width, height: 900 }, colorScheme })).newPage()
    page.on('console', (message) => {
      if (!/status of 4(04|10)/.test(message.text())) complaints.push(`${page.url()} ${message.text()}`)
    })
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== origin) complaints.push(`asks elsewhere: ${request.url()}`)
    })
    windows[name] = page
  }
})
afterAll(closeWindows)

const pages: Record<string, () => string> = {
  'the front page': () => '/',
  'the front page in English': () => '/en/',
  'a region': () => '/satuan/jawa-barat',
  'a unit without stories': () => '/en/satuan/lampung',
  'all units': () => '/satuan',
  'a story': () => day.lead.address,
  'a story in English': () => day.leadInEnglish.address,
  'a withdrawn story': () => day.withdrawn.address,
  'a recalled story': () => day.recalled.address,
  'a topic': () => `/topik/${day.lead.topic}`,
  'a tag': () => '/tag/pelayanan',
  'a day': () => '/arsip/2026/11/24',
  'a search': () => '/cari?q=pelayanan',
  'a search without result': () => '/cari?q=zzzz',
  'the empty search': () => '/cari',
  corrections: () => '/koreksi',
  'official accounts': () => '/kanal?akun=%40palsu',
  'known imitations': () => '/kanal/tiruan',
  'telling of an imitation': () => '/en/kanal/lapor',
  'how we work': () => '/cara-kami-bekerja',
  'a page that is not there': () => '/tidak-ada',
  'an ended preview': () => '/pratinjau/habis',
}

const atNight = new Set([
  'the front page',
  'a region',
  'a story',
  'a search',
  'corrections',
  'official accounts',
])
const looks = Object.keys(pages).flatMap((name) => [
  [name, 'phone in daylight'] as const,
  ...(atNight.has(name) ? [[name, 'desk at night'] as const] : []),
])

describe('for everyone', () => {
  test.each(looks)('%s (%s)', async (name, where) => {
    const page = windows[where]
    if (page === undefined) throw new Error(where)
    complaints.length = 0
    await page.goto(origin + (pages[name]?.() ?? '/'), { waitUntil: 'load' })
    await expectAccessible(page)
    expect(complaints).toEqual([])
  })
})

test.each([
  ['home', () => '/'],
  ['unit', () => '/satuan/jawa-barat'],
  ['story', () => day.lead.address],
  ['search', () => '/cari?q=pelayanan'],
])('%s costs at most 60 KB without pictures, and no script', async (_name, path) => {
  const fetched = async (url: string) =>
    (await house.server.inject({ url, headers: { 'accept-encoding': 'br' } })).rawPayload.length
  const { body } = await house.server.inject({ url: path() })
  const css = /\/assets\/site-[^"]+\.css/.exec(body)?.[0] ?? ''
  const fonts = body.match(/\/assets\/[^"]+\.woff2/g) ?? []
  let bytes = (await fetched(path())) + (await fetched(css))
  for (const font of fonts) bytes += await fetched(font)
  expect(fonts).toHaveLength(2)
  expect(bytes).toBeLessThan(60_000)
  expect(body).not.toMatch(/<script(?! type="application\/ld\+json")/)
})
