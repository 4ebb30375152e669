/**
 * Private files: sealed with the house's secret before they are stored. Sealed bytes are different each time, so that no
 * object is shared with another row, and removing one never takes another's.
 */
import { buffer } from 'node:stream/consumers'
import type { Secrets } from './secrets.ts'
import type { Storage } from './storage.ts'

export interface SealedObjectsDeps {
  storage: Pick<Storage, 'put' | 'read' | 'size' | 'remove'>
  secrets: Pick<Secrets, 'seal' | 'unseal' | 'isDated'>
}

/** @param context the seal holds for no other, e.g. a row's id. @returns the object's name @throws storage_full */
export async function putSealed(
  { storage, secrets }: SealedObjectsDeps,
  bytes: Uint8Array,
  context: string,
): Promise<string> {
  const sealed = secrets.seal(Buffer.from(bytes).toString('base64'), context)
  return (await storage.put(Buffer.from(sealed))).sha256
}

/** Undefined where the object is gone. */
export async function readSealed(
  { storage, secrets }: SealedObjectsDeps,
  object: string,
  context: string,
): Promise<Buffer | undefined> {
  const sealed = await sealedText(storage, object)
  return sealed === undefined ? undefined : Buffer.from(secrets.unseal(sealed, context), 'base64')
}

/**
 * Turning the key: what was sealed with an earlier one is an object of another content then, and the row that names it
 * names the new one before the old is removed.
 * @param rename false: the row has changed meanwhile. @returns whether it was sealed anew
 */
export async function resealObject(
  { storage, secrets }: SealedObjectsDeps,
  object: string,
  context: string,
  rename: (to: string) => Promise<boolean>,
): Promise<boolean> {
  const sealed = await sealedText(storage, object)
  if (sealed === undefined || !secrets.isDated(sealed)) return false
  const anew = secrets.seal(secrets.unseal(sealed, context), context)
  const { sha256 } = await storage.put(Buffer.from(anew))
  const renamed = await rename(sha256)
  await storage.remove(renamed ? object : sha256)
  return renamed
}

async function sealedText(
  storage: Pick<Storage, 'read' | 'size'>,
  object: string,
): Promise<string | undefined> {
  if ((await storage.size(object)) === undefined) return undefined
  return (await buffer(storage.read(object))).toString('utf8')
}
