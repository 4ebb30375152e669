import { expect, test } from 'vitest'
import { openTestBank } from '../../../tests/support/bank.ts'
import { inPieces, multipart, photograph, phonePhotograph } from '../../../tests/support/pictures.ts'
import { newId } from '../../platform/ids.ts'
import { sharp } from '../../platform/images.ts'

const { bank, db, events, server, home, elsewhere, contributor } = await openTestBank()
const sari = { cookie: 'sari' }

let seed = 1
const deposit = async (width = 1200, height = 800) =>
  bank.receive(contributor, {
    unitId: home,
    filename: 'foto.jpg',
    stream: inPieces(await photograph(width, height, seed++).jpeg().toBuffer()),
  })
const publish = (id: string, usedBy?: string) =>
  db.transaction().execute((trx) => bank.publish(trx, [id], usedBy))
/** Hides and waits until the news of it has come round. */
const hide = async (id: string, usedBy?: string) => {
  const heard = new Promise<void>((resolve) => {
    const stop = events.on('asset.hidden', () => {
      stop()
      resolve()
    })
  })
  await db.transaction().execute((trx) => bank.hide(trx, [id], usedBy))
  await heard
}
const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers })

test('an embargoed picture answers nobody at its address; published, it answers everybody; hidden, nobody again', async () => {
  const asset = await deposit()
  const addresses = ['320.webp', '640.webp', '1080.webp', 'og.jpg'].map(
    (file) => `/media/${asset.ref}/${file}`,
  )
  for (const url of addresses) {
    const answer = await get(url)
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'not_found'])
    expect(answer.headers['cache-control']).toBe('no-store')
  }
  await publish(asset.id)
  for (const url of addresses) {
    const answer = await get(url)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': url.endsWith('jpg') ? 'image/jpeg' : 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'surrogate-key': `asset-${asset.ref}`,
    })
    expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length)
  }
  await hide(asset.id)
  for (const url of addresses) expect((await get(url)).statusCode).toBe(404)
})

test('a publication that is rolled back shows nothing', async () => {
  const asset = await deposit()
  const failing = db.transaction().execute(async (trx) => {
    await bank.publish(trx, [asset.id])
    throw new Error('the approval was void')
  })
  await expect(failing).rejects.toThrow('the approval was void')
  expect((await get(`/media/${asset.ref}/640.webp`)).statusCode).toBe(404)
})

test('a picture that two stories use stays public until both have let go of it', async () => {
  const asset = await deposit()
  await publish(asset.id, 'edition-one')
  await publish(asset.id, 'edition-two')
  await hide(asset.id, 'edition-one')
  expect((await get(`/media/${asset.ref}/640.webp`)).statusCode).toBe(200)
  await hide(asset.id, 'edition-two')
  expect((await get(`/media/${asset.ref}/640.webp`)).statusCode).toBe(404)
})

test('a reader who has the picture is answered 304', async () => {
  const asset = await deposit()
  await publish(asset.id)
  const { headers } = await get(`/media/${asset.ref}/320.webp`)
  const again = await get(`/media/${asset.ref}/320.webp`, { 'if-none-match': `W/"other", ${headers.etag}` })
  expect([again.statusCode, again.payload]).toEqual([304, ''])
  const head = await server.inject({ method: 'HEAD', url: `/media/${asset.ref}/320.webp` })
  expect([head.statusCode, head.payload]).toEqual([200, ''])
})

test('addresses that lead nowhere answer alike, whatever is tried in them', async () => {
  const asset = await deposit(400, 300)
  await publish(asset.id)
  const addresses = [
    `/media/${asset.ref}/1600.webp`,
    `/media/${asset.ref}/2000.webp`,
    `/media/${asset.ref}/640.jpg`,
    `/media/${asset.ref}/original`,
    `/media/${asset.sha256}/640.webp`,
    `/media/${asset.id}/640.webp`,
    `/media/${asset.ref}/..%2f..%2fsecret`,
    `/media/zzzzzzzzzzzzzzzz/640.webp`,
  ]
  const found = await Promise.all(addresses.map(async (url) => (await get(url)).statusCode))
  expect(found).toEqual(addresses.map(() => 404))
})

test('a page learns every size of a picture before the last of them is made', async () => {
  const asset = await deposit(2000, 1000)
  const picture = await bank.picture(asset.id)
  expect(picture).toMatchObject({ assetId: asset.id, ref: asset.ref, width: 2000, height: 1000 })
  expect(picture?.renditions.map(({ width, height, format }) => [width, height, format])).toEqual([
    [320, 160, 'webp'],
    [640, 320, 'webp'],
    [1080, 540, 'webp'],
    [1600, 800, 'webp'],
    [1200, 630, 'jpeg'],
  ])
  expect(picture?.renditions.filter(({ bytes }) => bytes > 0)).toHaveLength(1)
  await publish(asset.id)
  for (const { url, width, height } of picture?.renditions ?? []) {
    const { rawPayload } = await get(url)
    expect(await sharp(rawPayload).metadata()).toMatchObject({ width, height })
  }
  const later = await bank.picture(asset.id)
  expect(later?.renditions.every(({ bytes }) => bytes > 0)).toBe(true)
  expect(await bank.picture(newId())).toBeUndefined()
})

