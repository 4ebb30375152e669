import { createHash } from 'node:crypto'
import { mkdtemp, open, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { createStorage, type StorageOptions } from './storage.ts'

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

async function openStorage(options: StorageOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-storage-'))
  folders.push(folder)
  const files = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile()).length
  return { folder, files, storage: await createStorage(folder, options) }
}

const piece = Buffer.alloc(100_000, 'arsip')
const address = createHash('sha256').update(piece).digest('hex')

test('an object is found by the hash of its bytes, and kept once', async () => {
  const { storage, files } = await openStorage()
  expect(await storage.put(piece)).toEqual({ sha256: address, bytes: 100_000 })
  await storage.put(piece)
  expect(await files()).toBe(1)
  expect(await storage.size(address)).toBe(100_000)
  expect(Buffer.concat(await storage.read(address).toArray())).toEqual(piece)
  await storage.remove(address)
  expect(await storage.size(address)).toBeUndefined()
})

test('what arrives waits until it is kept, and leaves nothing when it is dropped', async () => {
  const { storage, files } = await openStorage()
  const arrival = await storage.take(Readable.from([piece]), { limit: 1e6 })
  expect(arrival).toMatchObject({ sha256: address, bytes: 100_000 })
  expect(await storage.size(address)).toBeUndefined()
  await arrival.drop()
  expect(await files()).toBe(0)
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

test('an address that is not a hash never reaches the disk', async () => {
  const { storage } = await openStorage()
  expect(() => storage.read('../../etc/passwd')).toThrow('Not an object')
})
