/**
 * Reading back takes units, too, and gives way to what is published: it has half of them, evenly over the hours, and none
 * while more than half are used by whatever it was. What it took is written down afterwards by spans of ten minutes, at
 * their end: a use for each call would fill the row of the quota with thousands.
 */
import { sql } from 'kysely'
import { adapterOf, type ChannelRow } from '../channel.ts'
import type { ChannelsDeps } from '../deps.ts'
import { termsOf } from './terms.ts'
import { readingTaker, unitsKey } from './use.ts'

const share = 1 / 2
const hour = 3_600_000
const span = hour / 6

type Deps = Pick<ChannelsDeps, 'db' | 'clock' | 'adapters'>

export async function mayRead(deps: Deps, channel: ChannelRow): Promise<boolean> {
  const adapter = adapterOf(deps, channel)
  if (adapter.can.units === undefined) return true
  const { units } = await termsOf(deps.db, adapter)
  if (units === null) return true
  const now = deps.clock.now().getTime()
  const { rows } = await sql<{ used: number; lately: number }>`
    select coalesce(sum(weight), 0)::int as used,
      coalesce(sum(weight) filter (where taker = ${readingTaker} and at > ${new Date(now - hour)}), 0)::int as lately
    from channels.quota, unnest(taken, takers, weights) as use(at, taker, weight)
    where key = ${unitsKey(channel.kind)} and at > ${new Date(now - units.within)}`.execute(deps.db)
  const { used = 0, lately = 0 } = rows[0] ?? {}
  const most = units.most * share
  return used < most && lately < most * (hour / units.within)
}

/** However many it became: what is left for posts must be true. */
export async function noteRead(
  { db, clock, adapters }: Deps,
  channel: ChannelRow,
  spent: number,
): Promise<void> {
  const { units } = adapterOf({ adapters }, channel).can
  if (units === undefined || spent === 0) return
  const now = clock.now().getTime()
  const at = new Date(Math.ceil(now / span) * span)
  const forgotten = new Date(now - 2 * units.within)
  await sql`
    insert into channels.quota as held (key, taken, takers, weights)
    values (${unitsKey(channel.kind)}, array[${at}::timestamptz], array[${readingTaker}], array[${spent}::int])
    on conflict (key) do update set (taken, takers, weights) = (
      select array_agg(at order by at, taker, weight), array_agg(taker order by at, taker, weight),
        array_agg(weight order by at, taker, weight)
      from (
        select at, taker, coalesce(weight, 1) as weight
        from unnest(held.taken, held.takers, held.weights) as old(at, taker, weight)
        where at > ${forgotten} and not (taker = ${readingTaker} and at = ${at})
        union all
        select ${at}, ${readingTaker}, ${spent}::int + coalesce((
          select sum(weight)::int from unnest(held.taken, held.takers, held.weights) as old(at, taker, weight)
          where taker = ${readingTaker} and at = ${at}), 0)
      ) as uses)`.execute(db)
}
