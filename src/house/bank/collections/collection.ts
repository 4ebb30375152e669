/** What a collection is, who may do what with it, and which of its assets a reader sees. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { HouseDb } from '../../../platform/db.ts'
import { forbidden, notFound } from '../../../platform/errors.ts'
import type { BankDeps } from '../deps.ts'
import { mayWithin } from '../may-within.ts'
import type { Audience, HeldBack } from '../rights.ts'

/** Assets in one collection. */
export const mostInside = 1000

export interface Share {
  unitId: string
  may: 'read' | 'edit'
}

export interface Collection {
  id: string
  unitId: string
  unitName: { id: string; en: string }
  name: string
  note: string
  version: number
  /** All that are in it, whoever may see them. */
  count: number
  madeBy: string
  changedAt: Date
  shares: Share[]
  /** What the reader may do with it; `own` also shares and removes it. */
  may: 'read' | 'edit' | 'own'
}

export type CollectionDeps = Pick<BankDeps, 'db' | 'clock' | 'audit' | 'identity' | 'units'>

interface CollectionRow {
  id: string
  unit_id: string
  name: string
  note: string
  version: number
  made_by_name: string
  changed_at: Date
}

export async function standingsOf(deps: CollectionDeps, actor: Actor) {
  const [reads, edits] = await Promise.all([
    mayWithin(deps, actor, 'asset.read'),
    mayWithin(deps, actor, 'asset.upload'),
  ])
  return {
    reads,
    may(unitId: string, shares: readonly Share[]): Collection['may'] | undefined {
      if (edits(unitId)) return 'own'
      if (shares.some((share) => share.may === 'edit' && edits(share.unitId))) return 'edit'
      return reads(unitId) || shares.some((share) => reads(share.unitId)) ? 'read' : undefined
    },
  }
}

export const collectionsIn = (db: HouseDb) =>
  db
    .selectFrom('bank.collection as collection')
    .select(['id', 'unit_id', 'name', 'note', 'version', 'made_by_name', 'changed_at'])
    .select([
      sql<number>`(select count(*)::int from bank.collection_asset where collection_id = collection.id)`.as(
        'count',
      ),
      sql<
        Share[]
      >`(select coalesce(json_agg(json_build_object('unitId', unit_id, 'may', may) order by unit_id), '[]')
        from bank.collection_share where collection_id = collection.id)`.as('shares'),
    ])

export const toCollection = (
  { units }: Pick<CollectionDeps, 'units'>,
  row: CollectionRow & { count: number; shares: Share[] },
  may: Collection['may'],
): Collection => ({
  id: row.id,
  unitId: row.unit_id,
  unitName: units.get(row.unit_id)?.name ?? { id: '', en: '' },
  name: row.name,
  note: row.note,
  version: row.version,
  count: row.count,
  madeBy: row.made_by_name,
  changedAt: row.changed_at,
  shares: row.shares,
  may,
})

const atLeast = { read: 0, edit: 1, own: 2 } as const

/** @throws not_found, forbidden */
export async function requireCollection(
  deps: CollectionDeps,
  actor: Actor,
  id: string,
  need: Collection['may'],
): Promise<Collection> {
  const row = await collectionsIn(deps.db).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('collection')
  const may = (await standingsOf(deps, actor)).may(row.unit_id, row.shares)
  if (may === undefined || atLeast[may] < atLeast[need])
    throw forbidden(need === 'read' ? 'asset.read' : 'asset.upload')
  return toCollection(deps, row, may)
}

export interface Inside {
  assetId: string
  unitId: string
  /** Why it may not leave for the audience, or null. */
  heldBack: HeldBack | null
}

/** What is in a collection, in its order. */
export async function insideOf(
  { db, clock }: Pick<CollectionDeps, 'db' | 'clock'>,
  collectionId: string,
  audience: Audience,
): Promise<Inside[]> {
  const { rows } = await sql<Inside>`
    select asset.id as "assetId", asset.unit_id as "unitId",
      (select bank.held_back(claims, ${clock.now()}::timestamptz, ${audience}) from bank.rights claims
        where claims.asset_id = asset.id) as "heldBack"
    from bank.collection_asset part join bank.asset asset on asset.id = part.asset_id
    where part.collection_id = ${collectionId}::uuid
    order by part.place, asset.id`.execute(db)
  return rows
}

/**
 * A collection hands on what is its own unit's, and only what nothing holds back; whoever may read an asset anyway sees
 * it in any case.
 */
export function seenBy(
  { units }: Pick<CollectionDeps, 'units'>,
  collection: Pick<Collection, 'unitId'>,
  reads: (unitId: string) => boolean,
): (one: Inside) => boolean {
  const own = new Set(units.subtreeIds(collection.unitId))
  return (one) => reads(one.unitId) || (own.has(one.unitId) && one.heldBack === null)
}
