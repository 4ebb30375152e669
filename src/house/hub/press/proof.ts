/**
 * The picture or scan of a press card: a private object, sealed with the house's secret. Sealed bytes are different each
 * time, so that no object is shared with the bank and deleting one never takes another's.
 */
import { buffer } from 'node:stream/consumers'
import { fileTypeFromBuffer } from 'file-type'
import { invalid } from '../../../platform/errors.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import type { HubDeps } from '../deps.ts'

export const proofLimit = 5_000_000
const accepted: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}

export interface Proof {
  object: string
  mime: string
}

/** What the bytes are, whatever their name says. @throws proof_type, proof_too_large (422) */
export async function proofType(bytes: Uint8Array): Promise<string> {
  if (bytes.length > proofLimit) throw invalid('proof_too_large')
  const found = await fileTypeFromBuffer(bytes)
  if (found === undefined || !(found.mime in accepted)) throw invalid('proof_type')
  return found.mime
}

const context = (subjectId: string) => `hub-proof:${subjectId}`

/** @param subjectId the registration that brings it; the seal holds for no other. */
export async function keepProof(
  { storage, secrets }: Pick<HubDeps, 'storage' | 'secrets'>,
  subjectId: string,
  bytes: Uint8Array,
): Promise<Proof> {
  const mime = await proofType(bytes)
  const sealed = secrets.seal(Buffer.from(bytes).toString('base64'), context(subjectId))
  const { sha256 } = await storage.put(Buffer.from(sealed))
  return { object: `${sha256}.${subjectId}`, mime }
}

/** Undefined where the object is gone. */
export async function readProof(
  { storage, secrets }: Pick<HubDeps, 'storage' | 'secrets'>,
  { object, mime }: Proof,
): Promise<{ bytes: Buffer; mime: string; ending: string } | undefined> {
  const [sha256 = '', subjectId = ''] = object.split('.')
  if ((await storage.size(sha256)) === undefined) return undefined
  const sealed = (await buffer(storage.read(sha256))).toString('utf8')
  const bytes = Buffer.from(secrets.unseal(sealed, context(subjectId)), 'base64')
  return { bytes, mime, ending: accepted[mime] ?? 'bin' }
}

/** Removes the files once the transaction has committed. */
export const dropProofs = (
  { jobs }: Pick<HubDeps, 'jobs'>,
  trx: HouseTransaction,
  objects: readonly (string | null | undefined)[],
): Promise<void> =>
  jobs.enqueueAll(
    trx,
    'remove-proof',
    objects.flatMap((object) => (object === null || object === undefined ? [] : [{ data: { object } }])),
  )

/** Done by the job `remove-proof`. */
export const removeProof = ({ storage }: Pick<HubDeps, 'storage'>, { object }: { object: string }) =>
  storage.remove(object.split('.')[0] ?? '')