test('a small picture is never blown up', async () => {
  const asset = await deposit(200, 150)
  expect(
    (await bank.picture(asset.id))?.renditions.map(({ url, width }) => [url.split('/').at(-1), width]),
  ).toEqual([
    ['320.webp', 200],
    ['640.webp', 200],
    ['og.jpg', 1200],
  ])
})

test('many requests at once for a size that nobody has made yet make it once', async () => {
  const asset = await deposit()
  await publish(asset.id)
  const answers = await Promise.all(Array.from({ length: 8 }, () => get(`/media/${asset.ref}/1080.webp`)))
  expect(new Set(answers.map((answer) => `${answer.statusCode} ${answer.headers.etag}`)).size).toBe(1)
})

test('a contributor uploads over HTTP and sees the picture before anybody else can', async () => {
  const bytes = await phonePhotograph()
  const { payload, headers } = multipart(
    { name: 'IMG 7.jpg', bytes, type: 'image/jpeg' },
    { alt: 'Posko siaga', credit: 'Sari' },
  )
  const sent = await server.inject({
    method: 'POST',
    url: `/api/v1/assets?unitId=${home}`,
    headers: { ...headers, ...sari },
    payload,
  })
  expect(sent.statusCode).toBe(201)
  const { asset } = sent.json<{ asset: { id: string; previewUrl: string; alt: string } }>()
  expect(asset).toMatchObject({ alt: 'Posko siaga', credit: 'Sari', filename: 'IMG 7.jpg', width: 1200 })
  expect(asset).not.toHaveProperty('ref')

  const preview = await get(asset.previewUrl, sari)
  expect([preview.statusCode, preview.headers['cache-control']]).toEqual([200, 'private, no-cache'])
  expect((await get(asset.previewUrl)).statusCode).toBe(401)

  const again = await server.inject({
    method: 'POST',
    url: `/api/v1/assets?unitId=${home}`,
    headers: { ...headers, ...sari },
    payload,
  })
  expect([again.statusCode, again.json()]).toMatchObject([200, { duplicate: true, asset: { id: asset.id } }])

  const original = await get(`/api/v1/assets/${asset.id}/original`, sari)
  expect(original.rawPayload.equals(bytes)).toBe(true)
  expect(original.headers).toMatchObject({
    'content-disposition': `attachment; filename="IMG 7.jpg"; filename*=UTF-8''IMG%207.jpg`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
  expect((await get(`/api/v1/assets/${asset.id}/original`)).statusCode).toBe(401)

  const mended = await server.inject({
    method: 'PATCH',
    url: `/api/v1/assets/${asset.id}`,
    headers: sari,
    payload: { alt: 'Posko siaga banjir' },
  })
  expect(mended.json()).toMatchObject({ alt: 'Posko siaga banjir', credit: 'Sari' })
})

test('an upload that is too large is refused with a clear sentence, and an empty form as well', async () => {
  const large = multipart({ name: 'besar.jpg', bytes: Buffer.alloc(40_000_001, 1) })
  const refused = await server.inject({
    method: 'POST',
    url: `/api/v1/assets?unitId=${home}`,
    headers: { ...large.headers, ...sari },
    payload: large.payload,
  })
  expect([refused.statusCode, refused.json()]).toMatchObject([
    413,
    { code: 'upload_too_large', title: expect.stringContaining('40 MB') },
  ])
  const none = await server.inject({
    method: 'POST',
    url: `/api/v1/assets?unitId=${home}`,
    headers: { ...sari, 'content-type': 'application/json' },
    payload: '{}',
  })
  expect([none.statusCode, none.json()]).toMatchObject([422, { code: 'upload_missing' }])
})

test("another unit's pictures are neither listed nor shown nor taken", async () => {
  const asset = await deposit()
  await db.updateTable('bank.asset').set({ unit_id: elsewhere }).where('id', '=', asset.id).execute()
  const { payload, headers } = multipart({
    name: 'a.jpg',
    bytes: await photograph(64, 64, 999).jpeg().toBuffer(),
  })
  const upload = await server.inject({
    method: 'POST',
    url: `/api/v1/assets?unitId=${elsewhere}`,
    headers: { ...headers, ...sari },
    payload,
  })
  expect(upload.statusCode).toBe(403)
  const addresses = [
    `/api/v1/assets?unitId=${elsewhere}`,
    `/api/v1/assets/${asset.id}`,
    `/api/v1/assets/${asset.id}/renditions/640`,
    `/api/v1/assets/${asset.id}/original`,
  ]
  const found = await Promise.all(addresses.map(async (url) => (await get(url, sari)).statusCode))
  expect(found).toEqual(addresses.map(() => 403))
  expect((await get(`/api/v1/assets?unitId=${home}%27%20or%201=1`, sari)).statusCode).toBe(422)
})

test("a unit's pictures are listed newest first, page by page", async () => {
  const made = [await deposit(80, 80), await deposit(80, 80), await deposit(80, 80)]
  const first = await bank.list(contributor, { unitId: home, limit: 2 })
  expect(first.assets.map(({ id }) => id)).toEqual([made[2]?.id, made[1]?.id])
  const second = await get(`/api/v1/assets?unitId=${home}&limit=2&cursor=${first.next}`, sari)
  expect(second.json<{ assets: { id: string }[] }>().assets[0]?.id).toBe(made[0]?.id)
})
