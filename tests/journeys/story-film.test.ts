/** A film's way from the bank into a story and to its reader, in a real browser; and the bank's board of jobs. */
import { createReadStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Asset } from '../../src/house/bank/index.ts'
import { openClips } from '../../src/platform/video/clips.ts'
import { expectAccessible } from '../support/axe.ts'
import { closeWindows, openWindow, photographWindows } from '../support/browser.ts'
import { openLiveHouse, type LiveHouse } from '../support/live-house.ts'
import { officer } from '../support/hub.ts'
import { completeContent, look, storyAt } from '../support/newsroom.ts'
import { signIn, type SignedIn } from '../support/sign-in.ts'
import { carry, label, saved } from './steps.ts'

let house: LiveHouse
let siti: SignedIn
let budi: SignedIn
let unitId: string
let film: Asset
let page: Page
let place: { storyId: string; editionId: string; hash: string }

/** Where a picture of the screen goes, when somebody wants to look at it: SHOTS=folder. */
const shots = process.env['SHOTS']
async function shoot(name: string, of = page): Promise<void> {
  if (shots === undefined) return
  await mkdir(shots, { recursive: true })
  for (const width of [1440, 390])
    for (const colorScheme of ['light', 'dark'] as const) {
      await of.setViewportSize({ width, height: 900 })
      await of.emulateMedia({ colorScheme })
      await of.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png` })
    }
  await of.setViewportSize({ width: 1440, height: 900 })
}

beforeAll(async () => {
  const clips = await openClips()
  house = await openLiveHouse({ pack: 'kota' })
  unitId = house.units.byCode('tirta')?.id ?? ''
  siti = await signIn(house, { name: 'Siti Rahmawati', unit: unitId, roles: ['contributor'] })
  budi = await signIn(house, { name: 'Budi Hartono', roles: ['approver'] })
  const deposit = (path: string, caption: string) =>
    house.bank.receive(siti.actor, {
      unitId,
      filename: basename(path),
      stream: createReadStream(path),
      caption,
      credit: 'Humas Tirta',
    })
  film = await deposit(await clips.film('jembatan.mp4', '640x360', 9), 'Jembatan gantung dibuka lagi')
  const sound = ['-f', 'lavfi', '-i', 'sine=frequency=330:d=4', '-c:a', 'libmp3lame']
  await deposit(await clips.make(sound, 'wawancara.mp3'), 'Wawancara kepala dusun')
  await clips.drop()
  const window = await openWindow({ viewport: { width: 1440, height: 900 } })
  await carry(window, house.url, siti)
  page = await window.newPage()
})
afterAll(closeWindows)
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photographWindows('story-film')
})

const button = (name: string) => page.getByRole('button', { name, exact: true })
const blocks = async () => (await look(house, siti.actor, place.editionId)).content.body.content

async function pick(kind: 'video' | 'audio', words: string): Promise<void> {
  await page.getByRole('textbox', { name: label('console.editor.label') }).press('Control+End')
  await button(label('console.pick.recording')).click()
  const dialog = page.getByRole('dialog', { name: label('console.pick.recording_title') })
  await dialog.getByText(label(`console.bank_kind.${kind}`), { exact: true }).click()
  await dialog.getByRole('button', { name: words }).click()
  await dialog.waitFor({ state: 'hidden' })
}

test('she puts a film and a sound into her story; the checklist asks what is said and seen in them', async () => {
  place = await storyAt(
    house,
    { author: siti.actor, approver: budi.actor, unitId, content: completeContent() },
    'draft',
  )
  await page.goto(`${house.url}/konsol/berita/${place.storyId}/${place.editionId}`)
  await pick('video', 'Jembatan gantung')
  await pick('audio', 'Wawancara')
  const transcripts = page.getByLabel(label('console.recording.transcript'))
  await expect.poll(() => transcripts.count()).toBe(2)
  expect(await page.getByLabel(label('console.field.caption'), { exact: true }).first().inputValue()).toBe(
    'Jembatan gantung dibuka lagi',
  )
  await page.locator('figure video').waitFor()
  const missing = page.getByRole('button', { name: label('fault.missing_transcript') })
  await expect.poll(() => missing.count()).toBe(2)
  await shoot('editor-asked')
  await missing.first().click()
  await page.keyboard.type('Pembawa acara: Jembatan ini dibuka lagi.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Warga menyeberang bergantian.')
  await transcripts.last().fill('Kepala dusun: Airnya sudah surut.')
  await saved(page)
  await expect.poll(() => missing.count()).toBe(0)
  await expect
    .poll(async () => (await blocks()).at(-2))
    .toMatchObject({
      type: 'recording',
      attrs: {
        assetId: film.id,
        transcript: 'Pembawa acara: Jembatan ini dibuka lagi.\nWarga menyeberang bergantian.',
        follows: ['caption', 'credit'],
      },
    })
  await expectAccessible(page)
  await page.locator('figure video').scrollIntoViewIfNeeded()
  await shoot('editor')
})

test('in the bank she gives the film subtitles; a file that is none is refused with its line, and hers stays chosen', async () => {
  await page.goto(`${house.url}/konsol/bank?pilih=${film.id}`)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('tab', { name: label('console.bank.tab_subtitles') }).click()
  await dialog.getByText(label('console.subtitles.none'), { exact: true }).waitFor()
  await shoot('subtitles-none')
  const send = async (name: string, text: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      dialog.getByRole('button', { name: label('console.subtitles.file') }).click(),
    ])
    await chooser.setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
    await dialog.locator('form button[type=submit]').click()
  }
  await send('salah.srt', '1\n00:00:01,000 -> 00:00:02,000\nSalah')
  await dialog.getByText(label('fault.subtitles_line', { line: 1 })).waitFor()
  await shoot('subtitles-refused')
  await send(
    'jembatan-gantung-cimanuk-dibuka-lagi-setelah-perbaikan-tiga-bulan-versi-akhir.srt',
    '1\n00:00:00,000 --> 00:00:04,000\nPembawa acara: Jembatan dibuka.\n\n2\n00:00:08,000 --> 00:00:09,000\nWarga menyeberang.',
  )
  await dialog.getByText(label('console.subtitles.count', { n: 2 })).waitFor()
  await expect.poll(() => tracks(page)).toEqual([['id', 'showing']])
  await expectAccessible(page)
  await shoot('subtitles')
  // A transcript may begin with what they say.
  await page.goto(`${house.url}/konsol/berita/${place.storyId}/${place.editionId}`)
  const transcript = page.getByLabel(label('console.recording.transcript')).first()
  const written = await transcript.inputValue()
  await transcript.fill('')
  await button(label('console.recording.from_subtitles', { language: 'Indonesia' })).click()
  await expect
    .poll(() => transcript.inputValue())
    .toBe('Pembawa acara: Jembatan dibuka.\n\nWarga menyeberang.')
  await transcript.fill(`${written}\nTepuk tangan.`)
  await saved(page)
})

/** Language and mode of the film's subtitles on the page. */
const tracks = (seen: Page) =>
  seen.evaluate(
    `[...document.querySelector('video').textTracks].map(({ language, mode }) => [language, mode])`,
  )
/** What of them stands over the picture now. */
const shownWords = (seen: Page) =>
  seen.evaluate(
    `[...(document.querySelector('video').textTracks[0]?.activeCues ?? [])].map(({ text }) => text)`,
  )

/** A reader's window on the story, what it asked the house for, and what its policy refused. */
async function reader(options: BrowserContextOptions = {}, before?: string) {
  const window = await openWindow(options)
  if (before !== undefined) await window.addInitScript(before)
  const seen = await window.newPage()
  const asked: string[] = []
  const refused: string[] = []
  seen.on('request', (request) => asked.push(new URL(request.url()).pathname))
  seen.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text())
  })
  const { ref } = await look(house, siti.actor, place.editionId)
  await seen.goto(`${house.url}/berita/${ref}`)
  return { seen, asked, refused }
}
const played = (seen: Page) => seen.evaluate(`document.querySelector('video').currentTime`)

test('a reader plays it: the ladder by the browser itself, and nothing of it before that', async () => {
  const { hash } = await look(house, siti.actor, place.editionId)
  const input = { editionId: place.editionId, versionHash: hash }
  await house.newsroom.submitEdition(siti.actor, input)
  await house.newsroom.approveEdition(budi.actor, input)
  await house.newsroom.publishEdition(budi.actor, input)
  const { seen, asked, refused } = await reader({ viewport: { width: 1440, height: 900 } })
  const video = seen.locator('video')
  await video.scrollIntoViewIfNeeded()
  // The subtitles in the page's language are some kilobytes, and must be there with the first word.
  expect(asked.filter((path) => /\/made\/(?!subtitles)|\/assets\/hls-/.test(path))).toEqual([])
  await shoot('story-film', seen)
  await video.focus()
  await seen.keyboard.press('Space')
  await expect.poll(() => played(seen)).toBeGreaterThan(0)
  await expect.poll(() => shownWords(seen)).toEqual(['Pembawa acara: Jembatan dibuka.'])
  expect(asked.some((path) => path.endsWith('/hls/master.m3u8'))).toBe(true)
  expect(asked.some((path) => /\/assets\/hls-/.test(path))).toBe(false)
  await seen.locator('audio').scrollIntoViewIfNeeded()
  await seen.getByText(label('site.recording.transcript')).last().click()
  await shoot('story-sound', seen)
  await expectAccessible(seen)
  expect(refused).toEqual([])
})

test('where the browser knows no ladder, hls.js climbs it once play is pressed; a film that is held back then stops', async () => {
  // As Firefox answers; it is this one method that the page asks.
  const { seen, asked, refused } = await reader(
    {},
    `const { canPlayType } = HTMLMediaElement.prototype
     HTMLMediaElement.prototype.canPlayType = function (type) {
       return /mpegurl/.test(type) ? '' : canPlayType.call(this, type)
     }`,
  )
  await seen.waitForLoadState('load')
  expect(asked.filter((path) => /\/assets\/hls-/.test(path))).toEqual([])
  await seen.locator('video').focus()
  await seen.keyboard.press('Space')
  await expect.poll(() => seen.evaluate(`document.querySelector('video').dataset.player`)).toBe('hls')
  await expect.poll(() => played(seen)).toBeGreaterThan(0)
  await expect.poll(() => shownWords(seen)).toEqual(['Pembawa acara: Jembatan dibuka.'])
  expect(asked.some((path) => /\/hls\/360p\/seg-\d+\.m4s$/.test(path))).toBe(true)
  expect(refused).toEqual([])
  await house.bank.changeRights(budi.actor, film.id, { consent: 'withdrawn' })
  const gone = asked.find((path) => path.endsWith('.m4s')) ?? ''
  expect((await fetch(house.url + gone)).status).toBe(404)
  await expect
    .poll(async () => {
      await seen.reload()
      return seen.locator('video').count()
    })
    .toBe(0)
  await house.bank.changeRights(budi.actor, film.id, { consent: 'not_needed' })
})

test('without any script it is the browser’s own player, with a file that every browser plays', async () => {
  const { seen } = await reader({ javaScriptEnabled: false })
  const video = seen.locator('video[controls][preload=none]')
  await video.waitFor()
  expect(await video.locator('source').last().getAttribute('type')).toBe('video/mp4')
  const file = seen.getByRole('link', { name: /Berkas MP4/ })
  const part = await fetch(house.url + (await file.getAttribute('href')), {
    headers: { range: 'bytes=0-99' },
  })
  expect([part.status, part.headers.get('content-type')]).toEqual([206, 'video/mp4'])
  expect(await seen.getByText('Warga menyeberang bergantian.').count()).toBe(1)
})

test('on the page of a release it plays as in the story, from the release’s own door', async () => {
  const desk = await officer(house)
  const draft = await house.hub.composeRelease(desk.actor, {
    unitId: house.units.root().id,
    title: { id: 'Jembatan gantung Cimanuk dibuka lagi' },
    assetIds: [film.id],
  })
  await house.hub.publishRelease(desk.actor, draft.id, draft)
  const seen = await (await openWindow({ viewport: { width: 1440, height: 900 } })).newPage()
  const asked: string[] = []
  seen.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await seen.goto(`${house.url}/media/rilis/${draft.ref}`)
  const video = seen.locator('video')
  await video.scrollIntoViewIfNeeded()
  await shoot('release-film', seen)
  await video.focus()
  await seen.keyboard.press('Space')
  await expect.poll(() => played(seen)).toBeGreaterThan(0)
  await expect.poll(() => shownWords(seen)).toEqual(['Pembawa acara: Jembatan dibuka.'])
  await expectAccessible(seen)
  const door = `/media/rilis/${draft.ref}/putar/${film.ref}`
  expect(asked).toContain(`${door}/hls/master.m3u8`)
  expect(asked.filter((path) => path.includes('/made/'))).toEqual([])
  const plain = await (await openWindow({ javaScriptEnabled: false })).newPage()
  await plain.goto(`${house.url}/media/rilis/${draft.ref}`)
  expect(await plain.locator('video[controls] source').last().getAttribute('src')).toBe(`${door}/web`)
})

test('in the bank she plays it, too, and puts what waits on the board before all other', async () => {
  await page.goto(`${house.url}/konsol/bank?pilih=${film.id}`)
  const video = page.getByRole('dialog').locator('video')
  await video.focus()
  await page.keyboard.press('Space')
  await expect.poll(() => played(page)).toBeGreaterThan(0)
  await shoot('bank-film')
  const { db } = house.database
  await db.updateTable('bank.work').set({ state: 'waiting', progress: 0 }).execute()
  const urgent = async () =>
    (await db.selectFrom('bank.work').select('asset_id').where('urgent', '=', true).execute()).map(
      (row) => row.asset_id,
    )
  await page.goto(`${house.url}/konsol/bank/pekerjaan`)
  await button(label('console.bank.work_raise_label', { filename: 'jembatan.mp4' })).click()
  await button(label('console.bank.work_lower_label', { filename: 'jembatan.mp4' })).waitFor()
  expect(await urgent()).toEqual([film.id])
  await expectAccessible(page)
  await shoot('job-board')
  await button(label('console.bank.work_lower_label', { filename: 'jembatan.mp4' })).click()
  await button(label('console.bank.work_raise_label', { filename: 'jembatan.mp4' })).waitFor()
  expect(await urgent()).toEqual([])
})
