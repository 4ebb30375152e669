import { sql } from 'kysely'
import type { HouseDb } from '../../platform/db.ts'

export interface ActFilter {
  /** Acts of one person or key. */
  actorId?: string
  /** One act (`edition.approve`) or all of a kind (`edition.`). */
  act?: string
  /** Ids of a subtree; undefined: also what concerns no unit. */
  unitIds?: readonly string[]
  objectKind?: string
  objectId?: string
  /** From, inclusive; to, exclusive. */
  from?: Date
  to?: Date
  /** Part of a name, an act or a reason. */
  text?: string
}

export interface RecordedAct {
  seq: number
  at: Date
  actor: { kind: string; id: string | null; name: string }
  act: string
  unitId: string | null
  objectKind: string | null
  objectId: string | null
  versionHash: string | null
  why: string | null
  details: unknown
  hash: string
}

/** Recorded acts, newest first; keyset: pass the last `seq` as `before`. */
export async function searchActs(
  db: HouseDb,
  filter: ActFilter,
  { before, limit }: { before?: number; limit: number },
): Promise<RecordedAct[]> {
  let query = db
    .selectFrom('audit.entry')
    .select(['seq', 'at', 'actor_kind', 'actor_id', 'actor_name', 'act', 'unit_id', 'object_kind'])
    .select(['object_id', 'version_hash', 'why', 'details', 'hash'])
  if (before !== undefined) query = query.where('seq', '<', before)
  if (filter.actorId !== undefined) query = query.where('actor_id', '=', filter.actorId)
  if (filter.act !== undefined)
    query = filter.act.endsWith('.')
      ? query.where('act', 'like', `${escapeLike(filter.act)}%`)
      : query.where('act', '=', filter.act)
  if (filter.unitIds !== undefined)
    query = query.where(sql<boolean>`unit_id = any(${[...filter.unitIds]}::uuid[])`)
  if (filter.objectKind !== undefined) query = query.where('object_kind', '=', filter.objectKind)
  if (filter.objectId !== undefined) query = query.where('object_id', '=', filter.objectId)
  if (filter.from !== undefined) query = query.where('at', '>=', filter.from)
  if (filter.to !== undefined) query = query.where('at', '<', filter.to)
  if (filter.text !== undefined && filter.text !== '')
    query = query.where(
      // The expression of the trigram index in migrations/0002_audit.sql.
      sql<boolean>`(actor_name || ' ' || act || ' ' || coalesce(why, '')) ilike ${`%${escapeLike(filter.text)}%`}`,
    )
  const rows = await query.orderBy('seq', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    act: row.act,
    unitId: row.unit_id,
    objectKind: row.object_kind,
    objectId: row.object_id,
    versionHash: row.version_hash,
    why: row.why,
    details: row.details,
    hash: row.hash,
  }))
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
