/** A store on another machine: it stumbles, stays away, hands out damage, and shares its objects with the disk. */
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { afterAll, afterEach, expect, test } from 'vitest'
import { everyThird, openS3 } from '../../../tests/support/s3.ts'
import { createStorage, type StorageOptions } from '../storage.ts'
import { createS3Keeper } from './s3-keeper.ts'

const s3 = await openS3()
const folder = await mkdtemp(join(tmpdir(), 'pendopo-far-'))
const open = (more: StorageOptions = {}) => createStorage(folder, { keepIn: 's3', s3: s3.settings, ...more })
const storage = await open()
afterEach(() => s3.mend())
afterAll(async () => {
  await s3.close()
  await rm(folder, { recursive: true, force: true })
})

const film = (seed: string, bytes = 3_000_000) => {
  const content = Buffer.alloc(bytes)
  for (let at = 0; at < bytes; at += 32)
    createHash('sha256').update(`${seed}${at}`).digest().copy(content, at)
  return { content, sha256: createHash('sha256').update(content).digest('hex'), bytes }
}
const readAll = async (stream: Readable) => Buffer.concat(await stream.toArray())
const addresses = async (list: AsyncIterable<{ sha256: string }>) => {
  const found: string[] = []
  for await (const { sha256 } of list) found.push(sha256)
  return found
}
const copies = async () => (await readdir(join(folder, 'copies'))).length

test('while every third call fails, films are kept in pieces, found, read whole and in part, and listed', async () => {
  s3.fail(everyThird)
  const keeper = createS3Keeper(s3.settings, { piece: 1_000_000 })
  const kept = await Promise.all(
    ['satu', 'dua', 'tiga'].map(async (seed) => {
      const one = film(seed)
      const path = join(folder, seed)
      await writeFile(path, one.content)
      await keeper.keep(one, { path })
      return one
    }),
  )
  for (const { content, sha256, bytes } of kept) {
    expect(await createS3Keeper(s3.settings).size(sha256)).toBe(bytes)
    expect((await readAll(storage.read(sha256))).equals(content)).toBe(true)
    expect(await readAll(storage.read(sha256, { start: 10, end: 2_000_009 }))).toHaveLength(2_000_000)
    expect(await storage.withFile(sha256, async () => copies())).toBe(1)
  }
  const listed = await addresses(keeper.list())
  expect(listed).toEqual(kept.map(({ sha256 }) => sha256).toSorted())
  const [first, ...others] = listed
  expect(await addresses(keeper.list(first))).toEqual(others)
  expect(s3.calls).toBeGreaterThan(30)
})

test('a store that stays away is said to be, nothing of a deposit is left half kept, and later it works', async () => {
  const one = film('pergi', 200_000)
  s3.fail(() => 'cut')
  await expect(storage.put(one.content)).rejects.toMatchObject({ code: 'storage_unreachable', status: 503 })
  await expect(storage.size(one.sha256)).rejects.toMatchObject({ code: 'storage_unreachable' })
  await expect(readAll(storage.read(one.sha256))).rejects.toMatchObject({ code: 'storage_unreachable' })
  await expect(storage.check()).rejects.toMatchObject({ code: 'storage_unreachable' })
  s3.mend()
  expect(await storage.size(one.sha256)).toBeUndefined()
  await storage.check()
  await storage.put(one.content)
  expect((await readAll(storage.read(one.sha256))).equals(one.content)).toBe(true)
})

test('wrong keys are not tried again and again', async () => {
  const stranger = await open({ s3: { ...s3.settings, secretAccessKey: 'salah' } })
  s3.fail(() => 'pass')
  await expect(stranger.size('0'.repeat(64))).rejects.toMatchObject({
    code: 'storage_unreachable',
    status: 503,
  })
  expect(s3.calls).toBe(1)
})

test('bytes that are not what their address says are handed to no tool', async () => {
  const one = film('rusak', 50_000)
  await storage.put(one.content)
  await s3.damage(one.sha256)
  await expect(storage.withFile(one.sha256, async () => 'lent')).rejects.toMatchObject({
    code: 'object_broken',
  })
  expect(await copies()).toBe(0)
})

test('a copy that would fill the disk is refused, and so are several that would do so together', async () => {
  const [one, two] = [film('besar', 400_000), film('lagi', 400_000)]
  const small = await open({ reserve: 0, measureFree: async () => 700_000 })
  for (const { content } of [one, two]) await small.put(content)
  const ends = await Promise.allSettled(
    [one, two].map(({ sha256 }) => small.withFile(sha256, async () => 'lent')),
  )
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await copies()).toBe(0)
})

test('an object is found in either place, whichever is chosen, even while the far one is away', async () => {
  const onDisk = film('dekat', 10_000)
  const far = film('jauh', 10_000)
  await (await open({ keepIn: 'disk' })).put(onDisk.content)
  await storage.put(far.content)
  for (const keepIn of ['disk', 's3'] as const) {
    const house = await open({ keepIn })
    for (const { sha256, content } of [onDisk, far]) {
      expect(await house.size(sha256)).toBe(10_000)
      expect((await readAll(house.read(sha256))).equals(content)).toBe(true)
      expect(await house.withFile(sha256, async () => 'lent')).toBe('lent')
    }
  }
  s3.fail(() => 'cut')
  expect((await readAll(storage.read(onDisk.sha256))).equals(onDisk.content)).toBe(true)
})
