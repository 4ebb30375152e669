/** The one statement that takes a place in a quota, and the one that gives it back. */
import { sql } from 'kysely'
import type { HouseDb } from '../../../platform/db.ts'
import { gathered } from '../../../platform/gather.ts'
import type { Quota } from '../adapter-limits.ts'

/** Whoever asks for a place, and in what. */
interface Asking extends Quota {
  key: string
  region: string
  weight: number
  now: Date
  from: Date
}

/**
 * For all who ask at the same moment, in one statement, in an order that keeps them from waiting for each other in a
 * ring. What is older than two windows is forgotten: clocks of machines that differ, or one that is set back, change
 * nothing before that.
 */
async function reserveAll(db: HouseDb, lot: readonly Asking[]): Promise<boolean[]> {
  const first = new Map(lot.map((use) => [use.key, use]).toReversed() as [string, Asking][])
  const rows = [...first.values()].map((use) => ({
    ...use,
    forgotten: new Date(use.now.getTime() - 2 * use.within),
  }))
  const { rows: held } = await sql<{ key: string }>`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one
        (key text, region text, weight int, now timestamptz, "from" timestamptz, forgotten timestamptz, most int))
    insert into channels.quota as held (key, taken, takers, weights)
    select key, array[now], array[region], array[weight] from asked where most >= weight order by key
    on conflict (key) do update
    set (taken, takers, weights) = (
      select array_agg(at order by at, taker, weight), array_agg(taker order by at, taker, weight),
        array_agg(weight order by at, taker, weight)
      from (
        select at, taker, coalesce(weight, 1) as weight
        from unnest(held.taken, held.takers, held.weights) as old(at, taker, weight)
        where at > (select forgotten from asked where asked.key = held.key)
        union all select excluded.taken[1], excluded.takers[1], excluded.weights[1]
      ) as uses)
    where (select coalesce(sum(coalesce(weight, 1)), 0)
        from unnest(held.taken, held.weights) as old(at, weight)
        where at > (select asked."from" from asked where asked.key = held.key))
      + excluded.weights[1] <= (select most from asked where asked.key = held.key)
    returning key`.execute(db)
  const keys = new Set(held.map(({ key }) => key))
  const taken: boolean[] = []
  // One of each is taken at a time; whoever comes second asks by itself.
  for (const use of lot)
    taken.push(first.get(use.key) === use ? keys.has(use.key) : (await reserveAll(db, [use]))[0] === true)
  return taken
}
export const reserve = gathered(reserveAll)

/** Takes out what was taken at this moment. */
export async function giveBack(
  db: HouseDb,
  { key, region, weight, at }: Pick<Asking, 'key' | 'region' | 'weight'> & { at: Date },
): Promise<void> {
  await sql`update channels.quota as held
    set (taken, takers, weights) = (
      select coalesce(array_agg(at order by place), '{}'), coalesce(array_agg(taker order by place), '{}'),
        coalesce(array_agg(coalesce(weight, 1) order by place), '{}')
      from unnest(held.taken, held.takers, held.weights) with ordinality as use(at, taker, weight, place)
      where place is distinct from (
        select min(place)
        from unnest(held.taken, held.takers, held.weights) with ordinality as own(at, taker, weight, place)
        where own.at = ${at} and own.taker = ${region} and coalesce(own.weight, 1) = ${weight}))
    where key = ${key}`.execute(db)
}
