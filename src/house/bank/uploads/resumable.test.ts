import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openTestBank } from '../../../../tests/support/bank.ts'
import { photograph } from '../../../../tests/support/pictures.ts'
import { deposits } from './right-of-way.ts'
import { settleUploads } from './settle-upload.ts'

const house = await openTestBank()
const { bank, db, clock, server, storage, home, elsewhere, contributor } = house
await server.listen({ host: '127.0.0.1', port: 0 })
const { port } = server.server.address() as AddressInfo
const base = `http://127.0.0.1:${port}`

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const code = (text: string) => Buffer.from(text).toString('base64')
const tus = { 'tus-resumable': '1.0.0' }

async function begin(bytes: number, said: Record<string, string> = {}, cookie = 'sari') {
  const metadata = { filename: 'video lapangan.jpg', unitId: home, ...said }
  return fetch(`${base}/api/v1/uploads`, {
    method: 'POST',
    headers: {
      ...tus,
      cookie,
      'upload-length': String(bytes),
      'upload-metadata': Object.entries(metadata)
        .map(([name, value]) => `${name} ${code(value)}`)
        .join(','),
    },
  })
}
const begun = async (bytes: number, said?: Record<string, string>) => {
  const answer = await begin(bytes, said)
  expect(answer.status, await answer.clone().text()).toBe(201)
  return answer.headers.get('location') as string
}
const send = (at: string, offset: number, bytes: Uint8Array, headers: Record<string, string> = {}) =>
  fetch(`${base}${at}`, {
    method: 'PATCH',
    headers: {
      ...tus,
      cookie: 'sari',
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
      ...headers,
    },
    body: new Uint8Array(bytes),
  })
const offsetOf = async (at: string) =>
  Number(
    (await fetch(`${base}${at}`, { method: 'HEAD', headers: { ...tus, cookie: 'sari' } })).headers.get(
      'upload-offset',
    ),
  )
const stateOf = async (at: string) =>
  (await fetch(`${base}${at}/state`, { headers: { cookie: 'sari' } })).json() as Promise<{
    state: string
    receipt: string | null
    refusal: { code: string } | null
  }>

/** Sends what it can until the line is cut after so many bytes. */
function cutAfter(at: string, offset: number, bytes: Uint8Array, sent: number): Promise<void> {
  return new Promise((resolve) => {
    const call = request(`${base}${at}`, {
      method: 'PATCH',
      headers: {
        ...tus,
        cookie: 'sari',
        'content-type': 'application/offset+octet-stream',
        'upload-offset': offset,
        'content-length': bytes.length - offset,
      },
    })
    call.on('error', () => resolve())
    call.write(bytes.subarray(offset, offset + sent), () => setTimeout(() => call.destroy(), 60))
    call.on('close', () => resolve())
  })
}

const picture = async (seed: number) => {
  const drawn = await photograph(900, 700, seed).jpeg().toBuffer()
  // Bytes after the picture's end weigh nothing, but take their time on the way.
  return Buffer.concat([drawn, randomBytes(600_000)])
}

test('whoever waits for a receipt goes first: no size of a picture is made before the way is clear', async () => {
  const clear = Promise.withResolvers<void>()
  const first = vi.spyOn(deposits, 'first')
  const giveWay = vi.spyOn(deposits, 'giveWay').mockReturnValue(clear.promise)
  const sizes = async () => (await db.selectFrom('bank.rendition').select('name').execute()).length
  const bytes = await picture(20)
  expect((await send(await begun(bytes.length), 0, bytes)).status).toBe(204)
  expect(first).toHaveBeenCalledTimes(1)
  const work = house.jobs.drain()
  await expect.poll(() => giveWay.mock.calls.length).toBe(1)
  expect(await sizes()).toBe(0)
  clear.resolve()
  await work
  expect(await sizes()).toBeGreaterThan(2)
  expect(giveWay.mock.calls.length).toBeGreaterThanOrEqual(await sizes())
  vi.restoreAllMocks()
})

