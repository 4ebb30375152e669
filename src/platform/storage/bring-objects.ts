import type { Keeper } from './keeper.ts'
import { openKeepers } from './open-keepers.ts'
import { removeFile } from './remove-file.ts'

/**
 * Copies every object of a store into a folder laid out as a disk's, each verified by its hash.
 * @throws where one is damaged: a backup must not pretend to hold it.
 */
export async function bringObjects(from: Keeper, folder: string): Promise<number> {
  const { disk, files } = await openKeepers(folder)
  let count = 0
  for await (const { sha256 } of from.list()) {
    const { path, ...object } = await files.write(from.read(sha256))
    if (object.sha256 !== sha256) {
      await removeFile(path)
      throw new Error(`The store's object ${sha256} is damaged. npm run storage:audit says what it is.`)
    }
    await disk.keep(object, { path })
    count++
  }
  return count
}
