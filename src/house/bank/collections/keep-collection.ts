/** Making a collection, naming it, putting assets into it, in order and out of it, sharing it with units. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { mayWithin } from '../may-within.ts'
import { mostInside, requireCollection, type CollectionDeps, type Share } from './collection.ts'

export interface Naming {
  name: string
  note?: string | undefined
}

function cleanNaming({ name, note = '' }: Naming): { name: string; note: string } {
  const clean = {
    name: name.normalize('NFC').replace(/\s+/g, ' ').trim(),
    note: note.normalize('NFC').trim(),
  }
  if (clean.name === '') throw invalid('invalid_request', [{ at: 'name', code: 'required' }])
  return clean
}

/** @throws forbidden, not_found (unit), invalid_request */
export async function makeCollection(
  { db, clock, audit, identity, units }: CollectionDeps,
  actor: Actor,
  { unitId, ...naming }: Naming & { unitId: string },
): Promise<string> {
  const unit = units.require(unitId)
  await identity.authorise(actor, 'asset.upload', unit.id)
  const id = newId()
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('bank.collection')
      .values({
        id,
        unit_id: unit.id,
        ...cleanNaming(naming),
        made_by_name: actor.name,
        made_at: now,
        changed_at: now,
      })
      .execute()
    await audit.record(trx, {
      actor,
      act: 'collection.make',
      unitId: unit.id,
      objectKind: 'collection',
      objectId: id,
      details: { name: naming.name },
    })
  })
  return id
}

/** Counts a change and holds the collection until the commit. @throws collection_moved_on */
async function touch(
  trx: HouseTransaction,
  { clock }: CollectionDeps,
  id: string,
  version?: number,
): Promise<void> {
  let query = trx
    .updateTable('bank.collection')
    .set((of) => ({ version: of('version', '+', 1), changed_at: clock.now() }))
    .where('id', '=', id)
  if (version !== undefined) query = query.where('version', '=', version)
  if ((await query.returning('id').executeTakeFirst()) === undefined) throw conflict('collection_moved_on')
}

/** @throws not_found, forbidden, invalid_request */
export async function nameCollection(
  deps: CollectionDeps,
  actor: Actor,
  id: string,
  naming: Naming,
): Promise<void> {
  await requireCollection(deps, actor, id, 'own')
  await deps.db
    .updateTable('bank.collection')
    .set({ ...cleanNaming(naming), changed_at: deps.clock.now() })
    .where('id', '=', id)
    .execute()
}

/** Its assets stay in the bank; its links end. @throws not_found, forbidden */
export async function removeCollection(deps: CollectionDeps, actor: Actor, id: string): Promise<void> {
  const { unitId, name } = await requireCollection(deps, actor, id, 'own')
  await deps.db.transaction().execute(async (trx) => {
    await trx.deleteFrom('bank.collection').where('id', '=', id).execute()
    await deps.audit.record(trx, {
      actor,
      act: 'collection.remove',
      unitId,
      objectKind: 'collection',
      objectId: id,
      details: { name },
    })
  })
}

/**
 * Puts assets at its end; what is in it already keeps its place. Answers which were left out, as nobody puts in what
 * they may not read.
 * @throws not_found, forbidden, collection_full (422; param `limit`)
 */
export async function putInto(
  deps: CollectionDeps,
  actor: Actor,
  id: string,
  assetIds: readonly string[],
): Promise<{ added: number; leftOut: string[] }> {
  await requireCollection(deps, actor, id, 'edit')
  const reads = await mayWithin(deps, actor, 'asset.read')
  const found = await deps.db
    .selectFrom('bank.asset')
    .select(['id', 'unit_id'])
    .where('id', 'in', [...assetIds])
    .execute()
  const mine = new Set(found.filter((row) => reads(row.unit_id)).map((row) => row.id))
  const wanted = [...new Set(assetIds)].filter((assetId) => mine.has(assetId))
  return deps.db.transaction().execute(async (trx) => {
    await touch(trx, deps, id)
    const { rows } = await sql<{ asset_id: string }>`
      insert into bank.collection_asset (collection_id, asset_id, place)
      select ${id}::uuid, wanted.id, coalesce((select max(place) from bank.collection_asset where collection_id = ${id}::uuid), 0) + wanted.at
      from unnest(${wanted}::uuid[]) with ordinality as wanted(id, at)
      on conflict do nothing returning asset_id`.execute(trx)
    const { count } = await trx
      .selectFrom('bank.collection_asset')
      .select((of) => of.fn.countAll<number>().as('count'))
      .where('collection_id', '=', id)
      .executeTakeFirstOrThrow()
    if (count > mostInside) throw invalid('collection_full', [], { limit: mostInside })
    return { added: rows.length, leftOut: assetIds.filter((assetId) => !mine.has(assetId)) }
  })
}

/** @throws not_found, forbidden */
export async function takeOut(
  deps: CollectionDeps,
  actor: Actor,
  id: string,
  assetIds: readonly string[],
): Promise<void> {
  await requireCollection(deps, actor, id, 'edit')
  await deps.db.transaction().execute(async (trx) => {
    await touch(trx, deps, id)
    await trx
      .deleteFrom('bank.collection_asset')
      .where('collection_id', '=', id)
      .where('asset_id', 'in', [...assetIds])
      .execute()
  })
}

/** Puts the named ones first, in this order; the rest follows as it stood. @throws not_found, forbidden, collection_moved_on */
export async function arrange(
  deps: CollectionDeps,
  actor: Actor,
  id: string,
  { assetIds, version }: { assetIds: readonly string[]; version: number },
): Promise<void> {
  await requireCollection(deps, actor, id, 'edit')
  await deps.db.transaction().execute(async (trx) => {
    await touch(trx, deps, id, version)
    await sql`
      update bank.collection_asset part set place = ordered.place
      from (
        select asset_id, row_number() over (order by wanted.at nulls last, place, asset_id)::int as place
        from bank.collection_asset inside
        left join unnest(${[...assetIds]}::uuid[]) with ordinality as wanted(id, at) on wanted.id = inside.asset_id
        where collection_id = ${id}::uuid
      ) ordered
      where part.collection_id = ${id}::uuid and part.asset_id = ordered.asset_id`.execute(trx)
  })
}

/** With whom it is shared from now on. @throws not_found, forbidden */
export async function shareWith(
  deps: CollectionDeps,
  actor: Actor,
  id: string,
  shares: readonly Share[],
): Promise<void> {
  const { unitId } = await requireCollection(deps, actor, id, 'own')
  for (const share of shares) deps.units.require(share.unitId)
  const byUnit = new Map(shares.map((share) => [share.unitId, share.may]))
  byUnit.delete(unitId)
  await deps.db.transaction().execute(async (trx) => {
    await touch(trx, deps, id)
    await trx.deleteFrom('bank.collection_share').where('collection_id', '=', id).execute()
    if (byUnit.size > 0)
      await trx
        .insertInto('bank.collection_share')
        .values([...byUnit].map(([unit_id, may]) => ({ collection_id: id, unit_id, may })))
        .execute()
    await deps.audit.record(trx, {
      actor,
      act: 'collection.share',
      unitId,
      objectKind: 'collection',
      objectId: id,
      details: { shares: Object.fromEntries(byUnit) },
    })
  })
}
