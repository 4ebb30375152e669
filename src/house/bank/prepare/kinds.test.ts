/** Every kind of thing that crews deposit, from its arrival to what the house makes of it. */
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestBank } from '../../../../tests/support/bank.ts'
import { photograph } from '../../../../tests/support/pictures.ts'
import { paragraph, wordParts, zipParts } from '../../../platform/documents/fixtures/office.ts'
import { pagesOf, pdfOf } from '../../../platform/documents/fixtures/pdf.ts'
import { sharp } from '../../../platform/images.ts'
import { drawing } from '../../../platform/pdq/drawn-pictures.ts'
import { openClips, type Clips } from '../../../platform/video/clips.ts'

const house = await openTestBank()
const { bank, db, jobs, server, home, contributor, clock } = house
let clips: Clips

beforeAll(async () => {
  clips = await openClips()
})
afterAll(() => clips.drop())

const deposit = (bytes: Uint8Array, filename: string, more: object = {}) =>
  bank.receive(contributor, { unitId: home, filename, stream: Readable.from([bytes]), ...more })
const workOf = async (id: string) => (await bank.work(contributor, home)).find((item) => item.assetId === id)
const namesOf = async (id: string) =>
  (await db.selectFrom('bank.rendition').select('name').where('asset_id', '=', id).execute()).map(
    ({ name }) => name,
  )
const get = (url: string, headers: Record<string, string> = {}) =>
  server.inject({ url, headers: { cookie: 'sari', ...headers } })
const found = async (q: string) =>
  (await bank.search(contributor, { unitId: home, q })).assets.map(({ filename }) => filename)

test('a film gets its poster, thumbnails, a ladder that ends at its own height, and one file to seek in', async () => {
  const path = await clips.film('lapangan.mp4', '640x360', 2)
  const asset = await deposit(await readFile(path), 'lapangan.mp4', { caption: 'Penyelamatan di sungai' })
  expect(asset).toMatchObject({ kind: 'video', format: 'mp4', width: null })
  await jobs.drain()
  expect(await workOf(asset.id)).toMatchObject({ state: 'done', progress: 100, fault: null })
  expect(await bank.read(contributor, asset.id)).toMatchObject({ width: 640, height: 360, durationMs: 2000 })
  const names = await namesOf(asset.id)
  for (const name of [
    'base',
    '640',
    'og',
    'sprite',
    'cues',
    'web',
    'waveform',
    'hls/master.m3u8',
    'hls/360p/init.mp4',
  ])
    expect(names).toContain(name)
  expect(names.some((name) => name.startsWith('hls/720p'))).toBe(false)

  const made = `/api/v1/assets/${asset.id}/made`
  const master = await get(`${made}/hls/master.m3u8`)
  expect(master.headers['content-type']).toBe('application/vnd.apple.mpegurl')
  const rung = /^[\w/]+\.m3u8$/m.exec(master.body)?.[0] ?? ''
  expect((await get(`${made}/hls/${rung}`)).body).toContain('#EXT-X-ENDLIST')
  const whole = await get(`${made}/web`)
  const part = await get(`${made}/web`, { range: 'bytes=100-199' })
  expect([part.statusCode, part.rawPayload.length, part.headers['content-range']]).toEqual([
    206,
    100,
    `bytes 100-199/${whole.rawPayload.length}`,
  ])
  expect(part.rawPayload.equals(whole.rawPayload.subarray(100, 200))).toBe(true)
  expect((await get(`${made}/web`, { range: 'bytes=99999999-' })).statusCode).toBe(416)

  // The public sees it only while something published uses it and nothing holds it back.
  const segment = `/media/${asset.ref}/made/hls/master.m3u8`
  expect((await server.inject(segment)).statusCode).toBe(404)
  await db.transaction().execute((trx) => bank.publish(trx, [asset.id], 'edition'))
  expect((await server.inject(segment)).statusCode).toBe(200)
  await db
    .insertInto('bank.rights')
    .values({ asset_id: asset.id, consent: 'withdrawn', changed_at: clock.now() })
    .execute()
  expect((await server.inject(segment)).statusCode).toBe(404)
  expect((await server.inject(`/media/${asset.ref}/made/hls/${rung}`)).statusCode).toBe(404)
  expect(await found('penyelamatan')).toEqual(['lapangan.mp4'])
})

