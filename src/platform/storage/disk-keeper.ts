import { createReadStream, type Stats } from 'node:fs'
import { mkdir, open, readdir, rename, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isNotHere, requireAddress, type Keeper } from './keeper.ts'
import { orFull, type WaitingFiles } from './waiting-files.ts'
import { removeFile } from './remove-file.ts'

/** Objects as files of this machine, two folders deep by their first four letters. */
export function createDiskKeeper(folder: string, waiting: WaitingFiles): Keeper {
  const pathOf = (sha256: string) =>
    join(folder, requireAddress(sha256).slice(0, 2), sha256.slice(2, 4), sha256)
  const size = async (sha256: string) => (await factsOf(pathOf(sha256)))?.size

  return {
    name: 'disk',
    async keep({ sha256, bytes }, from) {
      if ((await size(sha256)) === bytes) {
        // Its age begins anew, for whoever clears away what nothing names.
        await utimes(pathOf(sha256), new Date(), new Date())
        return
      }
      const path = 'path' in from ? from.path : (await waiting.write([from.content])).path
      try {
        await settle(path, pathOf(sha256))
      } catch (error) {
        await removeFile(path)
        throw orFull(error)
      }
    },
    read: (sha256, part) => createReadStream(pathOf(sha256), part),
    size,
    keptAt: async (sha256) => (await factsOf(pathOf(sha256)))?.mtime,
    remove: (sha256) => removeFile(pathOf(sha256)),
    async *list(after = '') {
      for (const first of await foldersIn(folder))
        for (const second of await foldersIn(join(folder, first))) {
          if (`${first}${second}` < after.slice(0, 4)) continue
          const names = (await readdir(join(folder, first, second))).filter(
            (name) => name.length === 64 && name > after,
          )
          for (const sha256 of names.toSorted()) {
            const found = await stat(pathOf(sha256)).catch(() => undefined)
            if (found !== undefined) yield { sha256, bytes: found.size, at: found.mtime }
          }
        }
    },
    fileOf: pathOf,
  }
}

const foldersIn = async (folder: string) =>
  (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name)).toSorted()

/** The name appears only once the bytes are on the disk, so that a crash leaves the whole file or none. */
export async function settle(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await rename(from, to)
  const parent = await open(dirname(to))
  try {
    await parent.sync()
  } finally {
    await parent.close()
  }
}

async function factsOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path)
  } catch (error) {
    if (isNotHere(error)) return undefined
    throw error
  }
}
