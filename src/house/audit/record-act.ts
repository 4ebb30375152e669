import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { keptPlan, type HouseTransaction } from '../../platform/db.ts'

export interface ActRecord {
  actor: Actor
  /** The act of identity/policy.ts or a past participle of the house's own doing, e.g. `edition.approve`. */
  act: string
  unitId?: string | null
  objectKind?: string
  objectId?: string
  versionHash?: string
  why?: string
  details?: Record<string, unknown>
}

/** What a link's hash covers, in a fixed order. */
export interface Link {
  seq: number
  at: string
  actorKind: string
  actorId: string | null
  actorName: string
  act: string
  unitId: string | null
  objectKind: string | null
  objectId: string | null
  versionHash: string | null
  why: string | null
  details: Record<string, unknown>
}

/** SHA-256 over the previous hash and the link's fields as canonical JSON. */
export function linkHash(previous: string, link: Link): string {
  const fields = [
    link.seq,
    link.at,
    link.actorKind,
    link.actorId,
    link.actorName,
    link.act,
    link.unitId,
    link.objectKind,
    link.objectId,
    link.versionHash,
    link.why,
    canonical(link.details),
  ]
  return createHash('sha256').update(previous).update(JSON.stringify(fields)).digest('hex')
}

// jsonb does not keep the order of keys, so the hash must not depend on it.
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, canonical(v)]),
  )
}

/**
 * Writes acts into the chain within the caller's transaction: they and their records commit together or not at all. Call
 * it last; it holds the chain's head until the commit.
 */
export async function recordActs(
  trx: HouseTransaction,
  clock: Clock,
  records: readonly ActRecord[],
): Promise<void> {
  if (records.length === 0) return
  const head = await trx
    .selectFrom('audit.head')
    .select(['seq', 'hash'])
    .forUpdate()
    .executeTakeFirstOrThrow()
  const at = clock.now()
  const entries = records.map((record) => {
    const link: Link = {
      seq: head.seq + 1,
      at: at.toISOString(),
      actorKind: record.actor.kind,
      actorId: record.actor.id,
      actorName: record.actor.name,
      act: record.act,
      unitId: record.unitId ?? null,
      objectKind: record.objectKind ?? null,
      objectId: record.objectId ?? null,
      versionHash: record.versionHash ?? null,
      why: record.why ?? null,
      // As it will be read back: a date is text in JSON, and the hash must not know better.
      details: JSON.parse(JSON.stringify(record.details ?? {})) as Record<string, unknown>,
    }
    const hash = linkHash(head.hash, link)
    const entry = { ...link, previousHash: head.hash, hash }
    Object.assign(head, { seq: link.seq, hash })
    return entry
  })
  await sql`${keptPlan}
    with entry as (
      insert into audit.entry
        (seq, at, actor_kind, actor_id, actor_name, act, unit_id, object_kind, object_id, version_hash, why, details,
          previous_hash, hash)
      select seq, ${at}, "actorKind", "actorId", "actorName", act, "unitId", "objectKind", "objectId", "versionHash",
        why, details, "previousHash", hash
      from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as one (seq bigint, "actorKind" text, "actorId" uuid,
        "actorName" text, act text, "unitId" uuid, "objectKind" text, "objectId" uuid, "versionHash" text, why text,
        details jsonb, "previousHash" text, hash text)
    )
    update audit.head set seq = ${head.seq}, hash = ${head.hash}`.execute(trx)
}

export const recordAct = (trx: HouseTransaction, clock: Clock, record: ActRecord): Promise<void> =>
  recordActs(trx, clock, [record])
