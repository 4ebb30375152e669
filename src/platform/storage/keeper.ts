/** What a store must be able to do: hold objects by the SHA-256 of their bytes, each whole or not at all. */
import type { Readable } from 'node:stream'

export interface StoredObject {
  sha256: string
  bytes: number
}

export interface ListedObject extends StoredObject {
  /** When it was kept here. */
  at: Date
}

/** Both ends included. */
export interface Part {
  start: number
  end: number
}

export interface Keeper {
  name: 'disk' | 's3'
  /**
   * Keeps what the caller has hashed, under that hash; the same again changes nothing. A file it is given may be gone
   * afterwards: it is the caller's waiting one.
   */
  keep(object: StoredObject, from: { path: string } | { content: Uint8Array }): Promise<void>
  /** The stream fails with ENOENT if the object is not here. */
  read(sha256: string, part?: Part): Readable
  /** Bytes, or undefined if the object is not here. */
  size(sha256: string): Promise<number | undefined>
  /** When it was last kept here; the same bytes kept again are as young as new ones. */
  keptAt(sha256: string): Promise<Date | undefined>
  remove(sha256: string): Promise<void>
  /** Everything kept here, in the order of the hashes, which `after` goes on from. */
  list(after?: string): AsyncIterable<ListedObject>
  /** The object's own file, where it lies on this machine. */
  fileOf?(sha256: string): string
}

/** @throws for whatever is no object's address, before it can become a path. */
export function requireAddress(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`Not an object's address: ${sha256}`)
  return sha256
}

export const notHere = (sha256: string, cause?: unknown) =>
  Object.assign(new Error(`The object ${sha256} is not kept here.`, { cause }), { code: 'ENOENT' })

export const isNotHere = (error: unknown) => (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT'
