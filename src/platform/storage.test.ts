import { createHash } from 'node:crypto'
import { mkdtemp, open, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, test } from 'vitest'
import { openS3 } from '../../tests/support/s3.ts'
import { createStorage, type StorageOptions } from './storage.ts'

const folders: string[] = []
const s3 = await openS3()
afterAll(async () => {
  await s3.close()
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
})

async function openStorage(options: StorageOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-storage-'))
  folders.push(folder)
  const files = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile()).length
  return { folder, files, storage: await createStorage(folder, options) }
}

const piece = Buffer.alloc(100_000, 'arsip')
const address = createHash('sha256').update(piece).digest('hex')
const readAll = async (stream: Readable) => Buffer.concat(await stream.toArray())

/** Both stores keep the same promises; whatever differs is told apart further down. */
describe.each([
  ['this disk', { keepIn: 'disk' }],
  ['an S3 store', { keepIn: 's3', s3: s3.settings }],
] as const)('on %s', (name, where) => {
  const isDisk = name === 'this disk'

  test('an object is found by the hash of its bytes, kept once, and gone when it is removed', async () => {
    const { storage, files } = await openStorage(where)
    expect(await storage.put(piece)).toEqual({ sha256: address, bytes: 100_000 })
    await storage.put(piece)
    expect(await files()).toBe(isDisk ? 1 : 0)
    expect(await storage.size(address)).toBe(100_000)
    expect(await readAll(storage.read(address))).toEqual(piece)
    await storage.remove(address)
    expect(await storage.size(address)).toBeUndefined()
    await expect(readAll(storage.read(address))).rejects.toMatchObject({ code: 'ENOENT' })
    await expect(storage.withFile(address, async () => 'lent')).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('a film is read from the middle: both ends of the part are included', async () => {
    const { storage } = await openStorage(where)
    const film = Buffer.from(Array.from({ length: 5000 }, (_, at) => at % 251))
    const { sha256 } = await storage.put(film)
    for (const part of [
      { start: 0, end: 1 },
      { start: 1000, end: 2999 },
      { start: 4990, end: 4999 },
    ])
      expect(await readAll(storage.read(sha256, part))).toEqual(film.subarray(part.start, part.end + 1))
  })

  test('what arrives waits until it is kept, and leaves nothing when it is dropped', async () => {
    const { storage, files } = await openStorage(where)
    const dropped = await storage.take(Readable.from([piece]), { limit: 1e6 })
    expect(dropped).toMatchObject({ sha256: address, bytes: 100_000 })
    await dropped.drop()
    expect([await storage.size(address), await files()]).toEqual([undefined, 0])

    const kept = await storage.take(Readable.from([piece]), { limit: 1e6 })
    await kept.keep()
    expect(await readAll(storage.read(address))).toEqual(piece)
    expect(await files()).toBe(isDisk ? 1 : 0)
    await storage.remove(address)
  })

  test('a file that is taken over stays where it is, for whoever has to begin again', async () => {
    const { storage } = await openStorage(where)
    const path = join(storage.uploads, 'klip.mp4')
    await writeFile(path, piece)
    const arrival = await storage.adopt(path)
    expect(await arrival.keep()).toEqual({ sha256: address, bytes: 100_000 })
    expect(await readFile(path)).toEqual(piece)
    expect(await readAll(storage.read(address))).toEqual(piece)
    await storage.remove(address)
  })

  test('tools are lent a file; of a copy nothing is left', async () => {
    const { storage, files } = await openStorage(where)
    await storage.put(piece)
    const both = await storage.withFile(address, async (outer) => [
      outer,
      await storage.withFile(address, async (inner) => inner),
      (await readFile(outer)).equals(piece),
    ])
    expect(both).toEqual([both[0], both[0], true])
    expect(await files()).toBe(isDisk ? 1 : 0)
    await storage.remove(address)
  })

  test('an address that is not a hash never reaches the store', async () => {
    const { storage } = await openStorage(where)
    expect(() => storage.read('../../etc/passwd')).toThrow('Not an object')
    await expect(storage.withFile('../../etc/passwd', async () => '')).rejects.toThrow('Not an object')
  })
})

test('a stream above the limit is refused and leaves nothing', async () => {
  const { storage, files } = await openStorage()
  const endless = Readable.from(
    (function* () {
      for (;;) yield piece
    })(),
  )
  await expect(storage.take(endless, { limit: 2_000_000 })).rejects.toMatchObject({
    code: 'upload_too_large',
    status: 413,
    params: { megabytes: 2 },
  })
  expect(await files()).toBe(0)
})

test('a sender that breaks off leaves nothing', async () => {
  const { storage, files } = await openStorage()
  const broken = Readable.from(
    (function* () {
      yield piece
      throw new Error('the line went dead')
    })(),
  )
  await expect(storage.take(broken, { limit: 1e6 })).rejects.toThrow('the line went dead')
  expect(await files()).toBe(0)
})

test('a nearly full disk refuses before the first byte is read', async () => {
  const { storage, files } = await openStorage({ reserve: 1000, measureFree: async () => 50_000 })
  let read = false
  const stream = Readable.from(
    (function* () {
      read = true
      yield piece
    })(),
  )
  await expect(storage.take(stream, { limit: 1e6, expected: 100_000 })).rejects.toMatchObject({
    code: 'storage_full',
    status: 507,
  })
  expect(read).toBe(false)
  expect(await files()).toBe(0)
})

test('a disk that fills up half-way answers storage_full and leaves nothing half written', async () => {
  // The kernel's own full device: every write to it fails as on a full disk.
  const { storage, files } = await openStorage({ openFile: () => open('/dev/full', 'w') })
  await expect(storage.take(Readable.from([piece]), { limit: 1e6 })).rejects.toMatchObject({
    code: 'storage_full',
  })
  await expect(storage.put(piece)).rejects.toMatchObject({ code: 'storage_full' })
  expect(await files()).toBe(0)
})

test('what can be made again is made once, for all who ask at the same time', async () => {
  const { storage } = await openStorage()
  let made = 0
  const make = async () => {
    made++
    return piece
  }
  const [one, two] = await Promise.all([storage.derived('kartu/1', make), storage.derived('kartu/1', make)])
  await storage.derived('kartu/1', make)
  expect([made, one.length, two.length]).toEqual([1, 100_000, 100_000])
})

test('a full disk costs only the keeping of what can be made again', async () => {
  const { storage, files } = await openStorage({ measureFree: async () => 0 })
  expect(await storage.derived('kartu/2', async () => piece)).toEqual(piece)
  expect(await files()).toBe(0)
})

test('what a killed process left waiting is swept away, what is arriving now is not', async () => {
  const { storage, folder } = await openStorage()
  const [old, fresh] = [join(folder, 'waiting', 'old'), join(folder, 'waiting', 'fresh')]
  await writeFile(old, 'x')
  await writeFile(fresh, 'x')
  const longAgo = new Date(Date.now() - 48 * 3_600_000)
  await utimes(old, longAgo, longAgo)
  expect(await storage.sweep()).toBe(1)
  await expect(readFile(old)).rejects.toMatchObject({ code: 'ENOENT' })
  expect(await readFile(fresh, 'utf8')).toBe('x')
})
