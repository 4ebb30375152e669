/** Promises room for a file before its first byte, or refuses it with the reason. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { keptPlan } from '../../../platform/db.ts'
import { HouseError, invalid } from '../../../platform/errors.ts'
import { newToken } from '../../../platform/ids.ts'
import { storageFull } from '../../../platform/storage.ts'
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
  const id = newToken()
  const said = {
    ...(announced.record === undefined ? {} : words),
    ...(announced.consent === undefined ? {} : { consent: announced.consent }),
  }
  // Promised and written down in one statement, so that it costs one question. Those that ask at the same moment may
  // both be promised the last of a quota; the reserve of the disk is larger than that.
  const { rows } = await sql<{
    promised: number
    used: number
    quota: number | null
    kept: boolean
  }>`${keptPlan}
    with room as (
      select
        (select coalesce(sum(bytes), 0)::bigint from bank.upload where state = 'open') as promised,
        q.bytes as quota,
        case when q.bytes is null then 0 else
          (select coalesce(sum(bytes), 0)::bigint from bank.asset where unit_id = ${unit.id}::uuid)
            + (select coalesce(sum(bytes), 0)::bigint from bank.upload
               where unit_id = ${unit.id}::uuid and state in ('open', 'arrived'))
        end as used
      from (select 1) one left join bank.quota q on q.unit_id = ${unit.id}::uuid
    ),
    begun as (
      insert into bank.upload
        (id, unit_id, sender_kind, sender_id, sender_name, filename, bytes, announced_sha256, words, created_at)
      select ${id}, ${unit.id}::uuid, ${actor.kind}, ${actor.id}::uuid, ${actor.name}, ${cleanFilename(filename)},
        ${bytes}::bigint, ${sha256 ?? null}, ${JSON.stringify(said)}::jsonb, ${clock.now()}::timestamptz
      from room where promised + ${bytes}::bigint <= ${await storage.room()}::float8
        and (quota is null or used + ${bytes}::bigint <= quota)
      returning 1
    )
    select promised, used, quota, exists (select from begun) as kept from room`.execute(db)
  const { used = 0, quota = null, kept } = rows[0] ?? { kept: false }
  if (kept) return id
  throw quota !== null && used + bytes > quota
    ? new HouseError('quota_full', 507, {
        params: { used: Math.round(used / 1e6), quota: Math.round(quota / 1e6) },
      })
    : storageFull()
}
