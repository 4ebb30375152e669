/** A picture is cut for one story and covered in places; every size that leaves shows that, and nothing else. */
import { unzipSync } from 'fflate'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { camera, detail, scene, telephone } from '../../tests/support/chequered-face.ts'
import { completeContent, look, storyAt, write } from '../../tests/support/newsroom.ts'
import { heard, openSiteHouse, type SiteTestHouse } from '../../tests/support/site-house.ts'
import { signIn, type SignedIn } from '../../tests/support/sign-in.ts'
import { articleForChannels } from '../article-for-channels.ts'
import { createLending } from '../lend-media.ts'
import type { Area } from '../house/bank/covers/areas.ts'
import type { Asset, Crop } from '../house/bank/index.ts'
import type { EditionContent } from '../house/newsroom/index.ts'
import { sharp } from '../platform/images.ts'
import { endMetadata } from '../platform/metadata/exiftool.ts'

let house: SiteTestHouse
let siti: SignedIn
let budi: SignedIn
let unitId: string
let asset: Asset
let editionId: string
let ref: string

const home = { url: 'http://house.test' }

beforeAll(async () => {
  house = await openSiteHouse({ pack: 'kota', now: '2026-11-24T03:00:00Z' })
  unitId = house.units.byCode('tirta')?.id ?? ''
  siti = await signIn(house, { name: 'Siti', unit: unitId, roles: ['contributor'] })
  budi = await signIn(house, { name: 'Budi', roles: ['approver'] })
  asset = await house.bank.receive(siti.actor, {
    unitId,
    filename: 'loket.jpg',
    stream: Readable.from([await scene()]),
    alt: 'Loket',
    caption: 'Loket baru',
    credit: 'Humas',
  })
  await house.jobs.drain()
})

afterAll(endMetadata)

const use = (more: Partial<NonNullable<EditionContent['lead']>> = {}) => ({
  assetId: asset.id,
  alt: 'Loket',
  caption: 'Loket baru',
  credit: 'Humas',
  rights: '',
  ...more,
})
const right: Crop = { x: 6000, y: 1000, width: 4000, height: 8000, focusX: 9000, focusY: 5000 }

const get = (url: string) => house.server.inject({ url })
async function pixels(url: string) {
  const answer = await get(url)
  expect(answer.statusCode, url).toBe(200)
  return sharp(answer.rawPayload).removeAlpha().raw().toBuffer({ resolveWithObject: true })
}
const page = async () => {
  await heard(house)
  const answer = await get(`/berita/${ref}`)
  return get((answer.headers.location ?? '').replace('http://house.test', ''))
}
const mediaIn = (html: string) => [...new Set(html.match(/\/media\/[a-z0-9/]+\.(?:webp|jpg)/g) ?? [])]

test('a story that cuts the picture shows that part on its page, its card, its share picture and its channels', async () => {
  const content = completeContent({ lead: use({ crop: right }) })
  const { rights: _, ...figure } = use()
  content.body.content.push({ type: 'figure', attrs: { id: 'f1', ...figure } })
  const story = await storyAt(
    house,
    { author: siti.actor, approver: budi.actor, unitId, content },
    'published',
  )
  ;({ editionId } = story)
  ;({ ref } = await look(house, siti.actor, editionId))
  const html = (await page()).body
  const cut = mediaIn(html).filter((url) => url.split('/').length === 5)
  expect(cut.map((url) => url.split('/').at(-1))).toEqual(
    expect.arrayContaining(['320.webp', '640.webp', 'og.jpg']),
  )
  const channels = await articleForChannels({
    ...house,
    ...home,
    lend: createLending({ ...house, ...home }),
  }).publishedEdition(editionId)
  const [lead, below] = channels!.article!.pictures
  const carried = await lead!.withFile((path) => sharp(path).raw().toBuffer({ resolveWithObject: true }))
  for (const { data, info } of [...(await Promise.all(cut.map(pixels))), carried]) {
    // Nothing red is in the right two fifths.
    for (let at = 0; at < data.length; at += info.channels * 97)
      expect((data[at] ?? 0) < 90 && (data[at + 2] ?? 0) > 150).toBe(true)
  }
  expect(carried.info).toMatchObject({ width: 640, height: 960 })
  // In the text it stands whole, and is the same picture all the same.
  expect(below).toMatchObject({
    lead: false,
    of: lead?.of,
    paths: expect.arrayContaining([expect.any(String)]),
  })
  expect(below?.key).not.toBe(lead?.key)
  // The figure below shows it whole.
  expect(mediaIn(html).some((url) => url.split('/').length === 4)).toBe(true)
  // A list cuts further, and keeps the point: three quarters to the right of the part.
  const list = (await get('/satuan/tirtasari')).body
  expect(list).toContain('eye-x8 eye-y5')
  expect(list).toContain(cut[0] ?? '-')
})

