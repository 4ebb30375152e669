/**
 * A press kit under embargo: the desk composes and publishes it in the console; an accredited journalist reads the
 * terms, accepts, and takes files that carry today's words; when the moment has come, anybody reads it.
 */
import { unzipSync } from 'fflate'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { pressCookie } from '../../src/house/hub/index.ts'
import type { Asset } from '../../src/house/bank/index.ts'
import { endMetadata } from '../../src/platform/metadata/exiftool.ts'
import { readMetadata } from '../../src/platform/metadata/read-metadata.ts'
import { closeWindows, openWindow, photographWindows } from '../support/browser.ts'
import { freePort } from '../support/house-process.ts'
import { accredited, days, officer, signedInPress } from '../support/hub.ts'
import { completeContent, storyAt } from '../support/newsroom.ts'
import { phonePhotograph } from '../support/pictures.ts'
import { signIn, type SignedIn } from '../support/sign-in.ts'
import { openSiteHouse, type SiteTestHouse } from '../support/site-house.ts'
import { carry, choose, label, t } from './steps.ts'

const title = 'Loket terpadu Kota Bandung'
const headline = 'Loket terpadu melayani sampai malam'
const terms = 'Wawancara boleh, siaran tidak.'

let house: SiteTestHouse
let url: string
let siti: SignedIn
let asset: Asset
let desk: Page
let journalist: Page
let stranger: Page
let kit: string

beforeAll(async () => {
  const port = await freePort()
  url = `http://localhost:${port}`
  // The browser's calendar begins today; so does the house's clock.
  house = await openSiteHouse({
    now: new Date().toISOString(),
    env: { PENDOPO_URL: url, PORT: String(port) },
  })
  await house.server.listen({ host: 'localhost', port })
  const unitId = house.units.root().id
  const officerOfDesk = await officer(house)
  siti = await signIn(house, { name: 'Siti', roles: ['contributor'] })
  const budi = await signIn(house, { name: 'Budi', roles: ['approver', 'editor'] })
  asset = await house.bank.receive(siti.actor, {
    unitId,
    filename: 'loket.jpg',
    stream: Readable.from([await phonePhotograph()]),
    alt: 'Loket pada malam hari',
    caption: 'Loket di Balai Kota',
    credit: 'Humas Kota',
  })
  const story = { author: siti.actor, approver: budi.actor, unitId, content: completeContent({ headline }) }
  await storyAt(house, story, 'approved')
  await house.jobs.drain()

  const window = await openWindow({ viewport: { width: 1440, height: 900 } })
  await carry(window, url, officerOfDesk)
  desk = await window.newPage()
  const { email } = await accredited(house, officerOfDesk, { name: 'Gita Larasati', outlet: 'Harian Pagi' })
  const press = await openWindow({ javaScriptEnabled: false })
  await press.addCookies([{ name: pressCookie, value: (await signedInPress(house, email)).token, url }])
  journalist = await press.newPage()
  stranger = await (await openWindow({ javaScriptEnabled: false })).newPage()
})
afterAll(async () => {
  await closeWindows()
  await endMetadata()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photographWindows('release')
})

const sees = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor()
const press = (page: Page | Locator, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click()
async function taken(page: Page, name: string | RegExp): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name }).click(),
  ])
  return download.path()
}

test('the desk composes a kit under embargo from a text and a picture, and publishes it', async () => {
  await desk.goto(`${url}/konsol/media/rilis`)
  await sees(desk, t('console.hub.release.none'))
  await press(desk, t('console.hub.release.compose'))
  const form = desk.getByRole('dialog', { name: t('console.hub.release.compose') })
  await form.getByLabel(label('console.hub.release.title'), { exact: true }).fill(title)
  await form.getByLabel(label('console.hub.release.summary'), { exact: true }).fill('Dua puluh layanan.')
  await choose(desk, label('console.hub.release.editions'), 'Loket terpadu', new RegExp(headline), form)
  await desk.keyboard.press('Escape')
  await choose(desk, label('console.hub.release.assets'), 'Balai', /loket\.jpg/, form)
  await form.getByLabel(label('console.hub.contact')).fill('Humas, 021-555')
  await form.getByRole('button', { name: new RegExp(`^${label('console.hub.release.embargo')}`) }).click()
  const calendar = desk.locator('[data-dates-dropdown], .mantine-DateTimePicker-dropdown')
  await calendar.getByRole('button', { name: label('console.dates.next_month') }).click()
  await calendar.getByRole('button', { name: /^15 / }).first().click()
  await press(desk, label('console.act.set_time'))
  await form.getByLabel(label('console.hub.release.terms'), { exact: true }).fill(terms)
  await press(form, label('console.act.save'))

  await desk.getByRole('heading', { name: title }).waitFor()
  await form.waitFor({ state: 'hidden' })
  for (const part of [headline, 'loket.jpg', terms]) await sees(desk, part)
  await press(desk, label('console.hub.release.act_publish'))
  await press(desk.getByRole('dialog'), label('console.hub.release.act_publish'))
  await sees(desk, label('console.hub.release.done_publish'))
  kit = (await desk.getByRole('link', { name: /\/media\/saya\/rilis\// }).getAttribute('href')) ?? ''

  await stranger.goto(`${url}/media`)
  expect(await stranger.content()).not.toContain(title)
})

test('a journalist sees terms and moment, accepts them, and takes what carries today’s caption', async () => {
  await journalist.goto(`${url}/media/saya`)
  await journalist.getByRole('link', { name: title }).click()
  expect(new URL(journalist.url()).pathname).toBe(kit)
  await sees(journalist, terms)
  await sees(journalist, /Embargo sampai 15 /)
  expect(await journalist.content()).not.toContain(headline)
  await press(journalist, t('site.media.release.accept'))
  await sees(journalist, headline)

  // Described better after the kit went out: the file says what the bank says now.
  await house.bank.describe(siti.actor, asset.id, { caption: 'Loket di Gedung Serbaguna' })
  const file = await taken(journalist, new RegExp(`^${t('site.media.release.file_whole')}`))
  expect(await readMetadata(file)).toMatchObject({
    caption: 'Loket di Gedung Serbaguna',
    credit: 'Humas Kota',
    latitude: null,
  })
  const zip = unzipSync(await readFile(await taken(journalist, t('site.media.release.form_zip'))))
  expect(Object.keys(zip)).toEqual(expect.arrayContaining(['media/loket.jpg', 'readme.txt']))
  expect(Buffer.from(zip['readme.txt'] ?? []).toString()).toContain('Loket di Gedung Serbaguna')

  await desk.reload()
  const section = (name: string) => desk.getByRole('region', { name })
  for (const name of [t('console.hub.release.acceptances'), t('console.hub.release.takers')])
    await section(name).getByText('Gita Larasati, Harian Pagi').waitFor()
})

test('when the moment has come, anybody finds it on the hub’s first page', async () => {
  house.clock.advance(62 * days)
  await stranger.goto(`${url}/media`)
  await stranger.getByRole('link', { name: title }).click()
  await stranger.getByRole('heading', { name: title }).waitFor()
  await sees(stranger, 'Loket di Gedung Serbaguna')
  const zip = unzipSync(await readFile(await taken(stranger, t('site.media.release.form_zip'))))
  expect(Object.keys(zip)).toContain('media/loket.jpg')
})
