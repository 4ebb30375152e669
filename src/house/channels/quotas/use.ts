/** What of a quota is taken, by whose region, and what waits for it. */
import { sql } from 'kysely'
import type { HouseDb } from '../../../platform/db.ts'
import type { Quota } from '../adapter-limits.ts'
import type { Want } from './fair-share.ts'
import type { Use } from './window.ts'

export const accountKey = (channelId: string) => `account/${channelId}`
export const applicationKey = (kind: string) => `application/${kind}`
export const unitsKey = (kind: string) => `units/${kind}`

/** In place of a region: no path of the tree. */
export const readingTaker = '(reading)'

/** The part of the tree that shares fairly with others: what lies right below the first unit, or that unit itself. */
export const regionOf = ({ unit_path }: { unit_path: string }): string =>
  unit_path.split('.').slice(0, 2).join('.')

/** What `from` names is not in it any more; oldest first. */
export async function takenIn(db: HouseDb, key: string, from: Date): Promise<Use[]> {
  const { rows } = await sql<{ at: Date; weight: number }>`
    select at, coalesce(weight, 1) as weight from channels.quota, unnest(taken, weights) as use(at, weight)
    where key = ${key} and at > ${from} order by at`.execute(db)
  return rows.map(({ at, weight }) => ({ at: at.getTime(), weight }))
}

/** What a waiting delivery `d` has still to send: of a thread, every part that does not stand yet. */
export const postsToCome = sql<number>`greatest(1, (d.sent_at is null)::int + (
  select count(*) from channels.thread_part p where p.delivery_id = d.id and p.sent_at is null))`

export interface Waiting extends Want {
  /** Told to come back later. */
  asleep: number
}

/**
 * By region, in posts that take `weight` each: what others will ask for nobody knows before they do, so they are taken
 * to want as much as the one that asks. Holds the quota's row, so that those who ask at once are answered one
 * after the other.
 */
export async function wantsOf(
  db: HouseDb,
  kind: string,
  key: string,
  { within }: Quota,
  weight: number,
  now: Date,
): Promise<Waiting[]> {
  await sql`select from channels.quota where key = ${key} for update`.execute(db)
  const { rows } = await sql<Waiting>`
    with used as (
      select taker as region, (sum(coalesce(weight, 1)) / ${weight}::int)::int as used
      from channels.quota, unnest(taken, takers, weights) as use(at, taker, weight)
      where key = ${key} and at > ${new Date(now.getTime() - within)}
      group by 1),
    waiting as (
      select subpath(c.unit_path, 0, least(nlevel(c.unit_path), 2))::text as region, count(*)::int as waiting,
        (count(*) filter (where d.state = 'throttled' and d.next_at > ${now}))::int as asleep,
        min(d.created_at) as since
      from channels.delivery d join channels.channel c on c.id = d.channel_id
      where c.kind = ${kind} and c.state = 'connected' and d.purpose = 'post' and d.state in ('queued', 'throttled')
        and d.next_at <= ${new Date(now.getTime() + within)}
      group by 1)
    select region, coalesce(used, 0) as used, coalesce(waiting, 0) as waiting, coalesce(asleep, 0) as asleep, since
    from used full join waiting using (region)`.execute(db)
  return rows
}

/** How many of the account's posts were told to come back for its quota. */
export async function asleepAt(db: HouseDb, channelId: string, now: Date): Promise<number> {
  const { n } = await db
    .selectFrom('channels.delivery')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('channel_id', '=', channelId)
    .where('why', '=', 'quota_account')
    .where('state', '=', 'throttled')
    .where('next_at', '>', now)
    .executeTakeFirstOrThrow()
  return n
}