test('nobody chooses a part by address: what no story shows does not exist, and a withdrawn one answers no more', async () => {
  const [cut = ''] = mediaIn((await page()).body).filter((url) => url.split('/').length === 5)
  const key = cut.split('/')[3] ?? ''
  expect((await get(cut.replace(key, '0123456789ab'))).statusCode).toBe(404)
  expect((await get(cut.replace(key, '0-0-100-100'))).statusCode).toBe(404)
  await house.bank.changeRights(budi.actor, asset.id, { consent: 'withdrawn' })
  await heard(house)
  expect((await get(cut)).statusCode).toBe(404)
  await house.bank.changeRights(budi.actor, asset.id, { consent: 'not_needed' })
})

test('the cut is part of the text: another one is another hash, a void approval, and a line in the comparison', async () => {
  const content = completeContent({ lead: use() })
  const { editionId: other, hash } = await storyAt(
    house,
    { author: siti.actor, approver: budi.actor, unitId, content },
    'submitted',
  )
  const after = await write(house, siti.actor, other, { lead: use({ crop: right, follows: ['caption'] }) })
  expect(after.hash).not.toBe(hash)
  expect(after.stage).toBe('draft')
  expect(after.content.lead).toMatchObject({ crop: right, follows: ['caption'] })
  const difference = await house.newsroom.difference(siti.actor, { editionId: other, from: 1, to: 0 })
  expect(difference.blocks.find(({ kind }) => kind === 'lead')?.parts).toContainEqual(
    expect.objectContaining({ op: 'added', text: expect.stringContaining('40 %') }),
  )
  for (const crop of [
    { ...right, width: 4001 },
    { ...right, width: 10 },
    { ...right, focusX: 10 },
  ])
    await expect(write(house, siti.actor, other, { lead: use({ crop }) })).rejects.toMatchObject({
      code: 'invalid_content',
      faults: [{ at: 'lead.crop', code: 'content_crop' }],
    })
})

test('where it is used is listed for whoever may read it, and only counted for others', async () => {
  const wira = await signIn(house, { name: 'Wira', unit: unitId, roles: ['contributor'] })
  const seen = await house.server.inject({
    url: `/api/v1/assets/${asset.id}/editions`,
    headers: wira.headers,
  })
  expect(seen.json()).toMatchObject({
    editions: [
      { stage: 'draft', shown: false },
      { editionId, state: 'published', shown: true },
    ],
    hidden: 0,
    next: null,
  })
})

const face: Area[] = [
  { shape: 'ellipse', how: 'blur', x: 900, y: 1200, width: 3200, height: 4300 },
  { shape: 'rectangle', how: 'box', x: 7000, y: 7000, width: 1000, height: 1000 },
]
const whole = (html: string) => mediaIn(html).filter((url) => url.split('/').length === 4)

test('a covered face is covered in every size, in the stamped copy and its thumbnail, under addresses nobody has kept', async () => {
  const before = whole((await page()).body)
  expect(detail(await pixels(before.find((url) => url.endsWith('1600.webp')) ?? ''))).toBeGreaterThan(150)
  const mediaRef = before[0]?.split('/')[2] ?? ''
  const answer = await house.server.inject({
    method: 'POST',
    url: `/api/v1/assets/${asset.id}/covers`,
    headers: siti.headers,
    payload: { areas: face, why: 'Wajah anak di latar.' },
  })
  expect(answer.statusCode, answer.body).toBe(200)
  expect(answer.json()).toMatchObject({ cover: 1, sha256: asset.sha256 })

  const html = (await page()).body
  expect(html).not.toContain(mediaRef)
  for (const file of ['320.webp', '640.webp', '1080.webp', '1600.webp', 'og.jpg'])
    expect((await get(`/media/${mediaRef}/${file}`)).statusCode).toBe(410)
  const now = whole(html)
  expect(now.length).toBeGreaterThan(2)
  for (const url of now) expect(detail(await pixels(url)), url).toBeLessThan(60)
  const boxed = await pixels(now.find((url) => url.endsWith('1600.webp')) ?? '')
  const middle = (900 * boxed.info.width + 1200) * boxed.info.channels
  expect([...boxed.data.subarray(middle, middle + 3)].every((one) => one < 40)).toBe(true)

  // What staff see and take is covered as well; the bytes as they came are for those who may release.
  const staff = (path: string, who = siti) =>
    house.server.inject({ url: `/api/v1/assets/${asset.id}${path}`, headers: who.headers })
  const preview = await staff('/renditions/1600')
  expect(
    detail(await sharp(preview.rawPayload).removeAlpha().raw().toBuffer({ resolveWithObject: true })),
  ).toBeLessThan(60)
  const stamped = await staff('/download')
  expect(stamped.statusCode).toBe(200)
  const copy = stamped.rawPayload
  expect(detail(await sharp(copy).removeAlpha().raw().toBuffer({ resolveWithObject: true }))).toBeLessThan(60)
  expect(copy.includes('KameraRahasia')).toBe(false)
  expect(copy.includes('Loket baru')).toBe(true)
  // Not one other picture hides in it: a JPEG begins once.
  expect(copy.indexOf(Buffer.from([0xff, 0xd8, 0xff]), 3)).toBe(-1)
  for (const path of ['/original', '/uncovered']) {
    expect((await staff(path)).statusCode, path).toBe(403)
    expect((await staff(path, budi)).statusCode, path).toBe(200)
  }
  const original = (await staff('/original', budi)).rawPayload
  expect(original.indexOf(Buffer.from([0xff, 0xd8, 0xff]), 3)).toBeGreaterThan(0)
})

