/** What may befall a text at its desk, in a real browser: changes, withdrawals, embargoes, two writers, a lost line. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import { closeWindows, openWindow, photographWindows } from '../support/browser.ts'
import { openLiveHouse, type LiveHouse } from '../support/live-house.ts'
import { completeContent, look, paragraphs, storyAt, write } from '../support/newsroom.ts'
import { signIn, type SignedIn } from '../support/sign-in.ts'
import { act, carry, label, rewrite, saved } from './steps.ts'

let house: LiveHouse
let siti: SignedIn
let dewi: SignedIn
let budi: SignedIn
let jaga: SignedIn
let maya: SignedIn
let unitId: string

beforeAll(async () => {
  house = await openLiveHouse({ pack: 'kota' })
  unitId = house.units.byCode('tirta')?.id ?? ''
  siti = await signIn(house, { name: 'Siti Rahmawati', unit: unitId, roles: ['contributor'] })
  dewi = await signIn(house, { name: 'Dewi Anggraini', unit: unitId, roles: ['editor'] })
  budi = await signIn(house, { name: 'Budi Hartono', roles: ['approver'] })
  jaga = await signIn(house, { name: 'Joko Prasetyo', roles: ['duty_officer'] })
  maya = await signIn(house, { name: 'Maya Kusuma', roles: ['editor'] })
})
afterAll(closeWindows)

interface Desk {
  window: BrowserContext
  page: Page
  open(path: string): Promise<void>
}

/** A person at the console, signed in by a session row. */
async function desk(person: SignedIn, { phone = false } = {}): Promise<Desk> {
  const window = await openWindow(phone ? {} : { viewport: { width: 1440, height: 900 } })
  await carry(window, house.url, person)
  const page = await window.newPage()
  return { window, page, open: async (path) => void (await page.goto(`${house.url}/konsol${path}`)) }
}

type Place = { storyId: string; editionId: string }
const storyAddress = ({ storyId }: Place) => `/berita/${storyId}`
const editionAddress = ({ storyId, editionId }: Place) => `/berita/${storyId}/${editionId}`
const people = () => ({ author: siti.actor, approver: budi.actor, unitId })
const called = (headline: string) => ({ ...people(), content: completeContent({ headline }) })
const publicPage = async (headline: string): Promise<{ address: string; html: string; status: number }> => {
  const { rows } = await house.database.pool.query<{ ref: string; slug: string }>(
    'select ref, slug from newsroom.publication where headline = $1',
    [headline],
  )
  const address = `/berita/${rows[0]?.slug}-${rows[0]?.ref}`
  const answer = await fetch(house.url + address)
  return { address, status: answer.status, html: await answer.text() }
}
const feed = async () => (await fetch(`${house.url}/feed.xml`)).text()
const changes = (text: string) => paragraphs(text, 'Waktu tunggu rata-rata turun menjadi lima belas menit.')

/** `enter` opens windows that are closed whatever happens; where the story fails, they are photographed first. */
const telling =
  (tell: (enter: typeof desk) => Promise<void>) =>
  async ({ task }: TestContext) => {
    const open: BrowserContext[] = []
    try {
      await tell(async (person, options) => {
        const entered = await desk(person, options)
        open.push(entered.window)
        return entered
      })
    } catch (error) {
      await photographWindows(task.name.slice(0, 40).replaceAll(/\W+/g, '-'))
      throw error
    } finally {
      for (const window of open) await window.close()
    }
  }

const inText = '#field-body [contenteditable=true] p'

test(
  'a contributor says what her change is for, and it replaces the published text with a note',
  telling(async (enter) => {
    const headline = 'Loket keliling hadir di tiga pasar'
    const place = await storyAt(house, called(headline), 'published')
    const writer = await enter(siti, { phone: true })
    await writer.open(editionAddress(place))
    await writer.page.getByRole('button', { name: label('console.edition.edit'), exact: true }).click()
    await rewrite(
      writer.page,
      writer.page.locator(inText).first(),
      'Empat loket pelayanan surat keterangan kini dibuka setiap hari kerja di dekat pasar, sehingga warga tidak perlu antre sejak pagi.',
    )
    await saved(writer.page)
    await act(writer.page, 'console.edition.submit', {
      reason: 'Loket keempat dibuka pagi ini.',
      publicNote: 'Ditambahkan: loket keempat.',
      also: (page) => page.getByLabel(label('console.edition.change_update')).check(),
    })

    const approver = await enter(budi)
    await approver.open(editionAddress(place))
    await act(approver.page, 'console.edition.return', { reason: 'Sebutkan alamat loketnya.' })
    await approver.page.waitForURL(/\/papan$/)

    await writer.page.reload()
    expect(await writer.page.getByRole('button', { name: label('console.lock.take_over') }).count()).toBe(0)
    await writer.page.locator(inText).first().click()
    await writer.page.keyboard.press('End')
    await writer.page.keyboard.insertText(' Loket itu ada di Jalan Melati.')
    await saved(writer.page)
    await act(writer.page, 'console.edition.submit') // kind and note are remembered

    await approver.open(editionAddress(place))
    await act(approver.page, 'console.edition.update')
    await expect.poll(async () => (await publicPage(headline)).html).toContain('Jalan Melati')
    expect((await publicPage(headline)).html).toContain('Ditambahkan: loket keempat.')
  }),
)