test('sound gets its outline and a file that every browser plays', async () => {
  const path = await clips.make(['-f', 'lavfi', '-i', 'sine=d=2', '-c:a', 'libmp3lame'], 'wawancara.mp3')
  const asset = await deposit(await readFile(path), 'wawancara.mp3')
  expect(asset.kind).toBe('audio')
  await jobs.drain()
  expect(await workOf(asset.id)).toMatchObject({ state: 'done' })
  expect((await get(`/api/v1/assets/${asset.id}/made/waveform`)).json()).toHaveLength(800)
  expect((await get(`/api/v1/assets/${asset.id}/made/sound`)).headers['content-type']).toBe('audio/mp4')
})

test('documents are found by what stands in them, and a PDF shows its first page', async () => {
  const pdf = await deposit(
    pdfOf(pagesOf([['Rencana pengamanan arus mudik'], ['Halaman dua']])),
    'rencana.pdf',
  )
  const docx = await deposit(
    zipParts(wordParts(paragraph('Notulen rapat koordinasi kebencanaan'))),
    'notulen.docx',
  )
  const txt = await deposit(Buffer.from('Daftar hadir sosialisasi wawasan kebangsaan'), 'hadir.txt')
  await jobs.drain()
  for (const { id } of [pdf, docx, txt]) expect(await workOf(id)).toMatchObject({ state: 'done' })
  expect(await found('mudik')).toEqual(['rencana.pdf'])
  expect(await found('kebencanaan')).toEqual(['notulen.docx'])
  expect(await found('kebangsaan')).toEqual(['hadir.txt'])
  expect(await bank.read(contributor, pdf.id)).toMatchObject({ kind: 'document', pages: 2 })
  expect((await get(`/api/v1/assets/${pdf.id}/renditions/640`)).headers['content-type']).toBe('image/webp')
})

test('what cannot be made ends with the tool’s own words; the original is there, and it can be tried again', async () => {
  const path = await clips.film('rusak.mp4', '320x240', 2)
  const bytes = await readFile(path)
  const cut = bytes.subarray(0, Math.floor(bytes.length * 0.6))
  const asset = await deposit(cut, 'rusak.mp4')
  await jobs.drain()
  const work = await workOf(asset.id)
  expect(work).toMatchObject({ state: 'failed', attempts: 1 })
  expect(work?.fault).toBeTruthy()
  expect((await get(`/api/v1/assets/${asset.id}/original`)).rawPayload.equals(cut)).toBe(true)
  await bank.retry(contributor, asset.id, { urgent: true })
  expect(await workOf(asset.id)).toMatchObject({ state: 'waiting', urgent: true })
  await jobs.drain()
  expect(await workOf(asset.id)).toMatchObject({ state: 'failed', attempts: 2 })
})

test('what waits is put before all other, or back into its turn; what is done stays as it is', async () => {
  const [first, second, third] = [
    await deposit(Buffer.from('Daftar pertama untuk rapat'), 'satu.txt'),
    await deposit(Buffer.from('Daftar kedua untuk rapat'), 'dua.txt'),
    await deposit(Buffer.from('Daftar ketiga untuk rapat'), 'tiga.txt'),
  ]
  const turn = async () =>
    (
      await sql<{ id: string }>`select data ->> 'assetId' as id from jobs.job
        where name = 'prepare-asset' and state = 'created' order by priority desc, created_on, id`.execute(db)
    ).rows.map(({ id }) => id)
  const place = (id: string, urgent: boolean, cookie = 'sari') =>
    server.inject({
      method: 'PATCH',
      url: `/api/v1/assets/${id}/work`,
      headers: { cookie },
      payload: { urgent },
    })
  expect((await place(third.id, true)).statusCode).toBe(204)
  expect(await turn()).toEqual([third.id, first.id, second.id])
  expect((await bank.work(contributor, home))[0]).toMatchObject({ assetId: third.id, urgent: true })
  expect((await place(second.id, true, 'budi')).statusCode).toBe(403)
  expect((await place(third.id, false)).statusCode).toBe(204)
  expect(await turn()).toEqual([first.id, second.id, third.id])
  await jobs.drain()
  await bank.hasten(contributor, first.id, true)
  expect(await bank.workOf(contributor, first.id)).toMatchObject({ state: 'done', urgent: false })
  const acts = await db.selectFrom('audit.entry').select('act').where('act', '=', 'asset.hasten').execute()
  expect(acts).toHaveLength(2)
})

