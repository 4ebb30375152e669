import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { ChannelsDeps } from '../deps.ts'
import { shownTo, type DayCount, type Days, type Planned, type Shown } from './days.ts'

/** The same as the calendar's days for the accounts of a segment: no tally knows these, so their posts are counted. */
export async function daysOfSegment(
  deps: Pick<ChannelsDeps, 'db' | 'identity' | 'units'>,
  actor: Actor,
  { zone, most, ...shown }: Shown & { zone: string; most: number },
): Promise<Days> {
  const posts = sql`channels.delivery d join channels.channel c on c.id = d.channel_id
    where ${await shownTo(deps, actor, shown)}`
  const [{ rows: counts }, { rows: planned }] = await Promise.all([
    sql<DayCount>`
      select to_char(d.stands_at at time zone ${zone}, 'YYYY-MM-DD') as day, channels.day_kind(d.state) as kind,
        c.kind as network, count(*)::int as posts
      from ${posts} group by 1, 2, 3 order by 1`.execute(deps.db),
    sql<Planned>`
      with planned as (
        select d.story_id, d.edition_id, d.planned_for as at, to_char(d.planned_for at time zone ${zone}, 'YYYY-MM-DD') as day,
          count(*)::int as accounts, array_agg(distinct c.kind) as networks,
          max(d.next_at) filter (where d.why = 'blackout') as held
        from ${posts} and d.state in ('queued', 'throttled') and d.planned_for is not null group by 1, 2, 3),
      ranked as (select *, row_number() over (partition by day order by accounts desc, at, edition_id) as place from planned)
      select story_id as "storyId", edition_id as "editionId", at, day, accounts, networks, held as "silentUntil"
      from ranked where place <= ${most} order by at, accounts desc`.execute(deps.db),
  ])
  return { counts, planned }
}
