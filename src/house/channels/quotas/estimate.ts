/** What posts to these accounts take and cost, when the last of them could leave, and what keeps some from leaving. */
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { NetworkKind } from '../adapter.ts'
import type { Quota } from '../adapter-limits.ts'
import { silentUntil } from '../calendar/blackout.ts'
import { quotaOf, type ChannelRow } from '../channel.ts'
import type { ChannelsDeps } from '../deps.ts'
import { standsStill } from '../pause-posting.ts'
import { free, monthOf, termsSet, type Terms } from './terms.ts'
import { applicationKey, postsToCome, takenIn } from './use.ts'
import { leavingTimes } from './window.ts'

export interface Asked {
  /** Accounts that the actor may not look into are left out. */
  channelIds: readonly string[]
  /** Posts to each of them. */
  count?: number | undefined
  /** To single ones of them, by id, where it is another number: a thread takes a place for each part. */
  counts?: ReadonlyMap<string, number> | undefined
  /** They lead to the story by a link in their text. */
  linked?: boolean | undefined
  /** When they are to leave; now without it. */
  at?: Date | undefined
  /** Sent in the name of all: passes blackouts that let it. */
  mandatory?: boolean | undefined
  /** Path of the unit that sends it: in its name only blackouts of its own and below let it pass. */
  from?: string | undefined
}

export interface NetworkEstimate {
  kind: NetworkKind
  accounts: number
  posts: number
  /** In millionths; null: it costs nothing. */
  cost: { micros: number; currency: string } | null
  /** Left of the month's budget, before this and after what waits; null: there is none. */
  budgetLeft: number | null
  /** Of the application that all accounts share: how much is left now, and how many wait already. */
  application: (Pick<Quota, 'most' | 'within'> & { used: number; waiting: number }) | null
  /** When the last of them could leave; null: not as things stand. */
  lastLeaves: Date | null
}

export interface Estimate {
  networks: NetworkEstimate[]
  /**
   * Accounts that nothing leaves to as things stand; why: `channel_paused`, `channel_unauthorised`, `posting_paused`,
   * `blackout`. `until` null: until somebody does something about it.
   */
  blocked: { why: string; accounts: number; until: Date | null }[]
  /** Posts for which the month's budget has no room. */
  unpaid: number
  lastLeaves: Date | null
}

type Deps = Pick<ChannelsDeps, 'db' | 'clock' | 'adapters' | 'identity'>
type Row = Pick<ChannelRow, 'id' | 'kind' | 'state' | 'limits'> & {
  still: boolean
  silent_until: Date | null
  taken: Date[] | null
  waiting: number
}

export async function estimate(deps: Deps, actor: Actor, asked: Asked): Promise<Estimate> {
  const now = deps.clock.now()
  const { channelIds, at = now } = asked
  const leaves = at > now ? at : now
  const passes =
    asked.from === undefined
      ? sql<boolean>`${asked.mandatory ?? false}::boolean`
      : sql<boolean>`${asked.from}::ltree @> b.unit_path`
  const rows = await accounts(deps, actor, channelIds, leaves, passes)
  const open = rows.filter(({ state, still }) => state === 'connected' && !still)
  const terms = await termsSet(deps.db, Object.values(deps.adapters))
  const networks = await Promise.all(
    [...Map.groupBy(open, ({ kind }) => kind)].map(([kind, of]) =>
      ofNetwork(deps, kind as NetworkKind, terms.get(kind) ?? free, of, asked, leaves),
    ),
  )
  const silent = Map.groupBy(
    open.filter(({ silent_until: until }) => until !== null),
    ({ silent_until: until }) => until?.getTime() ?? 0,
  )
  const shut = Map.groupBy(
    rows.filter((row) => !open.includes(row)),
    ({ state }) => (state === 'connected' ? 'posting_paused' : `channel_${state}`),
  )
  return {
    networks: networks.map(({ network }) => network),
    blocked: [
      ...[...shut].map(([why, of]) => ({ why, accounts: of.length, until: null })),
      ...[...silent].map(([until, of]) => ({ why: 'blackout', accounts: of.length, until: new Date(until) })),
    ],
    unpaid: networks.reduce((sum, { unpaid }) => sum + unpaid, 0),
    lastLeaves: latest(networks.map(({ network }) => network.lastLeaves?.getTime() ?? null)),
  }
}