test.each([
  ['a telephone’s HEIC', 'wajah.heic', telephone],
  ['a camera’s RAW', 'wajah.dng', camera],
])(
  'of %s only the covered picture leaves at full size; the file itself stays inside',
  async (_, filename, draw) => {
    const file = await draw()
    const { id } = await house.bank.receive(siti.actor, {
      unitId,
      filename,
      stream: Readable.from([file]),
      caption: 'Loket baru',
    })
    await house.jobs.drain()
    const width = (await house.bank.get(id))?.width
    const decoded = async (picture: Buffer) =>
      sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    const preview = async () =>
      house.server.inject({ url: `/api/v1/assets/${id}/renditions/1600`, headers: siti.headers })
    expect(detail(await decoded((await preview()).rawPayload))).toBeGreaterThan(150)

    await house.bank.cover(siti.actor, id, { areas: face, why: 'Wajah anak.' })
    await house.jobs.drain()
    const out = new Map<string, Buffer>([['preview', (await preview()).rawPayload]])
    const take = async (name: string, { stream, mime }: { stream: Readable; mime: string }) => {
      expect(mime, name).toBe('image/jpeg')
      out.set(name, await buffer(stream))
    }
    await take('stamped', await house.bank.stamped(siti.actor, id))
    const forms = (await house.bank.assetsFor('press', [id])).get(id)?.forms ?? []
    for (const form of forms)
      await take(form, await house.bank.takeFor({ audience: 'press', journalist: undefined }, id, form))
    const order = { form: 'original' as const, title: 'Semua', assetIds: [id] }
    const parcel = await house.bank.parcels.order(budi.actor, order)
    const { content } = await house.bank.parcels.fetch(budi.actor, parcel.id, 'id')
    const zip = Object.entries(unzipSync(await buffer(content as Readable)))
    expect(zip.map(([name]) => name)).toEqual(['wajah.jpg'])
    out.set('zip', Buffer.from(zip[0]?.[1] ?? []))

    for (const [way, bytes] of out) {
      const picture = await decoded(bytes)
      expect(detail(picture), way).toBeLessThan(60)
      if (['stamped', 'zip'].includes(way)) expect(picture.info.width, way).toBe(width)
      expect(bytes.includes('Rahasia'), way).toBe(false)
    }
    await expect(house.bank.original(siti.actor, id)).rejects.toMatchObject({ code: 'forbidden' })
    const kept = await buffer((await house.bank.original(budi.actor, id)).stream)
    expect(createHash('sha256').update(kept).digest('hex')).toBe(
      createHash('sha256').update(file).digest('hex'),
    )
  },
)

test('a cover is changed and taken off only by who may release, with a reason, on what they saw; the audit has it', async () => {
  const post = (path: string, who: SignedIn, payload: object) =>
    house.server.inject({
      method: 'POST',
      url: `/api/v1/assets/${asset.id}${path}`,
      headers: who.headers,
      payload,
    })
  const less = { areas: face.slice(1), why: 'Cukup pelat saja.' }
  expect((await post('/covers', siti, less)).statusCode).toBe(403)
  expect((await post('/covers', budi, less)).json()).toMatchObject({ cover: 2 })
  expect((await post('/covers/end', siti, { number: 2, why: 'Sudah boleh.' })).statusCode).toBe(403)
  expect((await post('/covers/end', budi, { number: 1, why: 'Sudah boleh.' })).json()).toMatchObject({
    code: 'cover_moved_on',
  })
  expect((await post('/covers/end', budi, { number: 2, why: ' ' })).statusCode).toBe(422)
  expect((await post('/covers/end', budi, { number: 2, why: 'Orang tua setuju.' })).json()).toMatchObject({
    cover: null,
  })
  const shown = whole((await page()).body).find((url) => url.endsWith('1600.webp')) ?? ''
  expect(detail(await pixels(shown))).toBeGreaterThan(150)
  const covers = (
    await house.server.inject({ url: `/api/v1/assets/${asset.id}/covers`, headers: siti.headers })
  ).json()
  expect(covers).toMatchObject({
    covers: [
      { number: 2, by: 'Budi', ended: { by: 'Budi', why: 'Orang tua setuju.' } },
      { number: 1, by: 'Siti', why: 'Wajah anak di latar.', ended: { why: 'Cukup pelat saja.' } },
    ],
  })
  const acts = await house.database.db
    .selectFrom('audit.entry')
    .select(['act', 'why', 'details'])
    .where('object_id', '=', asset.id)
    .where('act', 'in', ['asset.cover', 'asset.uncover'])
    .orderBy('seq')
    .execute()
  expect(acts.map(({ act, why }) => `${act}: ${why}`)).toEqual([
    'asset.cover: Wajah anak di latar.',
    'asset.cover: Cukup pelat saja.',
    'asset.uncover: Orang tua setuju.',
  ])
  expect(acts[0]?.details).toMatchObject({ places: 2 })
})
