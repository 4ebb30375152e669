/** Objects of another machine as files of this one, for tools that want a file; they go when the last user is done. */
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { link } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { HouseError } from '../errors.ts'
import { isNotHere, notHere, type Keeper } from './keeper.ts'
import { orFull } from './waiting-files.ts'
import { removeFile } from './remove-file.ts'

interface Copy {
  path: Promise<string>
  users: number
}

export interface LocalCopies {
  /** Whoever asks for the same object meanwhile, or within `use`, is given the same copy. */
  withCopy<T>(sha256: string, use: (path: string) => Promise<T>): Promise<T>
}

export function createLocalCopies({
  folder,
  keepers,
  requireRoom,
}: {
  folder: string
  /** In the order in which they are asked. */
  keepers: readonly Keeper[]
  /** @throws storage_full */
  requireRoom(bytes: number): Promise<void>
}): LocalCopies {
  const copies = new Map<string, Copy>()
  // Promised to copies that are still being written, so that several at once do not fill the disk together.
  let promised = 0

  async function make(sha256: string): Promise<string> {
    const path = join(folder, randomUUID())
    let fault: unknown
    for (const keeper of keepers) {
      const file = keeper.fileOf?.(sha256)
      if (file !== undefined) {
        // A name of our own: the object may be moved away while a tool reads it.
        const linked = await link(file, path).then(
          () => true,
          (error: unknown) => {
            if (isNotHere(error)) return false
            throw error
          },
        )
        if (linked) return path
        continue
      }
      if (fault !== undefined) continue
      try {
        const bytes = await keeper.size(sha256)
        if (bytes === undefined) continue
        await fetchTo(path, keeper, { sha256, bytes })
        return path
      } catch (error) {
        if (!isNotHere(error)) fault = error
      }
    }
    throw fault ?? notHere(sha256)
  }

  async function fetchTo(
    path: string,
    keeper: Keeper,
    { sha256, bytes }: { sha256: string; bytes: number },
  ): Promise<void> {
    promised += bytes
    try {
      await requireRoom(promised)
      const hash = createHash('sha256')
      await pipeline(
        keeper.read(sha256),
        async function* (chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            hash.update(chunk)
            yield chunk
          }
        },
        createWriteStream(path, { mode: 0o600, flags: 'wx' }),
      )
      if (hash.digest('hex') !== sha256) throw new HouseError('object_broken', 500)
    } catch (error) {
      await removeFile(path)
      throw orFull(error)
    } finally {
      promised -= bytes
    }
  }

  return {
    async withCopy(sha256, use) {
      let copy = copies.get(sha256)
      if (copy === undefined) {
        copy = { path: make(sha256), users: 0 }
        copies.set(sha256, copy)
      }
      copy.users++
      try {
        return await use(await copy.path)
      } finally {
        if (--copy.users === 0) {
          if (copies.get(sha256) === copy) copies.delete(sha256)
          await copy.path.then(
            (path) => removeFile(path),
            () => {},
          )
        }
      }
    },
  }
}
