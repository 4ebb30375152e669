/** A story with a film: out before the film is ready, then playable, in every form in which the story leaves. */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { completeContent, look, storyAt, write } from '../../tests/support/newsroom.ts'
import { heard, openSiteHouse, type SiteTestHouse } from '../../tests/support/site-house.ts'
import { signIn, type SignedIn } from '../../tests/support/sign-in.ts'
import type { Asset } from '../house/bank/index.ts'
import { openClips, type Clips } from '../platform/video/clips.ts'

let house: SiteTestHouse
let siti: SignedIn
let budi: SignedIn
let clips: Clips
let unitId: string
let film: Asset
let editionId: string
let path: string

const transcript = 'Pembawa acara: Jembatan dibuka.\n\nWarga menyeberang.'
const recording = (assetId: string) => ({
  type: 'recording' as const,
  attrs: { id: 'f1', assetId, caption: 'Jembatan gantung', credit: 'Humas', transcript },
})
const withFilm = (assetId: string) => {
  const content = completeContent()
  content.body.content.push(recording(assetId))
  return content
}
const get = async (url: string) => {
  await heard(house)
  const answer = await house.server.inject({ url })
  return { ...answer, status: answer.statusCode, policy: String(answer.headers['content-security-policy']) }
}
/** What machines read of a page. */
const said = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}') as object

beforeAll(async () => {
  clips = await openClips()
  house = await openSiteHouse({ pack: 'kota' })
  unitId = house.units.byCode('tirta')?.id ?? ''
  siti = await signIn(house, { name: 'Siti', unit: unitId, roles: ['contributor'] })
  budi = await signIn(house, { name: 'Budi', roles: ['approver'] })
  film = await house.bank.receive(siti.actor, {
    unitId,
    filename: 'jembatan.mp4',
    stream: createReadStream(await clips.film('jembatan.mp4', '128x72', 2)),
  })
}, 60_000)
afterAll(() => clips.drop())

test('a film without a word of what is in it keeps the story from being submitted', async () => {
  const content = withFilm(film.id)
  content.body.content.at(-1)!.attrs = { ...recording(film.id).attrs, transcript: ' ' }
  const who = { author: siti.actor, approver: budi.actor, unitId, content }
  await expect(storyAt(house, who, 'submitted')).rejects.toMatchObject({
    code: 'incomplete',
    faults: [{ at: 'body.f1.transcript', code: 'missing_transcript' }],
  })
})

test('only what can be played, and what she may see, gets a place in her text', async () => {
  const stranger = await signIn(house, { name: 'Wira', unit: 'wana', roles: ['contributor'] })
  const draft = await storyAt(
    house,
    { author: siti.actor, approver: budi.actor, unitId, content: completeContent() },
    'draft',
  )
  const document = await house.bank.receive(siti.actor, {
    unitId,
    filename: 'hadir.txt',
    stream: Readable.from([Buffer.from('Daftar hadir rapat.')]),
  })
  for (const [who, id] of [
    [siti, document.id],
    [siti, '019ab000-0000-7000-8000-000000000000'],
  ] as const)
    await expect(write(house, who.actor, draft.editionId, { body: withFilm(id).body })).rejects.toMatchObject(
      { faults: [{ code: 'recording_unknown' }] },
    )
  await expect(
    house.newsroom.createStory(stranger.actor, {
      unitId: house.units.byCode('wana')?.id ?? '',
      locale: 'id',
      content: withFilm(film.id),
    }),
  ).rejects.toMatchObject({ faults: [{ code: 'recording_unknown' }] })
})

