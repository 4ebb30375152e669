/** A story with a film: out before the film is ready, then playable, in every form in which the story leaves. */
import { unzipSync } from 'fflate'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { officer } from '../../tests/support/hub.ts'
import { completeContent, look, storyAt, write } from '../../tests/support/newsroom.ts'
import { heard, openSiteHouse, type SiteTestHouse } from '../../tests/support/site-house.ts'
import { signIn, type SignedIn } from '../../tests/support/sign-in.ts'
import { articleForChannels } from '../article-for-channels.ts'
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
/** What the accounts of the unit are given to post. */
const forChannels = async () => {
  const { newsroom, bank, storage } = house
  const lend = { picture: () => '', film: () => '' }
  const { publishedEdition } = articleForChannels({ newsroom, bank, storage, url: '', lend })
  return (await publishedEdition(editionId))?.article
}
const multipart = (body: ArrayBuffer) =>
  `multipart/form-data; boundary=${Buffer.from(body).toString('latin1').split('\r\n', 1)[0]?.slice(2)}`
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
})
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
  expect(await forChannels()).toMatchObject({ film: null, awaitsFilm: true })

  await house.jobs.drain()
  const page = await get(path)
  const master = `/media/${film.ref}/made/hls/master.m3u8`
  const file = `/media/${film.ref}/made/web`
  expect(page.body).toContain(
    `<source src="${master}" type="application/vnd.apple.mpegurl"><source src="${file}" type="video/mp4">`,
  )
  expect(page.body).toMatch(/poster="\/media\/[a-z0-9]{16}\/640\.webp"/)
  const mp4 = await get(file)
  expect(mp4.status).toBe(200)
  expect(await forChannels()).toMatchObject({
    film: { bytes: mp4.rawPayload.length, seconds: 2, caption: 'Jembatan gantung' },
    awaitsFilm: false,
  })
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

