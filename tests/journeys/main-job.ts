/**
 * The house's main job, from a phone in a district office to the public in two languages and to the accounts: one
 * story of one report, its return, its approval, its appointment, its translation and its correction.
 */
import { expect } from 'vitest'
import type { House } from '../../src/house.ts'
import { signIn } from '../support/sign-in.ts'
import { photograph } from './photograph.ts'
import { act, choose, enter, label, password, rewrite, saved } from './steps.ts'

export interface MainJob {
  house: House
  url: string
  /** Names a step, does it, prints its time. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>
  /** What stands on the district's accounts, where some are connected. */
  accounts?: {
    connect(unitId: string, officerCookie: string): Promise<void>
    /** Texts of the posts that are there now, by network. */
    posts(): Promise<Record<'bluesky' | 'wordpress', string[]>>
  }
}

const headline = 'Satu pintu untuk surat keterangan: warga cukup sekali mengisi formulir'
const summary =
  'Tiga kantor menyatukan loket, antrean, dan pengaduan. Waktu tunggu rata-rata turun menjadi 12 menit selama uji coba.'
const paragraphs = [
  'Warga yang membutuhkan surat keterangan tidak lagi mengisi formulir yang sama di beberapa loket. Sejak pertengahan Oktober, empat kantor memakai satu antrean dan satu berkas yang dapat dilihat petugas di semua loket.',
  'Selama enam pekan, 8.214 orang dilayani. Catatan antrean menunjukkan waktu tunggu rata-rata turun dari 47 menit menjadi 12 menit, dan pengaduan tentang berkas hilang tidak ada lagi.',
  'Hasil lengkap uji coba, termasuk keluhan yang belum terselesaikan, dapat dibaca siapa saja di papan pengumuman kantor. Kritik dan saran dibuka sampai akhir tahun.',
]
const mended = (paragraphs[0] as string).replace('empat kantor', 'tiga kantor')
const correctionNote = 'Versi pertama menyebut 8.214 orang; yang benar 8.124 orang.'

