import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { openTestBank } from '../../../tests/support/bank.ts'
import { phonePhotograph } from '../../../tests/support/pictures.ts'
import { endMetadata } from '../../platform/metadata/exiftool.ts'
import { readMetadata } from '../../platform/metadata/read-metadata.ts'

const { bank, db, clock, server, home, contributor, folder } = await openTestBank()
const place = await mkdtemp(join(tmpdir(), 'pendopo-taken-'))
afterAll(async () => {
  await endMetadata()
  await rm(place, { recursive: true, force: true })
})

const take = async (id: string, way: 'download' | 'original') => {
  const answer = await server.inject({ url: `/api/v1/assets/${id}/${way}`, headers: { cookie: 'sari' } })
  const path = join(place, `${way}-${Math.random()}.jpg`)
  await writeFile(path, answer.rawPayload)
  return { answer, bytes: answer.rawPayload, said: await readMetadata(path) }
}

test('whoever downloads gets today’s words inside, without the place; the original keeps every byte', async () => {
  const bytes = await phonePhotograph()
  const asset = await bank.receive(contributor, {
    unitId: home,
    filename: 'IMG_0042.JPG',
    stream: Readable.from([bytes]),
    caption: 'Pembagian air bersih di Cimahi',
    credit: 'Humas Polres',
  })
  const first = await take(asset.id, 'download')
  expect(first.said).toMatchObject({
    caption: 'Pembagian air bersih di Cimahi',
    credit: 'Humas Polres',
    latitude: null,
    longitude: null,
  })
  expect(first.answer.headers['content-disposition']).toContain('IMG_0042.JPG')

  clock.advance(60_000)
  await bank.describe(contributor, asset.id, { caption: 'Pembagian air bersih di Padalarang' })
  const second = await take(asset.id, 'download')
  expect(second.said.caption).toBe('Pembagian air bersih di Padalarang')

  const original = await take(asset.id, 'original')
  expect(createHash('sha256').update(original.bytes).digest('hex')).toBe(asset.sha256)
  expect(original.bytes.equals(bytes)).toBe(true)

  // Who has the old words can be told apart from who has the new.
  const list = await bank.downloads(contributor, asset.id)
  expect(list.map(({ form, recordNumber, taker }) => [form, recordNumber, taker])).toEqual(
    expect.arrayContaining([
      ['stamped', 1, 'Sari Wulandari'],
      ['stamped', 2, 'Sari Wulandari'],
      ['original', 2, 'Sari Wulandari'],
    ]),
  )
  await expect.poll(() => readdir(join(folder, 'objects', 'work'))).toEqual([])
})

test('the position goes out only where the rights keep it', async () => {
  const asset = await bank.receive(contributor, {
    unitId: home,
    filename: 'posisi.jpg',
    stream: Readable.from([Buffer.concat([await phonePhotograph(), Buffer.from('x')])]),
  })
  expect((await take(asset.id, 'download')).said.latitude).toBeNull()
  await db
    .insertInto('bank.rights')
    .values({ asset_id: asset.id, keep_position: true, changed_at: clock.now() })
    .execute()
  expect((await take(asset.id, 'download')).said.latitude).toBeCloseTo(-6.9, 1)
})

test('what carries no record is said to carry none', async () => {
  const asset = await bank.receive(contributor, {
    unitId: home,
    filename: 'catatan.txt',
    stream: Readable.from([Buffer.from('Catatan rapat')]),
  })
  const { answer } = await take(asset.id, 'download')
  expect(answer.statusCode).toBe(409)
  expect(answer.json()).toMatchObject({ code: 'not_stampable' })
})