test('out before the film is ready, the page says so; once it is, every form has it', async () => {
  const made = await storyAt(
    house,
    { author: siti.actor, approver: budi.actor, unitId, content: withFilm(film.id) },
    'published',
  )
  editionId = made.editionId
  const { ref } = await look(house, siti.actor, editionId)
  path = String((await get(`/berita/${ref}`)).headers.location).replace('http://house.test', '')
  const early = (await get(path)).body
  expect(early).toContain('Film ini sedang disiapkan')
  expect(early).toContain('Warga menyeberang.')
  expect(said(early)).not.toHaveProperty('video')

  await house.jobs.drain()
  const page = await get(path)
  const master = `/media/${film.ref}/made/hls/master.m3u8`
  const file = `/media/${film.ref}/made/web`
  expect(page.body).toContain(
    `<source src="${master}" type="application/vnd.apple.mpegurl"><source src="${file}" type="video/mp4">`,
  )
  expect(page.body).toMatch(/poster="\/media\/[a-z0-9]{16}\/640\.webp"/)
  expect((await get(file)).status).toBe(200)
  expect(said(page.body)).toMatchObject({
    video: [
      {
        '@type': 'VideoObject',
        name: 'Jembatan gantung',
        contentUrl: `http://house.test${file}`,
        duration: 'PT2S',
        transcript,
      },
    ],
  })
  expect((await get(`${path}/teks`)).body).toContain('▶ Jembatan gantung\nPembawa acara: Jembatan dibuka.')
  expect((await get('/cari?q=menyeberang')).body).toContain(ref)

  // On paper and in a file of text a film is what it says.
  const kit = (await house.newsroom.pressEditions([editionId])).get(editionId)
  expect(kit?.text?.plain).toContain('▶ Jembatan gantung · Humas\n\nPembawa acara: Jembatan dibuka.')
  expect(kit?.text?.html).toContain('<p>Warga menyeberang.</p>')

  const rss = (await get('/feed.xml')).body
  expect(rss).toMatch(
    new RegExp(`<enclosure url="http://house.test${file}" length="\\d+" type="video/mp4"/?>`),
  )
  expect(rss).toContain(`<media:content url="http://house.test${file}"`)
  expect(rss).toContain(`poster="http://house.test/media/`)
  expect((await get('/atom.xml')).body).toContain(`href="http://house.test${file}" rel="enclosure"`)
  expect((await get('/feed.json')).json()).toMatchObject({
    items: [
      { attachments: [{ url: `http://house.test${file}`, mime_type: 'video/mp4', duration_in_seconds: 2 }] },
    ],
  })
  const ninjs = (await get(`/api/v1/publications/${ref}/ninjs`)).json<{ associations: object[] }>()
  expect(ninjs.associations).toContainEqual(
    expect.objectContaining({
      type: 'video',
      renditions: [
        expect.objectContaining({ name: 'hls', href: `http://house.test${master}` }),
        expect.objectContaining({ name: 'mp4', duration: 2, width: 128, height: 72 }),
      ],
    }),
  )
  expect((await get(`/api/v1/publications/${ref}`)).json()).toMatchObject({
    recordings: [{ kind: 'video', transcript, sources: [{}, { url: file }] }],
  })
  expect((await house.newsroom.editionsWithAsset(siti.actor, { assetId: film.id })).editions).toMatchObject([
    { editionId, shown: true },
    { stage: 'draft', shown: false },
  ])
})

test('only a page that plays something has a script, and only from the house; the home page grows by nothing', async () => {
  const page = await get(path)
  expect(page.policy).toContain("media-src 'self' blob:; script-src 'self'")
  expect(page.policy).not.toContain('unsafe')
  expect(page.body).toMatch(
    /<script type="module" src="\/assets\/film-\w+\.js" data-hls="\/assets\/hls-\w+\.js">/,
  )
  const home = await get('/')
  expect(home.body).not.toMatch(/film-\w+\.(?:js|css)|hls-/)
  expect(home.policy).not.toContain('script-src')
})

test('a withdrawn story is still read with its film; of a recalled one nothing can be played any more', async () => {
  const master = `/media/${film.ref}/made/hls/master.m3u8`
  const act = async () => ({
    editionId,
    versionHash: (await look(house, budi.actor, editionId)).publishedHash ?? '',
    reason: 'Salah tempat.',
    publicNote: 'Tempatnya keliru.',
  })
  await house.newsroom.withdrawEdition(budi.actor, await act())
  expect((await get(path)).body).toContain(master)
  expect((await get(master)).status).toBe(200)
  await house.newsroom.recallEdition(budi.actor, await act())
  expect((await get(path)).status).toBe(410)
  expect((await get(path)).body).not.toContain(film.ref)
  for (const name of ['web', 'hls/master.m3u8', 'hls/72p/seg-0000.m4s'])
    expect((await get(`/media/${film.ref}/made/${name}`)).status).toBe(404)
})
