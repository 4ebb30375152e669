/** Holds what came or changed against every saved search that somebody wants to hear of: many at once, in two statements. */
import { sql } from 'kysely'
import type { HouseTransaction } from '../../../platform/db.ts'
import { dueIn } from './due-at.ts'
import { newsFor, type SavedSearchDeps } from './saved-search.ts'

/** Assets in one transaction. */
const mostAtOnce = 500

/**
 * Within the transaction that brings assets or changes them. Where nobody listens nothing is noted. A note that stands
 * already is locked, so that it is not worked off before this change can be read; in one order, so that no two wait for
 * each other.
 */
export async function noteForSearches(trx: HouseTransaction, assetIds: readonly string[]): Promise<void> {
  await sql`insert into bank.unmatched (asset_id)
    select distinct id from unnest(${[...assetIds]}::uuid[]) as changed(id)
    where exists (select from bank.saved_search where alerts <> 'none')
    order by id
    on conflict (asset_id) do update set asset_id = excluded.asset_id`.execute(trx)
}

/** Done every minute by the job `match-searches`. What a killed worker took up is there again, and is found once. */
export async function matchSearches(deps: SavedSearchDeps): Promise<void> {
  while ((await matchSome(deps)) === mostAtOnce);
  const { rows } = await sql<{ person_id: string }>`
    select distinct search.person_id from bank.search_hit hit join bank.saved_search search on search.id = hit.search_id
    where hit.told_at is null and hit.due_at <= ${deps.clock.now()}`.execute(deps.db)
  await deps.jobs.enqueueAll(
    deps.db,
    'tell-of-searches',
    rows.map(({ person_id }) => ({ data: { personId: person_id } })),
  )
}

interface Candidate {
  search_id: string
  person_id: string
  asset_id: string
  unit_id: string
}

/** Answers how many assets were looked at. */
async function matchSome(deps: SavedSearchDeps): Promise<number> {
  const { db, clock, identity } = deps
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    const { rows: taken } = await sql<{ asset_id: string; unit_id: string }>`
      with taken as (
        delete from bank.unmatched where asset_id in (
          select asset_id from bank.unmatched order by asset_id limit ${mostAtOnce} for update skip locked
        ) returning asset_id
      )
      select asset_id, unit_id from taken join bank.asset on id = asset_id`.execute(trx)
    if (taken.length === 0) return 0
    const found = await candidates(deps, trx, taken, now)
    // Nobody is told of what they may not see.
    const reach = await identity.scopes([...new Set(found.map((one) => one.person_id))], 'asset.read')
    const theirs = found.filter((one) => within(deps, reach.get(one.person_id), one.unit_id))
    await sql`
      insert into bank.search_hit (search_id, asset_id, due_at)
      select hit.search_id, hit.asset_id, ${dueIn(sql`search.alerts`, sql`hit.zone`, now)}
      from unnest(${theirs.map((one) => one.search_id)}::uuid[], ${theirs.map((one) => one.asset_id)}::uuid[],
        ${theirs.map((one) => (deps.units.get(one.unit_id) ?? deps.units.root()).timeZone)}::text[])
        as hit(search_id, asset_id, zone)
      join bank.saved_search search on search.id = hit.search_id
      on conflict do nothing`.execute(trx)
    return taken.length
  })
}

export const within = (
  { units }: Pick<SavedSearchDeps, 'units'>,
  tops: readonly string[] | undefined,
  unitId: string,
): boolean => {
  const path = units.get(unitId)?.path
  return path !== undefined && (tops ?? []).some((top) => path === top || path.startsWith(`${top}.`))
}

/** Searches that ask for one of these assets; whoever brought it needs not hear of it, nor of what was there before. */
async function candidates(
  { units }: SavedSearchDeps,
  trx: HouseTransaction,
  taken: readonly { asset_id: string; unit_id: string }[],
  now: Date,
): Promise<Candidate[]> {
  // A search of a unit finds what is below it: each asset is held against the searches of all units above its own.
  const above = [...new Set(taken.map(({ unit_id }) => unit_id))].flatMap((unitId) =>
    units.ancestry(unitId).map(({ id }) => ({ unitId, aboveId: id })),
  )
  const held = sql`(select bank.held_back(claims, ${now}, 'public') is not null from bank.rights claims
    where claims.asset_id = asset.id)`
  const { rows } = await sql<Candidate>`
    select search.id as search_id, search.person_id, asset.id as asset_id, asset.unit_id
    from bank.asset asset
    join unnest(${above.map(({ unitId }) => unitId)}::uuid[], ${above.map(({ aboveId }) => aboveId)}::uuid[])
      as line(unit_id, above_id) on line.unit_id = asset.unit_id
    join bank.saved_search search on search.unit_id = line.above_id and search.alerts <> 'none'
    where asset.id = any(${taken.map(({ asset_id }) => asset_id)}::uuid[])
      and asset.created_at >= search.alerts_since
      and asset.created_at >= ${new Date(now.getTime() - newsFor)}
      and asset.uploader_id is distinct from search.person_id
      and (search.words is null or asset.search @@ search.words)
      and (search.kind is null or asset.kind = search.kind)
      and (search.orientation is null or asset.orientation = search.orientation)
      and (search.hue is null or asset.hue = search.hue)
      and (search.topic is null or asset.topics @> array[search.topic])
      and (search.from_at is null or asset.created_at >= search.from_at)
      and (search.until_at is null or asset.created_at < search.until_at)
      and case search.standing
        when 'used' then exists (select from bank.public_use where asset_id = asset.id)
        when 'held' then coalesce(${held}, false)
        when 'free' then not coalesce(${held}, false)
        else true end`.execute(trx)
  return rows
}
