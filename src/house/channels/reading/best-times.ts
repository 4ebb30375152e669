/** The hours of the week at which an account's own older posts did best (decision 35). */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { notFound } from '../../../platform/errors.ts'
import type { NetworkKind } from '../adapter.ts'
import type { ChannelsDeps } from '../deps.ts'
import { lookedInto } from './inbound-posts.ts'

/** One account, or those of a network, at a unit and below it. */
export interface BestTimesOf {
  channelId?: string | undefined
  network?: NetworkKind | undefined
  unitId?: string | undefined
}

export interface BestTimes {
  /** Accounts with enough posts to say something by, and how many posts these are. Nought: too few to say. */
  accounts: number
  posts: number
  /** The best first; none where no hour stands out. */
  hours: {
    /** ISO: 1 is Monday. */
    weekday: number
    /** From 0 to 23, in the zone that was asked for. */
    hour: number
    /** How many posts it is told by. */
    posts: number
    /** How often the usual figure of its account a post then had, in the middle. */
    times: number
  }[]
}

const day = 86_400_000
/** A post is older once it hardly moves any more, and says nothing once habits may have changed. */
const older = { from: 180 * day, to: 3 * day }
/** Below this an account says nothing; an hour, neither. */
export const least = { posts: 20, ofHour: 3 }
/** Less than a tenth above the usual is chance. */
const standsOut = 1.1
/** Of a whole network: those that posted last, and their newest posts. */
const most = { accounts: 200, posts: 200, hours: 5 }

/**
 * A post is compared with the middle of its own account, so that large accounts do not speak for small ones. What counts
 * is views, where enough posts of the account have them; else reactions, comments and shares together.
 * @throws not_found (channel, unit), forbidden
 */
export async function bestTimes(
  deps: Pick<ChannelsDeps, 'db' | 'clock' | 'identity' | 'units'>,
  actor: Actor,
  { zone, ...of }: BestTimesOf & { zone: string },
): Promise<BestTimes> {
  const now = deps.clock.now().getTime()
  const [from, to] = [new Date(now - older.from), new Date(now - older.to)]
  const { rows } = await sql<BestTimes['hours'][number] & { accounts: number; all: number }>`
    with account as (${await accountsOf(deps, actor, of)}),
    post as (
      select account.id, one.posted_at at time zone ${zone} as local, one.views,
        one.reactions + coalesce(one.comments, 0) + coalesce(one.shares, 0) as answers
      from account, lateral (
        select posted_at, views, reactions, comments, shares from channels.post p
        where p.channel_id = account.id and p.posted_at >= ${from} and p.posted_at < ${to}
          and p.measured_at is not null and p.gone_at is null
        order by p.posted_at desc limit ${most.posts}) as one),
    told as (select id, count(views) >= ${least.posts} as by_views from post group by id),
    figure as (
      select id, local, case when by_views then views else answers end as figure from post join told using (id)),
    usual as (
      select id, percentile_cont(0.5) within group (order by figure) as middle
      from figure where figure is not null group by id
      having count(*) >= ${least.posts} and percentile_cont(0.5) within group (order by figure) > 0),
    compared as (
      select id, extract(isodow from local)::int as weekday, extract(hour from local)::int as hour, figure / middle as times
      from figure join usual using (id) where figure is not null),
    hours as (
      select weekday, hour, count(*)::int as posts, percentile_cont(0.5) within group (order by times) as times
      from compared group by weekday, hour having count(*) >= ${least.ofHour})
    select whole.accounts, whole.all, weekday, hour, posts, times
    from (select count(distinct id)::int as accounts, count(*)::int as all from compared) as whole
      left join hours on times >= ${standsOut}
    order by times desc nulls last, posts desc, weekday, hour limit ${most.hours}`.execute(deps.db)
  const [first] = rows
  return {
    accounts: first?.accounts ?? 0,
    posts: first?.all ?? 0,
    hours: rows
      .filter(({ weekday }) => weekday !== null)
      .map(({ weekday, hour, posts, times }) => ({ weekday, hour, posts, times })),
  }
}

async function accountsOf(
  deps: Pick<ChannelsDeps, 'db' | 'identity' | 'units'>,
  actor: Actor,
  { channelId, network, unitId }: BestTimesOf,
) {
  if (channelId === undefined) {
    const paths = await lookedInto(deps, actor, 'delivery.read', unitId)
    return sql`select c.id from channels.channel c join channels.reading r on r.channel_id = c.id
      where ${network === undefined ? sql`true` : sql`c.kind = ${network}`} and c.removed_at is null and c.unit_path <@ any(${paths}::ltree[])
        and r.last_post_at is not null
      order by r.last_post_at desc limit ${most.accounts}`
  }
  const channel = await deps.db
    .selectFrom('channels.channel')
    .select('unit_id')
    .where('id', '=', channelId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (channel === undefined) throw notFound('channel')
  await deps.identity.authorise(actor, 'delivery.read', channel.unit_id)
  return sql`select ${channelId}::uuid as id`
}
