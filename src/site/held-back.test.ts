/** Every exit is tried for a picture, a film and a sound whose rights hold them back. */
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { officer } from '../../tests/support/hub.ts'
import { completeContent, look, storyAt } from '../../tests/support/newsroom.ts'
import { photograph } from '../../tests/support/pictures.ts'
import { heard, openSiteHouse, type SiteTestHouse } from '../../tests/support/site-house.ts'
import { signIn, type SignedIn } from '../../tests/support/sign-in.ts'
import { articleForChannels } from '../article-for-channels.ts'
import { createLending } from '../lend-media.ts'
import type { RightsChange } from '../house/bank/change-rights.ts'
import { cropKey, type Asset } from '../house/bank/index.ts'
import { openClips, type Clips } from '../platform/video/clips.ts'

let house: SiteTestHouse
let siti: SignedIn
let budi: SignedIn
let stranger: SignedIn
let unitId: string
let asset: Asset
/** Everything in the story that comes from the bank: its picture, its film, its sound. */
let held: Asset[]
let refs: string[]
let ref: string
let editionId: string
let mediaRef: string
let released: string
/** Path of a shared link: it lets out what nobody published, and only that. */
let shared: string
/** Path of a preview link. */
let preview: string
let clips: Clips

/** Path under which a network may fetch the picture, as it was lent before anything was held back. */
let lent: string

const home = { url: 'http://house.test' }
const words = 'Marimba di balai warga'
const crop = { x: 1000, y: 1000, width: 6000, height: 6000, focusX: 4000, focusY: 4000 }

beforeAll(async () => {
  clips = await openClips()
  house = await openSiteHouse({ pack: 'kota', now: '2026-11-24T03:00:00Z' })
  unitId = house.units.byCode('tirta')?.id ?? ''
  siti = await signIn(house, { name: 'Siti', unit: unitId, roles: ['contributor'] })
  budi = await signIn(house, { name: 'Budi', roles: ['approver'] })
  stranger = await signIn(house, { name: 'Wira', unit: 'wana', roles: ['contributor'] })
  asset = await house.bank.receive(siti.actor, {
    unitId,
    filename: 'marimba.jpg',
    stream: Readable.from([await photograph(1400, 900, 5).jpeg().toBuffer()]),
    alt: words,
    caption: words,
  })
  const use = { assetId: asset.id, alt: words, caption: words, credit: 'Humas', rights: '' }
  const { rights: _, ...inText } = use
  const content = completeContent({ lead: { ...use, crop } })
  content.body.content.push({ type: 'figure', attrs: { id: 'f1', ...inText } })
  const film = await deposit(await clips.film('marimba.mp4', '128x72', 1))
  const sound = await deposit(
    await clips.make(['-f', 'lavfi', '-i', 'sine=d=1', '-c:a', 'libmp3lame'], 'marimba.mp3'),
  )
  for (const [at, { id }] of [film, sound].entries())
    content.body.content.push({
      type: 'recording',
      attrs: { id: `r${at}`, assetId: id, caption: words, credit: 'Humas', transcript: words },
    })
  held = [asset, film, sound]
  refs = held.map((one) => one.ref)
  const made = await storyAt(
    house,
    { author: siti.actor, approver: budi.actor, unitId, content },
    'published',
  )
  editionId = made.editionId
  ref = (await look(house, siti.actor, editionId)).ref
  mediaRef = (await house.bank.picture(asset.id))!.ref
  const collectionId = await house.bank.collections.make(budi.actor, { unitId, name: 'Untuk warga' })
  await house.bank.collections.put(budi.actor, collectionId, [asset.id])
  const { token } = await house.bank.collections.makeLink(budi.actor, collectionId, {
    audience: 'public',
    download: true,
    days: 30,
  })
  shared = `/berbagi/${token}`
  const desk = await officer(house)
  const draft = await house.hub.composeRelease(desk.actor, {
    unitId: house.units.root().id,
    title: { id: 'Paket musik balai warga' },
    assetIds: held.map(({ id }) => id),
  })
  await house.hub.publishRelease(desk.actor, draft.id, draft)
  await house.bank.keepSubtitles(siti.actor, film.id, {
    lang: 'id',
    filename: 'marimba.srt',
    content: Buffer.from(`1\n00:00:00,000 --> 00:00:01,000\n${words}`),
    after: 0,
  })
  released = `/media/rilis/paket-musik-balai-warga-${draft.ref}`
  await house.jobs.drain()
  const { url } = await house.newsroom.sharePreview(siti.actor, { editionId, hours: 24 })
  preview = url.replace('http://house.test', '')
  const said = await articleForChannels({
    ...house,
    ...home,
    lend: createLending({ ...house, ...home }),
  }).publishedEdition(editionId)
  lent = said?.article?.pictures[0]?.lendAddress({ ratio: [0.8, 1.91] }).replace(home.url, '') ?? ''
})
afterAll(() => clips.drop())