test('bombs, programs and cheats among documents are kept out with a sentence', async () => {
  const refused = (bytes: Uint8Array, name: string) =>
    deposit(bytes, name).then(
      () => 'taken',
      (error: { code?: string }) => error.code,
    )
  const sheet = wordParts(paragraph('x'), { 'word/media/bomb.bin': 'a'.repeat(20_000_000) })
  expect(await refused(zipParts(sheet), 'laporan.docx')).toBe('document_bomb')
  expect(
    await refused(zipParts(wordParts(paragraph('x'), { '../../etc/passwd': 'x' })), 'laporan.docx'),
  ).toMatch(/document_names|file_/)
  expect(await refused(Buffer.from('%PDF-1.7\n1 0 obj'), 'kosong.pdf')).toBe('document_damaged')
  expect(await refused(Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'), 'film.mp4')).toBe(
    'file_disguised',
  )
  expect(await refused(Buffer.from('PK\u0003\u0004 bukan arsip'), 'arsip.zip')).toBe('file_type')
  expect(await refused(Buffer.from('<html><script>'), 'surat.txt')).toBe('file_disguised')
})

test('the same picture in another size is noticed as the same, another one is not', async () => {
  const drawn = await drawing(31, 1600, 1200).jpeg({ quality: 92 }).toBuffer()
  const first = await deposit(drawn, 'asli.jpg')
  const again = await deposit(await sharp(drawn).resize(1000).jpeg({ quality: 60 }).toBuffer(), 'lagi.jpg')
  const other = await deposit(await drawing(977, 1600, 1200).jpeg().toBuffer(), 'lain.jpg')
  await jobs.drain()
  const alike = await bank.similar(contributor, first.id)
  expect(alike.map(({ asset, same }) => [asset.id, same])).toEqual([[again.id, true]])
  expect((await bank.similar(contributor, other.id)).map(({ asset }) => asset.id)).not.toContain(first.id)
})

test('what a file says of itself fills the record where the sender said nothing, and stays visible', async () => {
  const bytes = await photograph(800, 600, 4)
    .withExif({
      IFD0: { Copyright: 'Humas Polda', Artist: 'Sari W.', ImageDescription: 'Apel pagi di lapangan' },
    })
    .jpeg()
    .toBuffer()
  const asset = await deposit(bytes, 'apel.jpg', { caption: 'Apel gelar pasukan' })
  expect(asset).toMatchObject({
    caption: 'Apel gelar pasukan',
    creator: 'Sari W.',
    copyright: 'Humas Polda',
    foundInside: { caption: 'Apel pagi di lapangan', creator: 'Sari W.' },
  })
  const revised = await bank.describe(contributor, asset.id, {
    headline: 'Apel',
    people: ['Kapolda', 'Kapolda'],
  })
  expect(revised).toMatchObject({ recordNumber: 2, people: ['Kapolda'] })
  const versions = await bank.versions(contributor, asset.id)
  expect(versions.map(({ number, record }) => [number, record.headline])).toEqual([
    [2, 'Apel'],
    [1, ''],
  ])
  expect(await found('gelar pasukan')).toEqual(['apel.jpg'])
})