test('a crew loses the network twice; the offset is exact each time, and the whole file gets its receipt', async () => {
  const bytes = await picture(1)
  const at = await begun(bytes.length, { sha256: sha256(bytes), caption: 'Pembagian air bersih' })
  await cutAfter(at, 0, bytes, 200_000)
  await expect.poll(() => offsetOf(at)).toBeGreaterThan(0)
  const first = await offsetOf(at)
  await cutAfter(at, first, bytes, 150_000)
  await expect.poll(() => offsetOf(at)).toBeGreaterThan(first)
  const second = await offsetOf(at)
  expect(
    (await readFile(join(storage.uploads, at.split('/').at(-1) as string))).equals(bytes.subarray(0, second)),
  ).toBe(true)
  const last = await send(at, second, bytes.subarray(second))
  expect(last.status).toBe(204)
  expect(last.headers.get('upload-receipt')).toMatch(/^[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}$/)
  const asset = await bank.read(contributor, last.headers.get('upload-asset') as string)
  expect(asset).toMatchObject({
    sha256: sha256(bytes),
    caption: 'Pembagian air bersih',
    filename: 'video lapangan.jpg',
  })
  expect(await stateOf(at)).toMatchObject({ state: 'kept', receipt: last.headers.get('upload-receipt') })
  expect(await readdir(storage.uploads)).toEqual([])
})

test('a small file comes with the request that announces it', async () => {
  const bytes = await picture(9)
  const answer = await fetch(`${base}/api/v1/uploads`, {
    method: 'POST',
    headers: {
      ...tus,
      cookie: 'sari',
      'content-type': 'application/offset+octet-stream',
      'upload-length': String(bytes.length),
      'upload-metadata': `filename ${code('kecil.jpg')},unitId ${code(home)}`,
    },
    body: new Uint8Array(bytes),
  })
  expect(answer.status).toBe(201)
  expect(answer.headers.get('upload-receipt')).toMatch(/^[2-9a-z]{4}-/)
})

test('a picture of somebody whose consent was only asked is held back from its first moment', async () => {
  const bytes = await picture(12)
  const at = await begun(bytes.length, { consent: 'asked', consentBy: 'Ibu Ratih' })
  const { headers } = await send(at, 0, bytes)
  const asset = await bank.read(contributor, headers.get('upload-asset') as string)
  expect(asset.heldBack).toBe('consent')
  expect(await bank.rights(contributor, asset.id)).toMatchObject({ consent: 'asked', consentBy: 'Ibu Ratih' })
  expect((await begin(10, { consent: 'given', consentBy: ' ' })).status).toBe(422)
})

test('a process that dies with the last byte in hand loses nothing: the next one takes it in', async () => {
  const bytes = await picture(2)
  const at = await begun(bytes.length, { sha256: sha256(bytes) })
  const id = at.split('/').at(-1) as string
  // What a killed process leaves: every byte on the disk, and nobody told.
  await writeFile(join(storage.uploads, id), bytes)
  await db
    .updateTable('bank.upload')
    .set({ state: 'arrived', arrived_at: clock.now() })
    .where('id', '=', id)
    .execute()
  clock.advance(20_000)
  expect(await settleUploads(house.deps)).toBe(1)
  expect(await stateOf(at)).toMatchObject({ state: 'kept', receipt: expect.any(String) })
  expect(await settleUploads(house.deps)).toBe(0)
})

test('a chunk sent twice, two uploads to one offset, and offsets that are none change nothing', async () => {
  const bytes = await picture(3)
  const at = await begun(bytes.length)
  const half = bytes.subarray(0, 300_000)
  expect((await send(at, 0, half)).status).toBe(204)
  expect((await send(at, 0, half)).status).toBe(409)
  for (const offset of ['-1', '1e3', 'NaN', '99999999999999999999', ''])
    expect((await send(at, 0, half, { 'upload-offset': offset })).status).toBeGreaterThanOrEqual(400)
  expect(await offsetOf(at)).toBe(300_000)
  const both = await Promise.all([
    send(at, 300_000, bytes.subarray(300_000)),
    send(at, 300_000, bytes.subarray(300_000)),
  ])
  expect(both.filter(({ status }) => status === 204).length).toBe(1)
  expect(await stateOf(at)).toMatchObject({ state: 'kept' })
})