async function deposit(path: string): Promise<Asset> {
  return house.bank.receive(siti.actor, {
    unitId,
    filename: basename(path),
    stream: createReadStream(path),
    alt: words,
    caption: words,
  })
}

const exits = () => [
  '/',
  '/satuan/tirtasari',
  `/berita/${ref}`,
  '/arsip/2026/11/24',
  '/cari?q=loket',
  '/topik/kesehatan',
  '/feed.xml',
  '/atom.xml',
  '/feed.json',
  '/satuan/tirtasari/feed.xml',
  '/satuan/tirtasari/feed.json',
  '/sitemap.xml',
  '/news-sitemap.xml',
  '/api/v1/publications',
  `/api/v1/publications/${ref}`,
  `/api/v1/publications/${ref}/ninjs`,
  '/api/v1/search?q=loket',
  shared,
  `/en${shared}`,
  '/media',
  '/media/feed.xml',
  '/media/feed.json',
  '/sitemap/rilis-2026-11.xml',
  released,
  `${kitDoor()}/unduh/text`,
  preview,
  `/berita/${ref}/teks`,
]
const kitDoor = () => released.replace(/[^/]*-/, '')
const files = () => [
  ...['320.webp', '640.webp', '1080.webp', 'og.jpg'].flatMap((file) => [
    `/media/${mediaRef}/${file}`,
    `/media/${mediaRef}/${cropKey(crop)}/${file}`,
  ]),
  `/media/${mediaRef}/1600.webp`,
  `/media/${refs[1]}/320.webp`,
  ...['', `/api/v1/previews/${preview.split('/').at(-1)}`].flatMap((door) => [
    ...[
      'web',
      'hls/master.m3u8',
      'hls/72p/index.m3u8',
      'hls/72p/init.mp4',
      'hls/72p/seg-0000.m4s',
      'subtitles/id.vtt',
    ].map((name) => `${door}/media/${refs[1]}/made/${name}`),
    `${door}/media/${refs[2]}/made/sound`,
  ]),
  `${shared}/gambar/${asset.id}/640`,
  `${kitDoor()}/gambar/${mediaRef}`,
  ...['web', 'hls/master.m3u8', 'hls/72p/seg-0000.m4s', 'subtitles/id.vtt'].map(
    (name) => `${kitDoor()}/putar/${refs[1]}/${name}`,
  ),
  `${kitDoor()}/putar/${refs[2]}/sound`,
  `${shared}/unduh/${asset.id}`,
  `${shared}/semua.zip`,
  lent,
]

/** Where the picture or its words come out, following a story's own address. */
async function outlets(): Promise<string[]> {
  await heard(house)
  const found: string[] = []
  for (const url of exits()) {
    let answer = await house.server.inject({ url })
    const moved = answer.headers.location
    if (moved !== undefined)
      answer = await house.server.inject({ url: moved.replace('http://house.test', '') })
    if (refs.some((one) => answer.body.includes(one)) || answer.body.includes('Marimba')) found.push(url)
  }
  for (const url of files()) if ((await house.server.inject({ url })).statusCode === 200) found.push(url)
  const kit = (await house.newsroom.pressEditions([editionId])).get(editionId)
  if (kit?.text?.plain.includes('Marimba') === true) found.push('press kit: text')
  const article = await articleForChannels({
    ...house,
    ...home,
    lend: createLending({ ...house, ...home }),
  }).publishedEdition(editionId)
  for (const { lead } of article?.article?.pictures ?? [])
    found.push(lead ? 'channels: picture' : 'channels: picture in the text')
  if (refs.some((one) => article?.article?.bodyHtml.includes(one) === true)) found.push('channels: text')
  return found
}

async function change(rights: RightsChange): Promise<void> {
  for (const { id } of held) await house.bank.changeRights(budi.actor, id, rights)
}
const free: RightsChange = {
  embargoUntil: null,
  consent: 'not_needed',
  sensitivity: [],
  licence: 'house',
  retentionUntil: null,
}

