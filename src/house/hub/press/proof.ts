/** The picture or scan of a press card: a private object, sealed with the house's secret, never shared with the bank. */
import { fileTypeFromBuffer } from 'file-type'
import { invalid } from '../../../platform/errors.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import {
  putSealed,
  readSealed,
  resealObject,
  type SealedObjectsDeps,
} from '../../../platform/sealed-objects.ts'
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
/** An object's name, and whom it is sealed for. */
const partsOf = (object: string) => {
  const [sha256 = '', subjectId = ''] = object.split('.')
  return { sha256, context: context(subjectId), named: (other: string) => `${other}.${subjectId}` }
}

/** @param subjectId the registration that brings it; the seal holds for no other. */
export async function keepProof(
  deps: SealedObjectsDeps,
  subjectId: string,
  bytes: Uint8Array,
): Promise<Proof> {
  const mime = await proofType(bytes)
  return { object: `${await putSealed(deps, bytes, context(subjectId))}.${subjectId}`, mime }
}

/** Undefined where the object is gone. */
export async function readProof(
  deps: SealedObjectsDeps,
  { object, mime }: Proof,
): Promise<{ bytes: Buffer; mime: string; ending: string } | undefined> {
  const { sha256, context: of } = partsOf(object)
  const bytes = await readSealed(deps, sha256, of)
  return bytes === undefined ? undefined : { bytes, mime, ending: accepted[mime] ?? 'bin' }
}

/** Turning the key. @returns how many were sealed anew */
export async function resealProofs(deps: SealedObjectsDeps & Pick<HubDeps, 'db'>): Promise<number> {
  const { db } = deps
  let done = 0
  for (const table of ['hub.registration', 'hub.journalist'] as const) {
    const rows = await db
      .selectFrom(table)
      .select(['id', 'proof_object'])
      .where('proof_object', 'is not', null)
      .execute()
    // One at a time: each is a file of some megabytes.
    for (const { id, proof_object: object } of rows) {
      if (object === null) continue
      const { sha256, context: of, named } = partsOf(object)
      const anew = await resealObject(deps, sha256, of, async (to) => {
        const { numUpdatedRows } = await db
          .updateTable(table)
          .set({ proof_object: named(to) })
          .where('id', '=', id)
          .where('proof_object', '=', object)
          .executeTakeFirst()
        return numUpdatedRows > 0n
      })
      if (anew) done += 1
    }
  }
  return done
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