test('a file that changed on its way is refused with a sentence, and may be sent again', async () => {
  const bytes = await picture(4)
  const at = await begun(bytes.length, { sha256: sha256(bytes) })
  const altered = Buffer.from(bytes)
  altered[500_000] = (altered[500_000] as number) ^ 1
  const answer = await send(at, 0, altered)
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({
    code: 'upload_altered',
    title: expect.stringContaining('sidik jari'),
  })
  expect(await stateOf(at)).toMatchObject({ state: 'refused', refusal: { code: 'upload_altered' } })
  const again = await begun(bytes.length, { sha256: sha256(bytes) })
  expect((await send(again, 0, bytes)).status).toBe(204)
})

test('who asks first is spared the sending: the unit has these bytes, and gives a receipt for them', async () => {
  const bytes = await picture(5)
  const at = await begun(bytes.length)
  const { headers } = await send(at, 0, bytes)
  const ask = (unitId: string, hash: string) =>
    fetch(`${base}/api/v1/assets/known`, {
      method: 'POST',
      headers: { cookie: 'sari', 'content-type': 'application/json' },
      body: JSON.stringify({ unitId, sha256: hash, filename: 'sama.jpg' }),
    })
  const known = (await (await ask(home, sha256(bytes))).json()) as { receipt: string; asset: { id: string } }
  expect(known.asset.id).toBe(headers.get('upload-asset'))
  expect(known.receipt).not.toBe(headers.get('upload-receipt'))
  expect((await ask(home, sha256(randomBytes(9)))).status).toBe(204)
  // Another unit's bytes are nobody's business.
  expect((await ask(elsewhere, sha256(bytes))).status).toBe(403)
})

test('nobody goes on with another’s upload, nor learns that it is there', async () => {
  const at = await begun(1000)
  for (const method of ['HEAD', 'PATCH', 'DELETE']) {
    const answer = await fetch(`${base}${at}`, {
      method,
      headers: {
        ...tus,
        cookie: 'budi',
        ...(method === 'PATCH'
          ? { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }
          : {}),
      },
      ...(method === 'PATCH' ? { body: Buffer.alloc(10) } : {}),
    })
    expect(answer.status).toBe(404)
  }
  expect((await fetch(`${base}${at}/state`, { headers: { cookie: 'budi' } })).status).toBe(404)
  expect(await offsetOf(at)).toBe(0)
})

test('what cannot be kept is refused before its first byte', async () => {
  const refused = async (answer: Response) => ({
    status: answer.status,
    ...((await answer.json()) as object),
  })
  expect(await refused(await begin(60_000_000_000))).toMatchObject({ status: 413, code: 'upload_too_large' })
  expect(await refused(await begin(0))).toMatchObject({ status: 422, code: 'file_empty' })
  expect(await refused(await begin(1000, { unitId: elsewhere }))).toMatchObject({ status: 403 })
  expect(await refused(await begin(1000, { unitId: 'bukan' }))).toMatchObject({ code: 'upload_metadata' })
  expect(await refused(await begin(1000, { sha256: 'xyz' }))).toMatchObject({ code: 'upload_metadata' })
  house.free = 400 * 2 ** 20
  expect(await refused(await begin(1000))).toMatchObject({ status: 507, code: 'storage_full' })
  house.free = Infinity
  await db.insertInto('bank.quota').values({ unit_id: home, bytes: 5_000_000 }).execute()
  expect(await refused(await begin(9_000_000))).toMatchObject({ status: 507, code: 'quota_full' })
  await db.deleteFrom('bank.quota').execute()
})

test('twenty gigabytes declared and one byte sent stay an open upload; a week later it is given up', async () => {
  const at = await begun(20_000_000_000)
  expect((await send(at, 0, Buffer.alloc(1))).status).toBe(204)
  expect(await stateOf(at)).toMatchObject({ state: 'open' })
  clock.advance(8 * 86_400_000)
  await settleUploads(house.deps)
  expect(await stateOf(at)).toMatchObject({ state: 'given_up' })
  expect((await readdir(storage.uploads)).some((name) => at.endsWith(name))).toBe(false)
})

test('bytes that vanished from the disk are said to be lost', async () => {
  const at = await begun(1000)
  const id = at.split('/').at(-1) as string
  await truncate(join(storage.uploads, id), 400)
  await db
    .updateTable('bank.upload')
    .set({ state: 'arrived', arrived_at: clock.now() })
    .where('id', '=', id)
    .execute()
  clock.advance(20_000)
  await settleUploads(house.deps)
  expect(await stateOf(at)).toMatchObject({ state: 'refused', refusal: { code: 'upload_altered' } })
})
