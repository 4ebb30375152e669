import { unzipSync } from 'fflate'
import { Readable } from 'node:stream'
import { getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { photograph } from '../../../../tests/support/pictures.ts'
import { signIn, type SignedIn } from '../../../../tests/support/sign-in.ts'
import { endMetadata } from '../../../platform/metadata/exiftool.ts'
import type { Asset } from '../index.ts'

let house: TestHouse
let siti: SignedIn
let budi: SignedIn
let wira: SignedIn
let tirta: string
let wana: string
let photo: Asset
let note: Asset
let foreign: Asset
let collectionId: string

const bring = (unitId: string, by: SignedIn, filename: string, bytes: Buffer) =>
  house.bank.receive(by.actor, { unitId, filename, stream: Readable.from([bytes]) })

beforeAll(async () => {
  house = await openTestHouse({ pack: 'kota', now: '2026-11-24T03:00:00Z' })
  tirta = house.units.byCode('tirta')!.id
  wana = house.units.byCode('wana')!.id
  siti = await signIn(house, { name: 'Siti', unit: tirta, roles: ['contributor'] })
  budi = await signIn(house, { name: 'Budi', unit: tirta, roles: ['approver'] })
  wira = await signIn(house, { name: 'Wira', unit: wana, roles: ['contributor'] })
  photo = await bring(tirta, siti, 'jembatan.jpg', await photograph(900, 600, 4).jpeg().toBuffer())
  note = await bring(tirta, siti, 'catatan.txt', Buffer.from('Catatan jembatan'))
  foreign = await bring(wana, wira, 'tetangga.txt', Buffer.from('Catatan tetangga'))
  await house.jobs.drain()
})
afterAll(endMetadata)

const ask = (
  who: SignedIn | undefined,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  payload?: object,
) =>
  house.server.inject({
    method,
    url: path.startsWith('/berbagi') || path.startsWith('/en') ? path : `/api/v1${path}`,
    headers: who?.headers ?? {},
    ...(payload === undefined ? {} : { payload }),
  })
const inside = async (who: SignedIn) => {
  const answer = (await ask(who, 'GET', `/collections/${collectionId}/assets`)).json()
  return { names: answer.assets.map((asset: Asset) => asset.filename), hidden: answer.hidden }
}
const embargo = (embargoUntil: Date | null, id = photo.id) =>
  house.bank.changeRights(budi.actor, id, { embargoUntil })

/** Names in a zip, and what they hold. */
const unpacked = (bytes: Buffer) =>
  new Map(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [
      name,
      Buffer.from(content).toString('latin1'),
    ]),
  )

test('Siti gathers what she may read, in her own order; two who order at once do not undo one another', async () => {
  const made = await ask(siti, 'POST', '/collections', { unitId: tirta, name: '  Jembatan   baru ' })
  expect(made.statusCode).toBe(201)
  collectionId = made.json().id
  const put = await ask(siti, 'POST', `/collections/${collectionId}/assets`, {
    assetIds: [photo.id, note.id, foreign.id],
  })
  expect(put.json()).toEqual({ added: 2, leftOut: [foreign.id] })
  expect(await inside(siti)).toEqual({ names: ['jembatan.jpg', 'catatan.txt'], hidden: 0 })

  const { version, name } = (await ask(siti, 'GET', `/collections/${collectionId}`)).json()
  expect(name).toBe('Jembatan baru')
  const order = { assetIds: [note.id, photo.id], version }
  expect((await ask(siti, 'PUT', `/collections/${collectionId}/order`, order)).statusCode).toBe(204)
  expect((await ask(budi, 'PUT', `/collections/${collectionId}/order`, order)).json()).toMatchObject({
    code: 'collection_moved_on',
  })
  expect((await inside(siti)).names).toEqual(['catatan.txt', 'jembatan.jpg'])
})

test('the neighbour sees nothing until it is shared, then only what nothing holds back; to put in wants more than to read', async () => {
  expect((await ask(wira, 'GET', `/collections/${collectionId}`)).statusCode).toBe(403)
  expect((await ask(wira, 'GET', '/collections')).json().collections).toEqual([])
  await ask(siti, 'PUT', `/collections/${collectionId}/shares`, { shares: [{ unitId: wana, may: 'read' }] })
  expect((await ask(wira, 'GET', '/collections')).json().collections).toMatchObject([
    { may: 'read', count: 2 },
  ])
  const picture = `/collections/${collectionId}/assets/${photo.id}/renditions/640`
  expect((await ask(wira, 'GET', picture)).statusCode).toBe(200)
  expect((await ask(wira, 'GET', `/assets/${photo.id}`)).statusCode).toBe(403)
  await embargo(new Date('2026-11-30T00:00:00Z'))
  expect(await inside(wira)).toEqual({ names: ['catatan.txt'], hidden: 1 })
  expect((await ask(wira, 'GET', picture)).statusCode).toBe(404)
  expect((await inside(siti)).names).toHaveLength(2)
  await embargo(null)

  const put = (who: SignedIn) =>
    ask(who, 'POST', `/collections/${collectionId}/assets`, { assetIds: [foreign.id] })
  expect((await put(wira)).statusCode).toBe(403)
  await ask(siti, 'PUT', `/collections/${collectionId}/shares`, { shares: [{ unitId: wana, may: 'edit' }] })
  expect((await put(wira)).json()).toEqual({ added: 1, leftOut: [] })
  // What is the neighbour's own is not Siti's to see, nor any link's to let out.
  expect(await inside(siti)).toEqual({ names: ['catatan.txt', 'jembatan.jpg'], hidden: 1 })
  expect((await ask(wira, 'DELETE', `/collections/${collectionId}`)).statusCode).toBe(403)
})