test(
  'a withdrawal while a new text is being written takes away what readers see',
  telling(async (enter) => {
    const headline = 'Jadwal pelayanan bulan depan'
    const place = await storyAt(house, called(headline), 'published')
    await write(house, siti.actor, place.editionId, { body: changes('Naskah baru yang belum selesai.') })
    expect(await feed()).toContain(headline)
    const approver = await enter(budi)
    await approver.open(editionAddress(place))
    await act(approver.page, 'console.edition.withdraw', {
      reason: 'Jadwalnya dibatalkan.',
      publicNote: 'Jadwal ini ditarik karena tidak berlaku lagi.',
    })
    await expect.poll(async () => (await publicPage(headline)).html).toContain('tidak berlaku lagi')
    await expect.poll(feed).not.toContain(headline)
  }),
)

test(
  'a recall leaves only the notice',
  telling(async (enter) => {
    const headline = 'Nama warga yang tidak boleh disebut'
    const place = await storyAt(house, called(headline), 'published')
    const { address } = await publicPage(headline)
    const approver = await enter(budi)
    await approver.open(editionAddress(place))
    await act(approver.page, 'console.edition.recall', {
      reason: 'Memuat data pribadi.',
      publicNote: 'Berita ini dibatalkan karena memuat data pribadi.',
    })
    const reads = async () => fetch(house.url + address)
    await expect.poll(async () => (await reads()).status).toBe(410)
    const html = await (await reads()).text()
    expect(html).toContain('memuat data pribadi')
    expect(html).not.toContain('lima belas menit')
  }),
)

test(
  'the duty officer publishes in an emergency, and the approver is asked to look afterwards',
  telling(async (enter) => {
    const headline = 'Jembatan ditutup sementara'
    const place = await storyAt(house, called(headline), 'submitted')
    const officer = await enter(jaga, { phone: true })
    await officer.open(editionAddress(place))
    await act(officer.page, 'console.edition.publish_emergency', { reason: 'Warga harus segera tahu.' })
    await expect.poll(async () => (await publicPage(headline)).status).toBe(200)
    const approver = await enter(budi)
    await approver.open('')
    await approver.page.getByRole('main').getByText(headline).first().waitFor()
  }),
)

test(
  'whoever writes a story puts it under an embargo, and the approver cannot publish it before',
  telling(async (enter) => {
    const place = await storyAt(house, called('Pengumuman hasil seleksi'), 'approved')
    const writer = await enter(siti)
    await writer.open(storyAddress(place))
    await writer.page.getByRole('button', { name: label('console.story.more') }).click()
    await writer.page.getByRole('menuitem', { name: label('console.story.embargo') }).press('Enter')
    const dialog = writer.page.getByRole('dialog')
    await dialog
      .getByRole('button', { name: new RegExp(`^${label('console.edition.embargo_until')}`) })
      .click()
    await writer.page.getByRole('button', { name: label('console.dates.next_month') }).click()
    await writer.page
      .locator('[data-dates-dropdown], .mantine-DateTimePicker-dropdown')
      .getByRole('button', { name: /^15 / })
      .first()
      .click()
    await writer.page.getByRole('button', { name: label('console.act.set_time') }).click()
    await dialog.getByLabel(label('console.edition.reason')).fill('Menunggu pengumuman resmi.')
    await dialog.getByRole('button', { name: label('console.act.save') }).click()
    await dialog.waitFor({ state: 'hidden' })
    await writer.page
      .getByText(/Embargo sampai/)
      .first()
      .waitFor()

    const approver = await enter(budi)
    await approver.open(editionAddress(place))
    await approver.page.getByText(label('console.because.embargoed')).waitFor()
    expect(
      await approver.page
        .getByRole('button', { name: label('console.edition.publish'), exact: true })
        .count(),
    ).toBe(0)
    await approver.open(storyAddress(place))
    await approver.page.getByText('Menunggu pengumuman resmi.').waitFor()
  }),
)

