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
import { applicationKey, postsToCome, takenIn, unitsKey } from './use.ts'
import { lastLeaves, type Use } from './window.ts'

export interface Asked {
  /** Accounts that the actor may not look into are left out. */
  channelIds: readonly string[]
  /** Posts to each of them. */
  count?: number | undefined
  /** To single ones of them, by id, where it is another number: a thread takes a place for each part. */
  counts?: ReadonlyMap<string, number> | undefined
  /** What a post takes of its application's units: of all of them alike, or by id. */
  units?: number | ReadonlyMap<string, number> | undefined
  /** They lead to the story by a link in their text. */
  linked?: boolean | undefined
  /** When they are to leave; now without it. */
  at?: Date | undefined
  /** Sent in the name of all: passes blackouts that let it. */
  mandatory?: boolean | undefined
  /** Path of the unit that sends it: in its name only blackouts of its own and below let it pass. */
  from?: string | undefined
}

/** Of what all accounts of an application share: how much is used, and how much is taken to wait already. */
type Shared = Pick<Quota, 'most' | 'within'> & { used: number; waiting: number }

export interface NetworkEstimate {
  kind: NetworkKind
  accounts: number
  posts: number
  /** In millionths; null: it costs nothing. */
  cost: { micros: number; currency: string } | null
  /** Left of the month's budget, before this and after what waits; null: there is none. */
  budgetLeft: number | null
  /** Posts of the application. */
  application: Shared | null
  /** Its units, and how many of them these posts take; what waits is taken to want as many each. */
  units: (Shared & { takes: number }) | null
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
  /** In places of one. */
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
  { count = 1, counts, units = 0, linked = true }: Asked,
  leaves: Date,
): Promise<{ network: NetworkEstimate; unpaid: number }> {
  const countOf = ({ id }: Row) => counts?.get(id) ?? count
  const posts = of.reduce((sum, row) => sum + countOf(row), 0)
  const { price } = terms
  const each = price === null ? 0 : linked ? price.withLink : price.plain
  const waiting = await waitingOn(deps.db, kind)
  const shared = await ofShared(deps, applicationKey(kind), terms.application, leaves)
  const unitsOf = ({ id }: Row) => (typeof units === 'number' ? units : (units.get(id) ?? 0))
  const weights = terms.units === null ? [] : of.flatMap((row) => ones(countOf(row)).map(() => unitsOf(row)))
  const weighed = await ofUnits(deps, kind, terms.units, weights, waiting, leaves)
  const left = await budgetLeft(deps, kind, terms, waiting * each)
  const own = of.map((row) => lastOf(quotaOf(deps, row), row, countOf(row), row.silent_until ?? leaves))
  const together =
    shared === null ? [] : [lastLeaves(shared, shared.taken, ones(waiting + posts), leaves.getTime())]
  return {
    network: {
      kind,
      accounts: of.length,
      posts,
      cost: price === null ? null : { micros: posts * each, currency: price.currency },
      budgetLeft: left,
      application:
        shared === null ? null : { most: shared.most, within: shared.within, used: usedOf(shared), waiting },
      units: weighed?.units ?? null,
      lastLeaves: latest([...own, ...together, ...(weighed === null ? [] : [weighed.last])]),
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
  const uses = taken.map((at) => ({ at, weight: 1 }))
  return lastLeaves(quota, uses, ones(row.waiting + count), now.getTime())
}

const ones = (count: number) => Array.from({ length: count }, () => 1)
const usedOf = ({ taken }: { taken: readonly Use[] }) => taken.reduce((sum, { weight }) => sum + weight, 0)

async function ofShared({ db }: Deps, key: string, quota: Quota | null, now: Date) {
  if (quota === null) return null
  return { ...quota, taken: await takenIn(db, key, new Date(now.getTime() - quota.within)) }
}

async function ofUnits(
  deps: Deps,
  kind: string,
  quota: Quota | null,
  weights: readonly number[],
  waiting: number,
  now: Date,
) {
  const takes = weights.reduce((sum, weight) => sum + weight, 0)
  const shared = await ofShared(deps, unitsKey(kind), quota, now)
  if (shared === null || takes === 0) return null
  const each = Math.ceil(takes / weights.length)
  const { most, within, taken } = shared
  const ahead = ones(waiting).map(() => each)
  return {
    units: { most, within, used: usedOf(shared), waiting: waiting * each, takes },
    last: lastLeaves(shared, taken, [...ahead, ...weights.filter((weight) => weight > 0)], now.getTime()),
  }
}

async function budgetLeft({ db, clock }: Deps, kind: string, { budget }: Terms, waiting: number) {
  if (budget === null) return null
  const spent = await db
    .selectFrom('channels.spending')
    .select('micros')
    .where('kind', '=', kind)
    .where(sql<boolean>`month = ${monthOf(clock.now()).month}::date`)
    .executeTakeFirst()
  return Math.max(0, budget - (spent?.micros ?? 0) - waiting)
}

/** Posts that wait on one network, whoever's. */
async function waitingOn(db: ChannelsDeps['db'], kind: string): Promise<number> {
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
