/** Files on their way in: written or linked beside the objects, hashed, and synced before anything relies on them. */
import { createHash, randomUUID } from 'node:crypto'
import { link, open, readdir, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { HouseError } from '../errors.ts'
import type { StoredObject } from './keeper.ts'
import { removeFile } from './remove-file.ts'

export interface WaitingFile extends StoredObject {
  path: string
}

export interface WaitingFiles {
  /** @throws upload_too_large, storage_full; then nothing is left. */
  write(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, limit?: number): Promise<WaitingFile>
  /** A second name for a whole file of the same file system. @throws ENOENT */
  adopt(path: string): Promise<WaitingFile>
}

const full = (cause?: unknown) => new HouseError('storage_full', 507, { cause })

/** A full disk, whichever way the system says it, as `storage_full`; everything else as it is. */
export const orFull = (error: unknown) =>
  ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '') ? full(error) : error

export const storageFull = full

export function createWaitingFiles(folder: string, openFile = open): WaitingFiles {
  return {
    async write(chunks, limit = Infinity) {
      const path = join(folder, randomUUID())
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
        await removeFile(path)
        throw orFull(error)
      }
      return { path, sha256: hash.digest('hex'), bytes }
    },
    async adopt(from) {
      const path = join(folder, randomUUID())
      await link(from, path)
      try {
        const file = await open(path)
        try {
          await file.sync()
          return { path, ...(await hashFile(file)) }
        } finally {
          await file.close()
        }
      } catch (error) {
        await removeFile(path)
        throw error
      }
    },
  }
}

/** Through one buffer: a stream's would be new for each piece, and gigabytes of them wait for the collector. */
async function hashFile(file: FileHandle): Promise<StoredObject> {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafeSlow(512 * 1024)
  let bytes = 0
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, bytes)
    if (bytesRead === 0) return { sha256: hash.digest('hex'), bytes }
    hash.update(buffer.subarray(0, bytesRead))
    bytes += bytesRead
  }
}

export async function hashOf(chunks: AsyncIterable<unknown>): Promise<StoredObject> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of chunks as AsyncIterable<Uint8Array>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** Removes files older than `olderThan` ms that a killed process left in the folder. */
export async function sweepFolder(folder: string, olderThan: number): Promise<number> {
  let removed = 0
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found === undefined || Date.now() - found.mtimeMs <= olderThan) continue
    await removeFile(path)
    removed++
  }
  return removed
}