export async function mainJob({ house, url, step, accounts }: MainJob): Promise<void> {
  const root = house.units.root()
  const region = house.units.bySitePath('jawa-barat')
  if (region === undefined || !('unit' in region)) throw new Error('The pack has no jawa-barat.')
  const district = house.units.children(region.unit.id).find((unit) => unit.name.id.includes('Bandung'))
  if (district === undefined) throw new Error('The region has no Bandung.')
  const join = (
    name: string,
    email: string,
    unit: string,
    roles: ('contributor' | 'approver' | 'editor' | 'channel_officer')[],
  ) => signIn(house, { name, email, unit, roles, password })
  const siti = await join('Siti Rahmawati', 'siti@house.test', district.id, ['contributor'])
  const budi = await join('Budi Santosa', 'budi@house.test', region.unit.id, ['approver'])
  const ratna = await join('Ratna Dewi', 'ratna@house.test', root.id, ['approver', 'editor'])
  const maya = await join('Maya Kusuma', 'maya@house.test', root.id, ['editor'])
  const officer = await join('Oka Wijaya', 'oka@house.test', district.id, ['channel_officer'])
  if (accounts)
    await step('the channel officer connects the district’s Bluesky account and WordPress site', () =>
      accounts.connect(district.id, officer.cookie),
    )

  const writer = await step('Siti signs in on her phone', () => enter(url, siti))
  await step('she begins a story, and is told what is missing', async () => {
    await writer.page.goto(`${url}/konsol/berita/baru`)
    await writer.page.getByRole('textbox', { name: label('console.field.headline') }).fill(headline)
    await writer.page.getByRole('button', { name: label('console.story.begin') }).click()
    await writer.page.getByText(label('console.check.title')).waitFor()
  })
  await step('she writes it, with a photograph', async () => {
    const { page } = writer
    await page.getByRole('textbox', { name: label('console.field.summary') }).fill(summary)
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'loket.jpg', mimeType: 'image/jpeg', buffer: await photograph() })
    await page
      .getByLabel(label('console.field.caption'), { exact: true })
      .fill('Loket terpadu pada hari pertama uji coba.')
    await page.getByLabel(label('console.field.credit'), { exact: true }).fill('Humas Polda Jawa Barat')
    await page
      .getByLabel(label('console.field.alt'), { exact: true })
      .fill('Tiga petugas melayani warga di satu meja panjang.')
    const editor = page.locator('#field-body [contenteditable]')
    await editor.click()
    for (const [place, text] of paragraphs.entries()) {
      if (place > 0) await page.keyboard.press('Enter')
      await page.keyboard.insertText(text)
    }
    await choose(page, label('console.field.topic'), 'Pelayanan', /Pelayanan publik/i)
    await choose(page, label('console.field.place'), district.name.id, district.name.id)
    await page.getByLabel(label('console.field.dateline')).fill('Bandung')
    await page.getByText(label('console.check.complete')).waitFor()
    await saved(page)
  })
  await step('she submits it', () => act(writer.page, 'console.edition.submit'))
  const address = new URL(writer.page.url()).pathname
  const storyAddress = address.replace(/\/[^/]+$/, '')

  const desk = await step('Budi signs in and finds it in his queue', async () => {
    const entered = await enter(url, budi, { wide: true })
    await entered.page.goto(`${url}/konsol/papan`)
    await entered.page.getByText(headline).first().waitFor()
    await entered.page.goto(`${url}${address}`)
    return entered
  })
  await step('he returns it with a remark on one paragraph', () =>
    act(desk.page, 'console.edition.return', {
      reason: 'Satu angka belum cocok dengan laporan.',
      also: async (page) => {
        await page
          .getByRole('button', {
            name: new RegExp(
              `^${label('console.remark.add_to', { quote: (paragraphs[0] as string).slice(0, 20) })}`,
            ),
          })
          .click()
        await page.getByLabel(label('console.remark.label')).fill('Laporan menyebut tiga kantor.')
      },
    }),
  )
  await desk.page.goto(`${url}/konsol/papan`)
  await step('Siti reads the remark beside her paragraph, mends it and submits again', async () => {
    const { page } = writer
    await page.reload()
    await page.getByText('Laporan menyebut tiga kantor.').filter({ visible: true }).first().waitFor()
    await rewrite(page, page.locator('#field-body [contenteditable] p').first(), mended)
    await page
      .getByRole('button', { name: label('console.remark.resolve') })
      .first()
      .click()
    await saved(page)
    await act(page, 'console.edition.submit')
  })
  await step('Budi compares the two versions', async () => {
    await desk.page.goto(`${url}${address}/versi`)
    await desk.page.locator('del', { hasText: 'empat' }).first().waitFor()
    await desk.page.locator('ins', { hasText: 'tiga' }).first().waitFor()
  })
  await step('he approves it', async () => {
    await desk.page.goto(`${url}${address}`)
    await act(desk.page, 'console.edition.approve')
  })
  const minute = new Date(Math.ceil((Date.now() + 40_000) / 60_000) * 60_000)
  await step('and schedules it for the next minute, in WIB', () =>
    act(desk.page, 'console.edition.schedule', {
      also: async (page) => {
        const [hour, minutes] = new Intl.DateTimeFormat('en-GB', {
          timeZone: 'Asia/Jakarta',
          hour: '2-digit',
          minute: '2-digit',
        })
          .format(minute)
          .split(':')
        await page.getByRole('button', { name: label('console.edition.when') }).click()
        const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta', day: 'numeric' }).format(
          minute,
        )
        await page
          .locator('[data-dates-dropdown], .mantine-DateTimePicker-dropdown')
          .getByRole('button', { name: new RegExp(`^${day} `) })
          .first()
          .click()
        const spins = page.locator('.mantine-DateTimePicker-timeWrapper input:visible')
        await spins.nth(0).fill(hour ?? '')
        await spins.nth(1).fill(minutes ?? '')
        await page.getByRole('button', { name: label('console.act.set_time') }).click()
      },
    }),
  )

  const see = async (path: string) => (await fetch(`${url}${path}`)).text()
  const appears = async (path: string, text = headline) => {
    await expect.poll(() => see(path), { interval: 100, message: `${path} shows “${text}”` }).toContain(text)
  }
  await step('before that minute it is nowhere', async () => {
    for (const path of [
      '/',
      `/satuan/${district.sitePath}`,
      `/satuan/${region.unit.sitePath}`,
      '/feed.xml',
      '/cari?q=formulir',
    ])
      expect(await see(path)).not.toContain(headline)
  })
  await step('at that minute it is on the district’s site and the region’s', async () => {
    await appears(`/satuan/${district.sitePath}`)
    await appears(`/satuan/${region.unit.sitePath}`)
    expect(Date.now()).toBeGreaterThanOrEqual(minute.getTime())
  })
  const chief = await step('Ratna adopts it for headquarters', async () => {
    const entered = await enter(url, ratna, { wide: true })
    await entered.page.goto(`${url}${storyAddress}`)
    await entered.page.getByRole('button', { name: label('console.story.adopt'), exact: true }).click()
    const dialog = entered.page.getByRole('dialog')
    await dialog.getByRole('button', { name: label('console.story.adopt'), exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    return entered
  })
  await step('now it is on the national home page, in every feed and in the search', async () => {
    for (const path of [
      '/',
      '/feed.xml',
      '/atom.xml',
      '/feed.json',
      `/satuan/${district.sitePath}/feed.xml`,
      '/topik/pelayanan-publik',
    ])
      await appears(path)
    await appears('/cari?q=formulir', '<mark>')
  })
  const storyPath = /href="(\/berita\/satu-pintu[^"]+)"/.exec(await see('/'))?.[1] ?? ''
  if (accounts)
    await step('it stands once on the Bluesky account and once on the WordPress site', async () => {
      await expect
        .poll(() => accounts.posts(), { interval: 2_000 })
        .toMatchObject({
          bluesky: [expect.stringContaining('Satu pintu')],
          wordpress: [expect.stringContaining('8.214')],
        })
    })

  await step('Maya makes the English edition, and Ratna approves and publishes it', async () => {
    const translator = await enter(url, maya, { wide: true })
    const { page } = translator
    await page.goto(`${url}${storyAddress}`)
    await page.getByRole('button', { name: label('console.translation.start_en') }).click()
    await page.getByText(label('console.translation.source')).first().waitFor()
    await page
      .getByRole('textbox', { name: label('console.field.headline') })
      .fill('One counter for every certificate: residents fill in a single form')
    await page
      .getByRole('textbox', { name: label('console.field.summary') })
      .fill(
        'Three offices joined their counters, queues and complaints. The average wait fell to 12 minutes during the trial.',
      )
    await page.locator('#field-body [contenteditable]').click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText(
      'Residents who need a certificate no longer fill in the same form at several counters. Since mid-October three offices have shared one queue and one file that every clerk can open. Over six weeks 8,214 people were served, and the average wait fell from 47 to 12 minutes.',
    )
    await saved(page)
    await act(page, 'console.edition.submit')
    const english = new URL(page.url()).pathname
    await translator.window.close()
    await chief.page.goto(`${url}${english}`)
    await act(chief.page, 'console.edition.approve')
    await act(chief.page, 'console.edition.publish')
    await appears(`/en/satuan/${district.sitePath}`, 'One counter for every certificate')
    await appears('/en/', 'One counter for every certificate')
    expect((await see(storyPath)).toLowerCase()).toContain('hreflang="en"')
  })

  await step('a number was wrong: Siti mends it beside the published text', async () => {
    const { page } = writer
    await page.goto(`${url}${address}`)
    await page.getByRole('button', { name: label('console.edition.edit'), exact: true }).click()
    await rewrite(
      page,
      page.locator('#field-body [contenteditable=true] p').nth(1),
      (paragraphs[1] as string).replace('8.214', '8.124'),
    )
    await saved(page)
  })
  await step('Budi, who had no hand in it, corrects the story with a public note', async () => {
    await writer.page.goto(`${url}/konsol`)
    await desk.page.goto(`${url}${address}`)
    await act(desk.page, 'console.edition.correct', {
      reason: 'Salah ketik di laporan.',
      publicNote: correctionNote,
    })
  })
  await step('the correction is on the page, in the list of corrections and in the feeds', async () => {
    await appears(storyPath, correctionNote)
    await appears('/koreksi', correctionNote)
    await appears('/feed.xml', '8.124')
    const corrected = await see(storyPath)
    expect(corrected).not.toContain('Selama enam pekan, 8.214')
    for (const untouched of [mended, paragraphs[2] as string])
      expect(corrected).toContain(`<p>${untouched}</p>`)
  })
  await step('the translator has a task to carry it over', async () => {
    await chief.page.goto(`${url}/konsol`)
    await chief.page.getByText('One counter for every certificate').first().waitFor()
  })
  if (accounts)
    await step(
      'the WordPress post is edited and the Bluesky post answered; still nothing twice',
      async () => {
        await expect
          .poll(async () => (await accounts.posts()).wordpress, { interval: 2_000 })
          .toEqual([expect.stringContaining('8.124')])
        await expect.poll(async () => (await accounts.posts()).bluesky.length, { interval: 2_000 }).toBe(2)
      },
    )
  for (const { window } of [writer, desk, chief]) await window.close()
}
