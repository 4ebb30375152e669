/** What leaves, left and could not leave, by day: counts of all, and the planned stories of each day, the largest first. */
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { invalid } from '../../../platform/errors.ts'
import type { NetworkKind } from '../adapter.ts'
import type { ChannelsDeps } from '../deps.ts'
import { accountsOfSegment } from '../distribution/accounts-of-segment.ts'

export interface Shown {
  from: Date
  to: Date
  /** With everything below it. */
  unitId?: string | undefined
  network?: NetworkKind | undefined
  /** The accounts of a saved segment alone. */
  segmentId?: string | undefined
}

/** What has not left yet, what did, and what somebody has to look at: `channels.day_kind` says it of each state. */
export type DayKind = 'planned' | 'sent' | 'troubled'

export interface DayCount {
  /** '2026-11-24' in the zone that was asked for. */
  day: string
  kind: DayKind
  network: NetworkKind
  posts: number
}

/** One story that is to leave to so many accounts at one moment. */
export interface Planned {
  storyId: string
  editionId: string
  at: Date
  day: string
  accounts: number
  networks: NetworkKind[]
  /** Held by a blackout at that moment until then; the latest of them. */
  silentUntil: Date | null
}

export interface Days {
  counts: DayCount[]
  /** At most `most` of each day. */
  planned: Planned[]
}

type Deps = Pick<ChannelsDeps, 'db' | 'identity' | 'units'>

/**
 * From the tallies and what is not in them yet (decision 31), so that it costs the same however many posts there are.
 * They are kept by the hour, and every zone that can be asked for has whole ones. The largest stories of a day are among
 * the largest of its hours, within one node of the tree; several nodes' are added up. @throws calendar_hours
 */
export async function daysBetween(
  { db, identity, units }: Deps,
  actor: Actor,
  { zone, most, from, to, unitId, network }: Shown & { zone: string; most: number },
): Promise<Days> {
  for (const [at, moment] of Object.entries({ from, to }))
    if (moment.getTime() % 3_600_000 !== 0) throw invalid('calendar_hours', [{ at, code: 'calendar_hours' }])
  const nodes = nodesShown(await identity.scope(actor, 'delivery.read'), pathOf(units, unitId))
  const within = sql`hour >= ${from} and hour < ${to} ${network === undefined ? sql`` : sql`and network = ${network}`}`
  // One node alone is read in the order of an index.
  const [node] = nodes
  const atNodes =
    nodes.length === 1 ? sql`unit_path = ${node}::ltree` : sql`unit_path = any(${nodes}::ltree[])`
  const [{ rows: counts }, { rows: planned }] = await Promise.all([
    sql<DayCount>`
      with told as materialized (
        select hour, kind, network, posts from channels.calendar_hour where ${atNodes} and ${within}
        union all
        select hour, kind, network, posts from channels.calendar_change
        where unit_path <@ any(${nodes}::ltree[]) and ${within}),
      days as (
        select hour, (hour at time zone ${zone})::date as day from (select distinct hour from told) as hours),
      by_day as (
        select day, kind, network, sum(posts)::int as posts
        from told join days using (hour) group by 1, 2, 3 having sum(posts) > 0)
      select to_char(day, 'YYYY-MM-DD') as day, kind, network, posts from by_day order by by_day.day`.execute(
      db,
    ),
    sql<Planned>`
      with changed as materialized (
        select story_id, edition_id, hour, at, network, silent_until, sum(posts)::int as posts
        from channels.calendar_change
        where unit_path <@ any(${nodes}::ltree[]) and edition_id is not null and ${within}
        group by 1, 2, 3, 4, 5, 6 having sum(posts) <> 0),
      delta as materialized (select hour, edition_id, at, sum(posts)::int as posts from changed group by 1, 2, 3),
      hours as (
        select hour, count(delta.edition_id) as altered
        from (select distinct hour from channels.calendar_hour where ${atNodes} and kind = 'planned' and ${within}) as told
          left join delta using (hour) group by 1),
      -- Enough that as many as are shown are left of an hour, whatever becomes of those that changed.
      largest as (
        select hour, edition_id, at, sum(accounts)::int as accounts
        from hours, lateral (
            select edition_id, at, accounts from channels.calendar_reach reach
            where ${atNodes} and network = ${network ?? ''} and reach.hour = hours.hour
            order by accounts desc, at, edition_id
            limit ${nodes.length === 1 ? most : null}::int + hours.altered) as told
        group by 1, 2, 3),
      reached as (
        select hour, edition_id, at, accounts + coalesce(posts, 0) as accounts
        from largest left join delta using (hour, edition_id, at) where coalesce(posts, 0) <= 0
        union all
        select hour, edition_id, at, posts + coalesce((select sum(accounts)::int from channels.calendar_reach told
            where ${atNodes} and network = ${network ?? ''}
              and (told.hour, told.edition_id, told.at) = (delta.hour, delta.edition_id, delta.at)), 0)
        from delta where posts > 0),
      ranked as (
        select *, row_number() over (partition by day order by accounts desc, at, edition_id) as place
        from (select *, (at at time zone ${zone})::date as day from reached where accounts > 0) as by_day),
      shown as materialized (select hour, edition_id, at, day, accounts from ranked where place <= ${most}),
      apart as (
        select edition_id, at, story_id, network, silent_until
        from (select edition_id, at, story_id, network, silent_until, posts
            from shown join channels.calendar_plan using (hour, edition_id, at) where ${atNodes} and ${within}
          union all
          select edition_id, at, story_id, network, silent_until, posts
            from shown join changed using (hour, edition_id, at)) as told
        group by 1, 2, 3, 4, 5 having sum(posts) > 0)
      select story_id as "storyId", edition_id as "editionId", at, to_char(day, 'YYYY-MM-DD') as day, accounts,
        array_agg(distinct network) as networks, nullif(max(silent_until), '-infinity') as "silentUntil"
      from shown join apart using (edition_id, at)
      group by story_id, edition_id, at, day, accounts order by at, accounts desc`.execute(db),
  ])
  return { counts, planned }
}

/** The nodes of the tree that hold, each with everything below it, what is asked for and may be seen; none twice. */
function nodesShown(paths: readonly string[], asked: string | undefined): string[] {
  if (asked === undefined) return [...paths]
  const isAt = (path: string, above: string) => path === above || path.startsWith(`${above}.`)
  return paths.some((path) => isAt(asked, path)) ? [asked] : paths.filter((path) => isAt(path, asked))
}

const pathOf = (units: Deps['units'], unitId: string | undefined): string | undefined =>
  unitId === undefined ? undefined : (units.get(unitId)?.path ?? 'none')

/** Posts to accounts that the actor may look into, as filtered; `d` is the delivery and `c` its channel. */
export async function shownTo(
  deps: Deps,
  actor: Actor,
  { from, to, unitId, network, segmentId }: Shown,
): Promise<RawBuilder<boolean>> {
  const paths = await deps.identity.scope(actor, 'delivery.read')
  const segment = segmentId === undefined ? undefined : await accountsOfSegment(deps, actor, segmentId)
  const below = pathOf(deps.units, unitId)
  return sql<boolean>`d.purpose = 'post' and d.state <> 'skipped' and d.stands_at >= ${from} and d.stands_at < ${to}
    and c.unit_path <@ any(${paths}::ltree[])
    ${below === undefined ? sql`` : sql`and c.unit_path <@ ${below}::ltree`}
    ${network === undefined ? sql`` : sql`and c.kind = ${network}`}
    ${segment === undefined ? sql`` : sql`and d.channel_id = any(${segment}::uuid[])`}`
}
