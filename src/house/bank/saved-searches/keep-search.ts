/** Saving a search, naming it, saying when to hear of what is new, removing it. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { mayWithin } from '../may-within.ts'
import { wordsOf } from '../search/meant-words.ts'
import { dueAt } from './due-at.ts'
import {
  mostSearches,
  personOf,
  type Rhythm,
  type SavedSearch,
  type SavedSearchDeps,
  type Wanted,
} from './saved-search.ts'

export interface Saving {
  name: string
  alerts: Rhythm
  byMail: boolean
}

function cleanName(name: string): string {
  const clean = name.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (clean === '') throw invalid('invalid_request', [{ at: 'name', code: 'required' }])
  return clean
}

/** @throws forbidden, not_found (unit), search_name_taken (409), too_many_searches (422; param `limit`) */
export async function saveSearch(
  { db, clock, identity, units }: SavedSearchDeps,
  actor: Actor,
  { name, alerts, byMail, search }: Saving & { search: Wanted },
): Promise<string> {
  const personId = personOf(actor)
  const unit = units.require(search.unitId)
  await identity.authorise(actor, 'asset.read', unit.id)
  const id = newId()
  const now = clock.now()
  const words = wordsOf(search)
  await db.transaction().execute(async (trx) => {
    // One after the other, so that two at once do not both find room.
    await sql`select pg_advisory_xact_lock(hashtext(${`saved-search ${personId}`}))`.execute(trx)
    const { count } = await trx
      .selectFrom('bank.saved_search')
      .select((of) => of.fn.countAll<number>().as('count'))
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow()
    if (count >= mostSearches) throw invalid('too_many_searches', [], { limit: mostSearches })
    const saved = await trx
      .insertInto('bank.saved_search')
      .values({
        id,
        person_id: personId,
        name: cleanName(name),
        unit_id: unit.id,
        q: search.q?.trim() ?? '',
        words: words === undefined ? null : sql`${words}::tsquery`,
        kind: search.kind ?? null,
        orientation: search.orientation ?? null,
        hue: search.hue ?? null,
        topic: search.topic ?? null,
        standing: search.standing ?? null,
        from_at: search.from ?? null,
        until_at: search.until ?? null,
        alerts,
        by_mail: byMail,
        alerts_since: alerts === 'none' ? null : now,
        made_at: now,
      })
      .onConflict((same) => same.columns(['person_id', 'name']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (saved === undefined) throw conflict('search_name_taken')
  })
  return id
}

/**
 * What waits is told by the new wish; what was due already stays told by the old one. @throws forbidden, not_found,
 * search_name_taken (409)
 */
export async function changeSearch(
  deps: SavedSearchDeps,
  actor: Actor,
  id: string,
  { name, alerts, byMail }: Saving,
): Promise<void> {
  const now = deps.clock.now()
  await deps.db.transaction().execute(async (trx) => {
    const before = await requireOwn(deps, trx, actor, id)
    const clean = cleanName(name)
    const taken = await trx
      .selectFrom('bank.saved_search')
      .select('id')
      .where('person_id', '=', before.person_id)
      .where('name', '=', clean)
      .where('id', '<>', id)
      .executeTakeFirst()
    if (taken !== undefined) throw conflict('search_name_taken')
    await trx
      .updateTable('bank.saved_search')
      .set({
        name: clean,
        alerts,
        by_mail: byMail,
        alerts_since: alerts === 'none' ? null : (before.alerts_since ?? now),
      })
      .where('id', '=', id)
      .execute()
    if (alerts === 'none') {
      await trx.deleteFrom('bank.search_hit').where('search_id', '=', id).execute()
      return
    }
    await sql`update bank.search_hit set
        told_at = case when due_at <= ${now} then ${now}::timestamptz end,
        due_at = case when due_at <= ${now} then due_at else ${dueAt(deps, sql.lit(alerts), before.unit_id, now)} end
      where search_id = ${id} and told_at is null`.execute(trx)
  })
}

/** @throws forbidden, not_found */
export async function removeSearch(deps: SavedSearchDeps, actor: Actor, id: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await requireOwn(deps, trx, actor, id)
    await trx.deleteFrom('bank.saved_search').where('id', '=', id).execute()
  })
}

/** Whoever opens it has looked at what was new. @throws forbidden, not_found */
export async function lookedAt(deps: SavedSearchDeps, actor: Actor, id: string): Promise<void> {
  const now = deps.clock.now()
  await deps.db.transaction().execute(async (trx) => {
    await requireOwn(deps, trx, actor, id)
    await trx
      .updateTable('bank.search_hit')
      .set({ seen_at: now })
      .where('search_id', '=', id)
      .where('seen_at', 'is', null)
      .where('due_at', '<=', now)
      .execute()
  })
}

/** Somebody else's is not there. @throws forbidden, not_found */
async function requireOwn(
  { identity }: SavedSearchDeps,
  trx: HouseTransaction,
  actor: Actor,
  id: string,
): Promise<{ person_id: string; unit_id: string; alerts_since: Date | null }> {
  const personId = personOf(actor)
  await identity.scope(actor, 'asset.read')
  const row = await trx
    .selectFrom('bank.saved_search')
    .select(['person_id', 'unit_id', 'alerts_since'])
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw notFound('saved_search')
  return row
}

/** One's own, newest first: all of them, for there are never more than `mostSearches`. @throws forbidden */
export async function ownSearches(deps: SavedSearchDeps, actor: Actor): Promise<SavedSearch[]> {
  const personId = personOf(actor)
  const reads = await mayWithin(deps, actor, 'asset.read')
  const [rows, fresh] = await Promise.all([
    deps.db
      .selectFrom('bank.saved_search')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('id', 'desc')
      .execute(),
    sql<{ search_id: string; unit_id: string; count: number }>`
      select hit.search_id, asset.unit_id, count(*)::int as count
      from bank.saved_search search join bank.search_hit hit on hit.search_id = search.id
      join bank.asset asset on asset.id = hit.asset_id
      where search.person_id = ${personId} and hit.seen_at is null and hit.due_at <= ${deps.clock.now()}
      group by 1, 2`.execute(deps.db),
  ])
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    unitId: row.unit_id,
    q: row.q,
    ...given({
      kind: row.kind,
      orientation: row.orientation,
      hue: row.hue,
      topic: row.topic,
      standing: row.standing,
      from: row.from_at,
      until: row.until_at,
    }),
    alerts: row.alerts as Rhythm,
    byMail: row.by_mail,
    fresh: fresh.rows
      .filter((one) => one.search_id === row.id && reads(one.unit_id))
      .reduce((sum, { count }) => sum + count, 0),
    madeAt: row.made_at,
  }))
}

const given = (facets: Record<string, unknown>): Partial<Wanted> =>
  Object.fromEntries(Object.entries(facets).filter(([, value]) => value !== null))
