/** Promises room for a file before its first byte, or refuses it with the reason. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { HouseError, invalid } from '../../../platform/errors.ts'
import { newToken } from '../../../platform/ids.ts'
import type { BankDeps } from '../deps.ts'
import { cleanFilename, cleanRecord, type AssetRecord, type SaidConsent } from '../record.ts'

export interface Announcement {
  unitId: string
  filename: string
  bytes: number
  /** What the sender says the file's SHA-256 is, hexadecimal. */
  sha256?: string | undefined
  record?: Partial<AssetRecord>
  consent?: SaidConsent | undefined
}

/** Bytes of the largest file that is taken. */
export const largestUpload = 50_000_000_000

/**
 * @returns the upload's id, which nobody guesses.
 * @throws forbidden, not_found (unit), file_empty, upload_too_large, storage_full, quota_full (`used`, `quota`: MB)
 */
export async function beginUpload(deps: BankDeps, actor: Actor, announced: Announcement): Promise<string> {
  const { db, identity, units, storage, clock } = deps
  const { bytes, filename, sha256 } = announced
  const unit = units.require(announced.unitId)
  await identity.authorise(actor, 'asset.upload', unit.id)
  const words = cleanRecord(announced.record ?? {})
  if (!Number.isSafeInteger(bytes) || bytes <= 0) throw invalid('file_empty')
  if (bytes > largestUpload)
    throw new HouseError('upload_too_large', 413, { params: { megabytes: largestUpload / 1e6 } })
  const { promised, used, quota } = await roomOf(deps, unit.id)
  await storage.requireRoom(promised + bytes)
  if (quota !== null && used + bytes > quota)
    throw new HouseError('quota_full', 507, {
      params: { used: Math.round(used / 1e6), quota: Math.round(quota / 1e6) },
    })
  const id = newToken()
  await db
    .insertInto('bank.upload')
    .values({
      id,
      unit_id: unit.id,
      sender_kind: actor.kind,
      sender_id: actor.id,
      sender_name: actor.name,
      filename: cleanFilename(filename),
      bytes,
      announced_sha256: sha256 ?? null,
      words: JSON.stringify({
        ...(announced.record === undefined ? {} : words),
        ...(announced.consent === undefined ? {} : { consent: announced.consent }),
      }),
      created_at: clock.now(),
    })
    .execute()
  return id
}

/** Bytes promised to uploads that are not whole yet, and, where the unit has a quota, what it holds of it. */
async function roomOf({ db }: BankDeps, unitId: string) {
  const { rows } = await sql<{ promised: number; used: number; quota: number | null }>`
    select
      (select coalesce(sum(bytes), 0)::bigint from bank.upload where state = 'open') as promised,
      q.bytes as quota,
      case when q.bytes is null then 0 else
        (select coalesce(sum(bytes), 0)::bigint from bank.asset where unit_id = ${unitId}::uuid)
          + (select coalesce(sum(bytes), 0)::bigint from bank.upload
             where unit_id = ${unitId}::uuid and state in ('open', 'arrived'))
      end as used
    from (select 1) one left join bank.quota q on q.unit_id = ${unitId}::uuid`.execute(db)
  return rows[0] ?? { promised: 0, used: 0, quota: null }
}
