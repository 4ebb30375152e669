/**
 * Objects by the SHA-256 of their bytes, kept on this machine's disk or in an S3-compatible store. Where both are set,
 * new ones go to the chosen one, and reading finds them in either: so they can be moved while the house runs.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, statfs, type open } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { HouseError } from './errors.ts'
import { settle } from './storage/disk-keeper.ts'
import { isNotHere, notHere, requireAddress, type Part, type StoredObject } from './storage/keeper.ts'
import { createLocalCopies } from './storage/local-copies.ts'
import { openKeepers } from './storage/open-keepers.ts'
import type { StorageSettings } from './storage/settings.ts'
import { orFull, storageFull, sweepFolder, type WaitingFile } from './storage/waiting-files.ts'
import { removeFile } from './storage/remove-file.ts'

export type { StoredObject } from './storage/keeper.ts'
export { isNotHere } from './storage/keeper.ts'
export { hashOf, orFull, storageFull } from './storage/waiting-files.ts'

/** Bytes that have arrived but are not yet kept: look at them, then keep or drop them. */
export interface Arrival extends StoredObject {
  /** A file to inspect; gone after `drop` and after `keep`. */
  path: string
  /** @throws storage_full, storage_unreachable; then nothing of it is kept and nothing waits. */
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
  /** Bytes that still fit beside the reserve; none or fewer where there is no room. */
  room(): Promise<number>
  /** @throws storage_full unless that many more bytes fit beside the reserve. */
  requireRoom(bytes: number): Promise<void>
  /** Keeps bytes at hand; the same promises as `take` then `keep`. */
  put(bytes: Uint8Array): Promise<StoredObject>
  /** The object, or a part of it with both ends. The stream fails with ENOENT if it is not here, or storage_unreachable. */
  read(sha256: string, part?: Part): Readable
  /** Bytes, or undefined if the object is not here. @throws storage_unreachable */
  size(sha256: string): Promise<number | undefined>
  /**
   * Lends a local file holding the object, to be read only and within `use`: on the disk the object itself, of a store
   * elsewhere a copy whose hash was verified.
   * @throws ENOENT, storage_full (no room for the copy), storage_unreachable, object_broken
   */
  withFile<T>(sha256: string, use: (path: string) => Promise<T>): Promise<T>
  remove(sha256: string): Promise<void>
  /** When it was last kept; the same bytes kept again are as young as new ones. @throws storage_unreachable */
  keptAt(sha256: string): Promise<Date | undefined>
  /** What can be made again: answers from this disk or makes, keeps and answers. A full disk only costs the keeping. */
  derived(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>
  freeBytes(): Promise<number>
  /** Removes waiting files that a killed process left behind. @param olderThan age in ms. */
  sweep(olderThan?: number): Promise<number>
  /** @throws storage_unreachable where the chosen store does not answer. */
  check(): Promise<void>
}

export interface StorageOptions extends Partial<StorageSettings> {
  /** Room that always stays free for the database and the system, in bytes. */
  reserve?: number
  measureFree?: (folder: string) => Promise<number>
  openFile?: typeof open
}

async function freeOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** @param folder of the disk's objects, and of whatever is on its way in or out in any case. */
export async function createStorage(
  folder: string,
  { reserve = 512 * 2 ** 20, measureFree = freeOf, ...settings }: StorageOptions = {},
): Promise<Storage> {
  const [waiting, uploads, copied] = ['waiting', 'uploads', 'copies'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  for (const needed of [waiting, uploads, copied]) await mkdir(needed, { recursive: true, mode: 0o700 })
  const { disk, far, chosen, files } = await openKeepers(folder, settings)
  const keepers = far === undefined ? [disk] : chosen === disk ? [disk, far] : [far, disk]
  const making = new Map<string, Promise<Uint8Array>>()

  const room = async () => (await measureFree(folder)) - reserve
  async function requireRoom(bytes: number) {
    if (bytes > (await room())) throw storageFull()
  }

  // The chosen one once more at the end: an object may be moved between two looks. A store that is away only matters
  // where no other has the object.
  const places = far === undefined ? keepers : [...keepers, chosen]
  const copies = createLocalCopies({ folder: copied, keepers: places, requireRoom })

  async function size(sha256: string): Promise<number | undefined> {
    let away: unknown
    for (const keeper of places)
      try {
        if (away !== undefined && keeper === far) continue
        const found = await keeper.size(sha256)
        if (found !== undefined) return found
      } catch (error) {
        away = error
      }
    if (away !== undefined) throw away
    return undefined
  }

  async function* readAnywhere(sha256: string, part?: Part): AsyncGenerator<Uint8Array> {
    let away: unknown
    for (const keeper of places) {
      if (away !== undefined && keeper === far) continue
      let begun = false
      try {
        for await (const chunk of keeper.read(sha256, part) as AsyncIterable<Uint8Array>) {
          begun = true
          yield chunk
        }
        return
      } catch (error) {
        if (begun) throw error
        if (!isNotHere(error)) away = error
      }
    }
    throw away ?? notHere(sha256)
  }

  function arrivalOf({ path, ...object }: WaitingFile): Arrival {
    const drop = () => removeFile(path)
    return {
      path,
      ...object,
      drop,
      async keep() {
        try {
          await chosen.keep(object, { path })
        } finally {
          await drop()
        }
        return object
      },
    }
  }

  async function makeDerived(path: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const kept = await readFile(path).catch((error: unknown) => {
      if (isNotHere(error)) return undefined
      throw error
    })
    if (kept !== undefined) return kept
    const made = await make()
    try {
      await requireRoom(made.length)
      await settle((await files.write([made])).path, path)
    } catch (error) {
      if (!(orFull(error) instanceof HouseError)) throw error
    }
    return made
  }

  return {
    async take(stream, { limit, expected }) {
      await requireRoom(expected ?? limit)
      return arrivalOf(await files.write(stream.iterator({ destroyOnReturn: false }), limit))
    },
    adopt: async (path) => arrivalOf(await files.adopt(path)),
    uploads,
    async workplace(name) {
      if (!/^[\w-]{1,80}$/.test(name)) throw new Error(`Not a name of a folder: ${name}`)
      const place = join(folder, 'work', name)
      await mkdir(place, { recursive: true, mode: 0o700 })
      return place
    },
    room,
    requireRoom,
    async put(content) {
      if (chosen === disk) await requireRoom(content.length)
      const object = { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length }
      await chosen.keep(object, { content })
      return object
    },
    read: (sha256, part) =>
      far === undefined
        ? disk.read(sha256, part)
        : Readable.from(readAnywhere(requireAddress(sha256), part), { objectMode: false }),
    size,
    async withFile(sha256, use) {
      if (far !== undefined) return copies.withCopy(requireAddress(sha256), use)
      if ((await disk.size(sha256)) === undefined) throw notHere(sha256)
      return use(disk.fileOf?.(sha256) as string)
    },
    async remove(sha256) {
      for (const keeper of keepers) await keeper.remove(sha256)
    },
    async keptAt(sha256) {
      let newest: Date | undefined
      for (const keeper of keepers) {
        const at = await keeper.keptAt(sha256)
        if (at !== undefined && (newest === undefined || at > newest)) newest = at
      }
      return newest
    },
    async derived(key, make) {
      const name = createHash('sha256').update(key).digest('hex')
      const path = join(folder, 'derived', name.slice(0, 2), name)
      const running = making.get(path) ?? makeDerived(path, make).finally(() => making.delete(path))
      making.set(path, running)
      return running
    },
    freeBytes: () => measureFree(folder),
    sweep: async (olderThan = 24 * 3_600_000) =>
      (await sweepFolder(waiting, olderThan)) + (await sweepFolder(copied, olderThan)),
    check: async () => (far !== undefined && chosen === far ? far.check() : undefined),
  }
}