test(
  'two people at one text: the second is told, may take over, and the first loses nothing',
  telling(async (enter) => {
    const place = await storyAt(house, called('Rapat warga di balai kota'), 'draft')
    const first = await enter(siti)
    await first.open(editionAddress(place))
    await first.page.locator(inText).first().waitFor()
    // Looking is not writing: the lock comes with the first field that is entered.
    expect((await look(house, siti.actor, place.editionId)).lock).toBeNull()
    await first.page.locator(inText).first().click()
    await expect
      .poll(async () => (await look(house, siti.actor, place.editionId)).lock?.personName)
      .toBe(siti.name)
    const second = await enter(dewi)
    // Who holds the lock is asked for beside the page itself; that answer comes late here, when it is true no more.
    let asked = 0
    await second.page.route(`**/api/v1/editions/${place.editionId}`, async (route) => {
      const answer = await route.fetch()
      asked += 1
      if (asked === 2) await new Promise((resolve) => setTimeout(resolve, 1500))
      await route.fulfill({ response: answer })
    })
    await second.open(editionAddress(place))
    await second.page
      .getByText(/Siti Rahmawati/)
      .first()
      .waitFor()
    expect(await second.page.locator('#field-body [contenteditable=true]').count()).toBe(0)
    await second.page.locator('#field-headline').click()
    await expect.poll(() => asked).toBeGreaterThanOrEqual(2)
    await second.page.getByRole('button', { name: label('console.lock.take_over') }).click()
    await second.page
      .getByRole('dialog')
      .getByRole('button', { name: label('console.lock.take_over') })
      .click()
    await second.page.locator(inText).first().click()
    await second.page.keyboard.press('End')
    await second.page.keyboard.insertText(' Tambahan dari Dewi.')
    await saved(second.page)
    expect(await second.page.getByRole('button', { name: label('console.lock.take_over') }).count()).toBe(0)

    await first.page.locator(inText).nth(1).click()
    await first.page.keyboard.press('End')
    await first.page.keyboard.insertText(' Tambahan dari Siti.')
    await first.page.getByRole('button', { name: label('console.stale.take_theirs') }).waitFor()
    await first.page
      .getByText(/Tambahan dari Siti/)
      .first()
      .waitFor()
    await first.page.getByRole('button', { name: label('console.stale.take_theirs') }).click()
    await first.page
      .getByText(/Tambahan dari Dewi/)
      .first()
      .waitFor()
  }),
)

test(
  'what was typed without a connection in a tab that died is offered when it is opened again',
  telling(async (enter) => {
    const place = await storyAt(house, called('Cuaca buruk di pesisir'), 'draft')
    const writer = await enter(siti, { phone: true })
    await writer.open(editionAddress(place))
    await writer.page.locator(inText).first().waitFor()
    await writer.window.setOffline(true)
    await writer.page.locator(inText).first().click()
    await writer.page.keyboard.press('End')
    await writer.page.keyboard.insertText(' Kalimat yang ditulis di jalan.')
    await writer.page.getByText(label('console.save.offline')).first().waitFor()
    // Closed by hand, it would get its line back for a moment and save; a tab that dies says no farewell.
    const died = writer.page.waitForEvent('crash')
    await Promise.all([died, writer.page.goto('chrome://crash').catch(() => {})])
    await writer.page.close()
    await writer.window.setOffline(false)
    const onServer = async () => JSON.stringify((await look(house, siti.actor, place.editionId)).content.body)
    expect(await onServer()).not.toContain('di jalan')
    const page = await writer.window.newPage()
    await page.goto(`${house.url}/konsol${editionAddress(place)}`)
    await page.getByRole('button', { name: label('console.recovery.restore') }).click()
    await saved(page)
    expect(await onServer()).toContain('di jalan')
  }),
)

test(
  'a translation is told what has moved on in its source',
  telling(async (enter) => {
    const place = await storyAt(house, called('Layanan baru di kecamatan'), 'published')
    const translator = await enter(maya)
    await translator.open(storyAddress(place))
    await translator.page.getByRole('button', { name: label('console.translation.start_en') }).click()
    await translator.page.getByText(label('console.translation.source')).first().waitFor()
    const address = translator.page.url()

    const { hash } = await write(house, siti.actor, place.editionId, {
      body: changes(
        'Enam loket pelayanan surat keterangan kini dibuka setiap hari kerja, sehingga warga tidak perlu lagi antre sejak pagi.',
      ),
    })
    await house.newsroom.correctEdition(budi.actor, {
      editionId: place.editionId,
      versionHash: hash,
      reason: 'Jumlah loket keliru.',
      publicNote: 'Jumlah loket diperbaiki.',
    })
    await translator.page.goto(address)
    await translator.page.locator('ins', { hasText: 'Enam' }).first().waitFor()
    await translator.page.getByRole('button', { name: label('console.translation.mark_current') }).click()
    await translator.page
      .getByRole('button', { name: label('console.translation.mark_current') })
      .waitFor({ state: 'hidden' })
    expect(await translator.page.locator('ins').count()).toBe(0)
  }),
)

test(
  'a preview link shows the text to whoever has it, until it is ended',
  telling(async (enter) => {
    const place = await storyAt(house, called('Rancangan pengumuman'), 'draft')
    const writer = await enter(siti)
    await writer.open(editionAddress(place))
    await writer.page.getByRole('button', { name: label('console.preview.make') }).click()
    const dialog = writer.page.getByRole('dialog')
    await dialog.getByRole('button', { name: label('console.preview.make') }).click()
    const link = await dialog.getByLabel(label('console.preview.link')).inputValue()
    const seen = await fetch(link)
    expect(seen.headers.get('x-robots-tag')).toContain('noindex')
    expect(await seen.text()).toContain('Rancangan pengumuman')
    await dialog.getByRole('button', { name: label('console.preview.end') }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect((await fetch(link)).status).toBe(410)
  }),
)