async function ofNetwork(
  deps: Deps,
  kind: NetworkKind,
  terms: Terms,
  of: readonly Row[],
  { count = 1, counts, linked = true }: Asked,
  leaves: Date,
): Promise<{ network: NetworkEstimate; unpaid: number }> {
  const countOf = ({ id }: Row) => counts?.get(id) ?? count
  const posts = of.reduce((sum, row) => sum + countOf(row), 0)
  const { price } = terms
  const each = price === null ? 0 : linked ? price.withLink : price.plain
  const shared = await ofApplication(deps, kind, terms, leaves)
  const left = await budgetLeft(deps, kind, terms, each)
  const own = of.map((row) => lastOf(quotaOf(deps, row), row, countOf(row), row.silent_until ?? leaves))
  const together =
    shared === null
      ? []
      : [leavingTimes(shared, shared.taken, shared.waiting + posts, leaves.getTime()).at(-1) ?? null]
  return {
    network: {
      kind,
      accounts: of.length,
      posts,
      cost: price === null ? null : { micros: posts * each, currency: price.currency },
      budgetLeft: left,
      application:
        shared === null
          ? null
          : { most: shared.most, within: shared.within, used: shared.taken.length, waiting: shared.waiting },
      lastLeaves: latest([...own, ...together]),
    },
    unpaid: left === null || each === 0 ? 0 : Math.max(0, posts - Math.floor(left / each)),
  }
}

async function accounts(
  { db, identity }: Deps,
  actor: Actor,
  ids: readonly string[],
  at: Date,
  passes: RawBuilder<boolean>,
): Promise<Row[]> {
  const paths = await identity.scope(actor, 'delivery.read')
  const { rows } = await sql<Row>`
    select c.id, c.kind, c.state, c.limits, q.taken, coalesce(w.waiting, 0)::int as waiting,
      ${standsStill(sql`c.unit_path`)} as still,
      ${silentUntil(sql`c.unit_path`, sql`${at}::timestamptz`, passes)} as silent_until
    from channels.channel c
    left join channels.quota q on q.key = 'account/' || c.id
    left join (
      select d.channel_id, sum(${postsToCome}) as waiting from channels.delivery d
      where d.state in ('queued', 'throttled') and d.purpose <> 'withdrawal' and d.channel_id = any(${ids}::uuid[])
      group by d.channel_id) w on w.channel_id = c.id
    where c.id = any(${ids}::uuid[]) and c.removed_at is null and c.unit_path <@ any(${paths}::ltree[])`.execute(
    db,
  )
  return rows
}

/** When the last of so many posts to one account could leave, in ms; null: never. */
function lastOf(quota: Quota | undefined, row: Row, count: number, now: Date): number | null {
  if (quota === undefined) return now.getTime()
  const from = now.getTime() - quota.within
  const taken = (row.taken ?? []).map((at) => at.getTime()).filter((at) => at > from)
  if (taken.length + row.waiting + count <= quota.most) return now.getTime()
  return leavingTimes(quota, taken, row.waiting + count, now.getTime()).at(-1) ?? null
}

async function ofApplication({ db }: Deps, kind: string, { application }: Terms, now: Date) {
  if (application === null) return null
  const from = new Date(now.getTime() - application.within)
  const taken = (await takenIn(db, applicationKey(kind), from)).map((at) => at.getTime())
  return { ...application, taken, waiting: await waitingOn(db, kind) }
}

async function budgetLeft({ db, clock }: Deps, kind: string, { budget }: Terms, each: number) {
  if (budget === null) return null
  const spent = await db
    .selectFrom('channels.spending')
    .select('micros')
    .where('kind', '=', kind)
    .where(sql<boolean>`month = ${monthOf(clock.now()).month}::date`)
    .executeTakeFirst()
  return Math.max(0, budget - (spent?.micros ?? 0) - (await waitingOn(db, kind)) * each)
}

/** Posts that wait on one network, whoever's. */
export async function waitingOn(db: ChannelsDeps['db'], kind: string): Promise<number> {
  const { n } = await db
    .selectFrom('channels.delivery as d')
    .innerJoin('channels.channel as c', 'c.id', 'd.channel_id')
    .select(sql<number>`coalesce(sum(${postsToCome}), 0)::int`.as('n'))
    .where('c.kind', '=', kind)
    .where('c.state', '=', 'connected')
    .where('d.state', 'in', ['queued', 'throttled'])
    .where('d.purpose', '<>', 'withdrawal')
    .executeTakeFirstOrThrow()
  return n
}

/** Null: one of them never. */
function latest(times: readonly (number | null)[]): Date | null {
  const last = times.reduce((most, at) => (most === null || at === null ? null : Math.max(most, at)), 0)
  return last === null || last === 0 ? null : new Date(last)
}