test('while nothing holds it back, the picture leaves by all the exits that are its own', async () => {
  const found = await outlets()
  for (const exit of [
    shared,
    `/berita/${ref}`,
    '/feed.json',
    `/api/v1/publications/${ref}/ninjs`,
    'channels: picture',
    'channels: picture in the text',
    'press kit: text',
    released,
    `${kitDoor()}/unduh/text`,
    preview,
    ...files(),
  ])
    expect(found).toContain(exit)
})

test.each([
  ['an embargo', { embargoUntil: new Date('2026-11-25T00:00:00Z') }],
  ['a consent that was taken back', { consent: 'withdrawn' }],
  ['a consent that was asked and not given', { consent: 'asked' }],
  ['a victim in it', { sensitivity: ['victim'] }],
  ['a child in it', { sensitivity: ['minor'] }],
  ['a licence for the house alone', { licence: 'internal' }],
  ['a licence for the press alone', { licence: 'press' }],
  ['a retention that is over', { retentionUntil: new Date('2026-11-23T00:00:00Z') }],
] as [string, RightsChange][])(
  '%s closes every exit with the same commit, and lifted, opens them again',
  async (_, rights) => {
    const open = await outlets()
    await change(rights)
    expect(await outlets()).toEqual([])
    // The story itself stays.
    expect((await house.server.inject(`/cari?q=loket`)).body).toContain(ref)
    await change(free)
    expect(await outlets()).toEqual(open)
  },
)

test('what time alone decides happens by itself: a consent runs out, an embargo is over', async () => {
  const open = await outlets()
  await change({
    consent: 'given',
    consentBy: 'Orang tua murid',
    consentUntil: new Date('2026-11-24T04:00:00Z'),
  })
  expect(await outlets()).toEqual(open)
  house.clock.advance(2 * 3_600_000)
  // A link leads from its file back to its page, and has nothing to put into a zip; everything else is not there.
  const refusal = (url: string) =>
    url.includes('/unduh/') ? 302 : url.endsWith('.zip') ? 422 : url.startsWith(kitDoor()) ? 409 : 404
  for (const url of files()) expect((await house.server.inject(url)).statusCode, url).toBe(refusal(url))
  await house.jobs.enqueue(house.database.db, 'follow-time', {})
  await house.jobs.drain()
  expect(await outlets()).toEqual([])
  await change({ consent: 'not_needed', consentUntil: null, embargoUntil: new Date('2026-11-24T06:00:00Z') })
  expect(await outlets()).toEqual([])
  house.clock.advance(2 * 3_600_000)
  await house.jobs.enqueue(house.database.db, 'follow-time', {})
  await house.jobs.drain()
  expect(await outlets()).toEqual(open)
  await change(free)
})

test('something sensitive goes out only when somebody who may decide it says why', async () => {
  await change({ sensitivity: ['minor'] })
  await expect(change({ clear: { why: '  ' } })).rejects.toMatchObject({ code: 'invalid_request' })
  expect(await outlets()).toEqual([])
  await change({ clear: { why: 'Wajah sudah dikaburkan; orang tua setuju tertulis.' } })
  expect(await outlets()).toContain(`/berita/${ref}`)
  // Another kind of sensitivity wants to be looked at anew.
  await change({ sensitivity: ['minor', 'victim'] })
  expect(await outlets()).toEqual([])
  await change(free)
})

test('what is held back is neither published anew nor changed by who may not', async () => {
  await change({ embargoUntil: new Date('2026-12-01T00:00:00Z') })
  const content = completeContent({
    lead: { assetId: asset.id, alt: words, caption: words, credit: 'Humas', rights: '' },
  })
  await expect(
    storyAt(house, { author: siti.actor, approver: budi.actor, unitId, content }, 'published'),
  ).rejects.toMatchObject({ code: 'picture_held_back', params: { why: 'embargo' } })
  await change(free)
  for (const who of [siti, stranger])
    await expect(house.bank.changeRights(who.actor, asset.id, { licence: 'free' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  const peek = (path: string) =>
    house.server.inject({ url: `/api/v1/assets/${asset.id}${path}`, headers: stranger.headers })
  for (const path of ['', '/rights', '/versions', '/original', '/renditions/640', '/similar'])
    expect((await peek(path)).statusCode, path).toBe(403)
})