test('subtitles stand wherever the film plays, and follow who sends better ones', async () => {
  const unitRoot = house.units.root().id
  const desk = await officer(house)
  const draft = await house.hub.composeRelease(desk.actor, {
    unitId: unitRoot,
    title: { id: 'Jembatan gantung dibuka' },
    assetIds: [film.id],
  })
  await house.hub.publishRelease(desk.actor, draft.id, draft)
  const release = `/media/rilis/jembatan-gantung-dibuka-${draft.ref}`
  const kit = `/media/rilis/${draft.ref}`
  expect((await get(release)).body).not.toContain('<track')
  const send = (name: string, text: string, after: number) => {
    const form = new FormData()
    form.append('file', new Blob([text]), name)
    return new Response(form).arrayBuffer().then((body) =>
      house.server.inject({
        method: 'PUT',
        url: `/api/v1/assets/${film.id}/subtitles/id?after=${after}`,
        headers: { ...siti.headers, 'content-type': multipart(body) },
        payload: Buffer.from(body),
      }),
    )
  }
  const cue = (words: string) => `1\n00:00:00,500 --> 00:00:01,500\n${words}`
  for (const [text, code] of [
    ['bukan takarir', 'subtitles_line'],
    ['1\n01:00:00,000 --> 01:00:01,000\nFilm lain', 'subtitles_too_long'],
  ] as const)
    expect((await send('salah.srt', text, 0)).json()).toMatchObject({ code, status: 422 })
  expect((await send('jembatan.srt', cue('Jembatan di buka.'), 0)).statusCode).toBe(200)

  const track = (url: string) =>
    `<track kind="captions" src="${url}" srclang="id" label="Indonesia" default="">`
  const own = `/media/${film.ref}/made/subtitles/id.vtt`
  const atRelease = `${kit}/putar/${film.ref}/subtitles/id.vtt`
  const page = await get(path)
  expect(page.body).toContain(track(own))
  expect(said(page.body)).toMatchObject({ video: [{ caption: [{ inLanguage: 'id' }] }] })
  const shown = await get(release)
  expect(shown.body).toContain(`<source src="${kit}/putar/${film.ref}/web" type="video/mp4">`)
  expect(shown.body).toContain(track(atRelease))
  expect(shown.policy).toContain("media-src 'self' blob:; script-src 'self'")
  for (const url of [own, atRelease]) {
    const file = await get(url)
    expect([file.status, file.headers['content-type']]).toEqual([200, 'text/vtt; charset=utf-8'])
    expect(file.body).toBe('WEBVTT\n\n00:00:00.500 --> 00:00:01.500\nJembatan di buka.\n')
  }
  // A player that takes the ladder finds them named there, and asks one playlist for them.
  for (const at of [`/media/${film.ref}/made`, `${kit}/putar/${film.ref}`]) {
    const master = (await get(`${at}/hls/master.m3u8`)).body
    expect(master).toMatch(
      /^#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="Indonesia",LANGUAGE="id",.*URI="subtitles\/id\.m3u8"$/m,
    )
    expect(master.match(/^#EXT-X-STREAM-INF:.*,SUBTITLES="subtitles"$/gm)).toHaveLength(1)
    const list = await get(`${at}/hls/subtitles/id.m3u8`)
    expect(list.headers['content-type']).toBe('application/vnd.apple.mpegurl')
    expect(list.body).toMatch(/#EXTINF:2\.\d+,\n\.\.\/\.\.\/subtitles\/id\.vtt\n#EXT-X-ENDLIST/)
  }
  for (const name of ['sprite', 'cues', 'subtitles/en.vtt', 'hls/subtitles/en.m3u8', '../original'])
    expect((await get(`${kit}/putar/${film.ref}/${name}`)).status, name).toBe(404)
  const zip = unzipSync((await get(`${kit}/unduh/zip`)).rawPayload)
  expect(Buffer.from(zip['media/jembatan.id.vtt'] ?? []).toString()).toContain('Jembatan di buka.')

  // What is said in a film is found, and goes along in the bank's own zips.
  const found = async (q: string) =>
    (await house.bank.search(siti.actor, { unitId, q })).assets.map(({ id }) => id)
  expect(await found('dibuka')).toContain(film.id)
  const order = { form: 'original' as const, title: 'Jembatan', assetIds: [film.id] }
  const { id: parcel } = await house.bank.parcels.order(budi.actor, order)
  const { content } = await house.bank.parcels.fetch(budi.actor, parcel, 'id')
  const packed = unzipSync(await buffer(content as Readable))
  expect(Object.keys(packed)).toEqual(['jembatan.mp4', 'jembatan.id.vtt'])

  // Two who saw the same: the second is told, and nothing of hers is lost.
  expect((await send('lain.vtt', `WEBVTT\n\n${cue('Lain.')}`, 0)).json()).toMatchObject({
    code: 'subtitles_moved_on',
  })
  expect((await send('betul.vtt', `WEBVTT\n\n${cue('<i>Jembatan</i> dibuka.')}`, 1)).statusCode).toBe(200)
  expect((await get(own)).body).toContain('<i>Jembatan</i> dibuka.')
  expect(await found('dibuka')).toContain(film.id)
  // Whoever took the film since the first ones came hears that they proved wrong.
  await house.jobs.drain()
  expect(await house.hub.staffCorrections(budi.actor)).toMatchObject([
    { act: 'subtitled', title: { id: 'jembatan.mp4' }, note: 'Indonesia' },
  ])
  expect(await house.bank.subtitles(siti.actor, film.id)).toMatchObject([
    { number: 2, filename: 'betul.vtt', by: 'Siti', ended: null },
    { number: 1, filename: 'jembatan.srt', ended: { by: 'Siti' } },
  ])
  expect(await house.bank.subtitleWords(siti.actor, film.id, 'id')).toBe('Jembatan dibuka.')
  const stranger = await signIn(house, { name: 'Wira', unit: 'wana', roles: ['contributor'] })
  await expect(
    house.bank.endSubtitles(stranger.actor, film.id, { lang: 'id', after: 2 }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  await house.bank.endSubtitles(siti.actor, film.id, { lang: 'id', after: 2 })
  for (const url of [path, release]) expect((await get(url)).body).not.toContain('<track')
  for (const url of [own, atRelease]) expect((await get(url)).status).toBe(404)
  expect((await get(`/media/${film.ref}/made/hls/master.m3u8`)).body).not.toContain('SUBTITLES')
  expect(await found('dibuka')).not.toContain(film.id)
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
