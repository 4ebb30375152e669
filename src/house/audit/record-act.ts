import { createHash } from 'node:crypto'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { HouseTransaction } from '../../platform/db.ts'

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
 * Writes one act into the chain within the caller's transaction: the act and its record commit together or not at
 * all. Call it last; it holds the chain's head until the commit.
 */
export async function recordAct(trx: HouseTransaction, clock: Clock, record: ActRecord): Promise<void> {
  const head = await trx
    .selectFrom('audit.head')
    .select(['seq', 'hash'])
    .forUpdate()
    .executeTakeFirstOrThrow()
  const at = clock.now()
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
  await trx
    .insertInto('audit.entry')
    .values({
      seq: link.seq,
      at,
      actor_kind: link.actorKind,
      actor_id: link.actorId,
      actor_name: link.actorName,
      act: link.act,
      unit_id: link.unitId,
      object_kind: link.objectKind,
      object_id: link.objectId,
      version_hash: link.versionHash,
      why: link.why,
      details: JSON.stringify(link.details),
      previous_hash: head.hash,
      hash,
    })
    .execute()
  await trx.updateTable('audit.head').set({ seq: link.seq, hash }).execute()
}
