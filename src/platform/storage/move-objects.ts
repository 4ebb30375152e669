/**
 * Carries every object from one place to the other while houses read both. What is let go at the source was read back
 * from the target first, so that it can be cut anywhere and begun again.
 */
import { createLanes } from '../lanes.ts'
import { isNotHere, type Keeper, type ListedObject } from './keeper.ts'
import { hashOf, type WaitingFile, type WaitingFiles } from './waiting-files.ts'
import { removeFile } from './remove-file.ts'

export interface Moved {
  objects: number
  bytes: number
  /** Whose bytes at the source are not what their address says: they stay where they are. */
  broken: string[]
}

export interface Move {
  from: Keeper
  to: Keeper
  files: WaitingFiles
  /** @throws storage_full */
  requireRoom?(bytes: number): Promise<void>
  onProgress?(moved: Moved): void
}

const atOnce = 4

/** @throws storage_full, storage_unreachable; what was moved until then stays moved. */
export async function moveObjects(move: Move): Promise<Moved> {
  const moved: Moved = { objects: 0, bytes: 0, broken: [] }
  const lane = createLanes(atOnce)
  const running = new Set<Promise<void>>()
  let fault: unknown
  for await (const object of move.from.list()) {
    if (fault !== undefined) break
    const work = lane(async () => {
      if (fault !== undefined) return
      if (await moveOne(move, object)) {
        moved.objects++
        moved.bytes += object.bytes
      } else moved.broken.push(object.sha256)
      move.onProgress?.(moved)
    })
      .catch((error: unknown) => void (fault ??= error))
      .finally(() => running.delete(work))
    running.add(work)
    if (running.size >= atOnce * 2) await Promise.race(running)
  }
  await Promise.all(running)
  if (fault !== undefined) throw fault
  return moved
}

/** False where the source's bytes are broken. */
async function moveOne({ from, to, files, requireRoom }: Move, object: ListedObject): Promise<boolean> {
  const { sha256 } = object
  const there = (await to.size(sha256)) !== undefined
  if (!there || !(await isWhole(to, sha256))) {
    await requireRoom?.(object.bytes)
    const waiting = await bring(from, files, object)
    if (waiting === undefined) return true // the house removed it meanwhile
    try {
      if (waiting.sha256 !== sha256) return false
      if (there) await to.remove(sha256) // what lies there is damaged, and would be taken for the object
      await to.keep({ sha256, bytes: waiting.bytes }, { path: waiting.path })
    } finally {
      await removeFile(waiting.path)
    }
    if (!(await isWhole(to, sha256)))
      throw new Error(`The target did not give back what it was given: ${sha256}. Nothing was let go.`)
  }
  await from.remove(sha256)
  return true
}

const isWhole = async (keeper: Keeper, sha256: string) =>
  (
    await hashOf(keeper.read(sha256)).catch((error: unknown) => {
      if (isNotHere(error)) return { sha256: '' }
      throw error
    })
  ).sha256 === sha256

async function bring(
  from: Keeper,
  files: WaitingFiles,
  { sha256 }: ListedObject,
): Promise<WaitingFile | undefined> {
  try {
    const path = from.fileOf?.(sha256)
    return path === undefined ? await files.write(from.read(sha256)) : await files.adopt(path)
  } catch (error) {
    if (isNotHere(error)) return undefined
    throw error
  }
}
