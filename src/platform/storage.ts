/** Objects by the SHA-256 of their bytes. This is the local disk; another store keeps the same promises. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { HouseError } from './errors.ts'

export interface StoredObject {
  sha256: string
  bytes: number
}

/** Bytes that have arrived but are not yet kept: look at them, then keep or drop them. */
export interface Arrival extends StoredObject {
  /** A file to inspect; gone after `drop`, moved by `keep`. */
  path: string
  keep(): Promise<StoredObject>
  drop(): Promise<void>
}

export interface Storage {
  /**
   * Takes a stream into a waiting file, hashing on the way; memory holds one chunk at a time.
   * @param limit most bytes taken. @param expected bytes announced by the sender, if known.
   * @throws upload_too_large; storage_full before the first byte when there is no room, or when the disk fills
   * meanwhile. After either, nothing half written is left.
   */
  take(stream: Readable, options: { limit: number; expected?: number | undefined }): Promise<Arrival>
  /**
   * Hashes a whole file that lies on this disk already. The file stays where it is, whatever becomes of the arrival,
   * so that a crash after `keep` can begin again.
   * @throws ENOENT. @param path on the same file system, e.g. of `uploads`.
   */
  adopt(path: string): Promise<Arrival>
  /** Folder for files that arrive piece by piece. */
  uploads: string
  /** A folder for work that goes on over several runs, made if it is not there; whoever finishes it removes it. */
  workplace(name: string): Promise<string>
  /** @throws storage_full unless that many more bytes fit beside the reserve. */
  requireRoom(bytes: number): Promise<void>
  /** Keeps bytes at hand; the same promises as `take` then `keep`. */
  put(bytes: Uint8Array): Promise<StoredObject>
  /** The object, or a part of it with both ends, as a stream. @throws ENOENT if it is not here: ask `size` first. */
  read(sha256: string, part?: { start: number; end: number }): Readable
  /** Bytes, or undefined if the object is not here. */
  size(sha256: string): Promise<number | undefined>
  /** A local file holding the object, to be read only. */
  local(sha256: string): string
  remove(sha256: string): Promise<void>
  /** What can be made again: answers from the disk or makes, keeps and answers. A full disk only costs the keeping. */
  derived(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>
  freeBytes(): Promise<number>
  /** Removes waiting files that a killed process left behind. @param olderThan age in ms. */
  sweep(olderThan?: number): Promise<number>
}

export interface StorageOptions {
  /** Room that always stays free for the database and the system, in bytes. */
  reserve?: number
  measureFree?: (folder: string) => Promise<number>
  openFile?: typeof open
}

const full = (cause?: unknown) => new HouseError('storage_full', 507, { cause })
const isFull = (error: unknown) =>
  ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '')

export async function createStorage(
  folder: string,
  {
    reserve = 512 * 2 ** 20,
    openFile = open,
    measureFree = async (of) => {
      const { bavail, bsize } = await statfs(of)
      return bavail * bsize
    },
  }: StorageOptions = {},
): Promise<Storage> {
  const waiting = join(folder, 'waiting')
  const uploads = join(folder, 'uploads')
  for (const needed of [waiting, uploads]) await mkdir(needed, { recursive: true, mode: 0o700 })
  const making = new Map<string, Promise<Uint8Array>>()

  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`Not an object's address: ${sha256}`)
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }
  const sizeOf = (path: string) =>
    stat(path).then(
      (found) => found.size,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      },
    )

  async function requireRoom(bytes: number) {
    if ((await measureFree(folder)) - bytes < reserve) throw full()
  }

  // The name appears only once the bytes are on the disk, so that a crash leaves the whole object or none.
  async function settle(from: string, to: string) {
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    await rename(from, to)
    const parent = await open(dirname(to))
    try {
      await parent.sync()
    } finally {
      await parent.close()
    }
  }

  async function write(
    chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    limit = Infinity,
  ): Promise<Arrival> {
    const path = join(waiting, randomUUID())
    const drop = () => rm(path, { force: true })
    const hash = createHash('sha256')
    let bytes = 0
    const file = await openFile(path, 'wx', 0o600)
    try {
      for await (const chunk of chunks) {
        bytes += chunk.length
        if (bytes > limit)
          throw new HouseError('upload_too_large', 413, { params: { megabytes: Math.floor(limit / 1e6) } })
        hash.update(chunk)
        await file.writeFile(chunk)
      }
      await file.sync()
      await file.close()
    } catch (error) {
      await file.close().catch(() => {})
      await drop()
      throw isFull(error) ? full(error) : error
    }
    return arrivalAt(path, hash.digest('hex'), bytes)
  }

  function arrivalAt(path: string, sha256: string, bytes: number): Arrival {
    const drop = () => rm(path, { force: true })
    return {
      path,
      sha256,
      bytes,
      drop,
      async keep() {
        const target = pathOf(sha256)
        try {
          if ((await sizeOf(target)) === bytes) await drop()
          else await settle(path, target)
        } catch (error) {
          await drop()
          throw isFull(error) ? full(error) : error
        }
        return { sha256, bytes }
      },
    }
  }

  async function adopt(from: string): Promise<Arrival> {
    const path = join(waiting, randomUUID())
    await link(from, path)
    try {
      const file = await open(path)
      const hash = createHash('sha256')
      let bytes = 0
      try {
        await file.sync()
        for await (const chunk of file.createReadStream({ highWaterMark: 512 * 1024, autoClose: false })) {
          hash.update(chunk as Uint8Array)
          bytes += (chunk as Uint8Array).length
        }
      } finally {
        await file.close()
      }
      return arrivalAt(path, hash.digest('hex'), bytes)
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
  }

  async function makeDerived(path: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const kept = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
    if (kept !== undefined) return kept
    const made = await make()
    try {
      await requireRoom(made.length)
      const arrival = await write([made])
      await settle(arrival.path, path)
    } catch (error) {
      if (!(error instanceof HouseError)) throw error
    }
    return made
  }

  return {
    async take(stream, { limit, expected }) {
      await requireRoom(expected ?? limit)
      return write(stream.iterator({ destroyOnReturn: false }), limit)
    },
    adopt,
    uploads,
    async workplace(name) {
      if (!/^[\w-]{1,80}$/.test(name)) throw new Error(`Not a name of a folder: ${name}`)
      const place = join(folder, 'work', name)
      await mkdir(place, { recursive: true, mode: 0o700 })
      return place
    },
    requireRoom,
    async put(bytes) {
      await requireRoom(bytes.length)
      return (await write([bytes])).keep()
    },
    read: (sha256, part) => createReadStream(pathOf(sha256), part),
    size: (sha256) => sizeOf(pathOf(sha256)),
    local: pathOf,
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    async derived(key, make) {
      const name = createHash('sha256').update(key).digest('hex')
      const path = join(folder, 'derived', name.slice(0, 2), name)
      const running = making.get(path) ?? makeDerived(path, make).finally(() => making.delete(path))
      making.set(path, running)
      return running
    },
    freeBytes: () => measureFree(folder),
    async sweep(olderThan = 24 * 3_600_000) {
      let removed = 0
      for (const name of await readdir(waiting)) {
        const path = join(waiting, name)
        const found = await stat(path).catch(() => undefined)
        if (found !== undefined && Date.now() - found.mtimeMs > olderThan) {
          await rm(path, { force: true })
          removed++
        }
      }
      return removed
    },
  }
}