test('a link shows what may leave now, in both languages, until it is over; nobody between keeps it', async () => {
  const body = { audience: 'public', download: false, days: 7 }
  expect((await ask(siti, 'POST', `/collections/${collectionId}/links`, body)).statusCode).toBe(403)
  const { path, id } = (await ask(budi, 'POST', `/collections/${collectionId}/links`, body)).json()
  const page = await ask(undefined, 'GET', path)
  expect(page.statusCode).toBe(200)
  expect(page.headers).toMatchObject({
    'cache-control': expect.stringContaining('no-store'),
    'x-robots-tag': expect.stringContaining('noindex'),
    'referrer-policy': 'no-referrer',
  })
  expect(page.body).toContain('jembatan.jpg')
  expect(page.body).not.toContain('tetangga.txt')
  expect(page.body).not.toContain('<script')
  expect((await ask(undefined, 'GET', `/en${path}`)).body).toContain('Shared collection')
  expect((await ask(undefined, 'GET', `${path}/gambar/${photo.id}/640`)).headers['content-type']).toBe(
    'image/webp',
  )
  expect((await ask(undefined, 'GET', `${path}/gambar/${foreign.id}/640`)).statusCode).toBe(404)
  // This one lets look, not take.
  for (const way of [`unduh/${photo.id}`, 'semua.zip'])
    expect((await ask(undefined, 'GET', `${path}/${way}`)).headers.location, way).toBe(path)
  const kept = await house.database.db
    .selectFrom('bank.collection_link')
    .selectAll()
    .executeTakeFirstOrThrow()
  expect(JSON.stringify(kept)).not.toContain(path.split('/').at(-1))

  await ask(budi, 'DELETE', `/collections/${collectionId}/links/${id}`)
  expect((await ask(undefined, 'GET', path)).statusCode).toBe(410)
})

test('a zip carries stamped copies, says what it left out and why, and each taker is noted', async () => {
  await house.bank.describe(siti.actor, photo.id, { credit: 'Humas Tirtasari' })
  const { path } = (
    await ask(budi, 'POST', `/collections/${collectionId}/links`, {
      audience: 'public',
      download: true,
      days: 1,
    })
  ).json()
  const all = unpacked((await ask(undefined, 'GET', `${path}/semua.zip`)).rawPayload)
  expect([...all.keys()]).toEqual(['catatan.txt', 'jembatan.jpg'])
  expect(all.get('jembatan.jpg')).toContain('Humas Tirtasari')
  expect(await house.bank.downloads(budi.actor, photo.id)).toMatchObject([
    { form: 'stamped', audience: 'public', taker: 'Jembatan baru' },
  ])

  await embargo(new Date('2026-12-30T00:00:00Z'))
  const order = (who: SignedIn, assetIds: string[]) =>
    ask(who, 'POST', '/parcels', { form: 'original', title: 'Pilihan', assetIds })
  const { id } = (await order(siti, [photo.id, note.id, foreign.id])).json()
  expect((await ask(budi, 'GET', `/parcels/${id}`)).statusCode).toBe(404)
  const mine = unpacked((await ask(siti, 'GET', `/parcels/${id}`)).rawPayload)
  expect([...mine.keys()]).toEqual(['catatan.txt', 'yang tidak disertakan.txt'])
  expect(mine.get('yang tidak disertakan.txt')).toContain('jembatan.jpg: diembargo')
  expect(mine.get('yang tidak disertakan.txt')).toContain('tetangga.txt: Anda tidak berhak membacanya')
  expect((await house.bank.downloads(budi.actor, note.id)).map(({ taker }) => taker)).toContain('Siti')
  await embargo(null)

  // What is too much is said before the first byte.
  await house.database.db
    .updateTable('bank.asset')
    .set({ bytes: 21_000_000_000 })
    .where('id', '=', note.id)
    .execute()
  expect((await order(siti, [note.id])).json()).toMatchObject({ code: 'zip_too_large' })
})

test('a contact sheet is a document with each picture’s number and words', async () => {
  await house.bank.describe(siti.actor, photo.id, { takenAt: new Date('2026-11-20T16:30:00Z') })
  await embargo(new Date('2026-12-30T00:00:00Z'))
  const title = 'Lembar\u0007 \u202eakhir'
  const { id } = (
    await ask(siti, 'POST', '/parcels', { form: 'sheet', title, assetIds: [photo.id, foreign.id] })
  ).json()
  const pdf = await ask(siti, 'GET', `/parcels/${id}`)
  expect(pdf.headers['content-type'], pdf.body.slice(0, 300)).toBe('application/pdf')
  const page = await (await getDocumentProxy(new Uint8Array(pdf.rawPayload))).getPage(1)
  const words = (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ')
  expect(words).toContain('1. jembatan.jpg')
  expect(words).toContain('Humas Tirtasari')
  expect(words).not.toContain('tetangga')
  // Half past midnight where her unit is.
  expect(words).toContain('21 Nov 2026')
  expect(words).toContain('diembargo')
  expect(words).toContain('Lembar akhir')
  await embargo(null)
})

test('a link that nobody ended ends by itself', async () => {
  const body = { audience: 'press', download: false, days: 8 }
  const { path } = (await ask(budi, 'POST', `/collections/${collectionId}/links`, body)).json()
  expect((await ask(undefined, 'GET', path)).statusCode).toBe(200)
  house.clock.advance(8 * 86_400_000)
  for (const over of [path, `/en${path}`]) expect((await ask(undefined, 'GET', over)).statusCode).toBe(410)
  // And nothing stays of what was asked for as one file.
  await house.jobs.enqueue(house.database.db, 'sweep-rows', {})
  await house.jobs.drain()
  expect(await house.database.db.selectFrom('bank.parcel').select('id').execute()).toEqual([])
})
