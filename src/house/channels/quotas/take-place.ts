/**
 * Before a post is called for, its place is taken in every quota that it falls under, or in none. Taking is one
 * statement on one row, so that two processes never take the same place.
 */
import { sql } from 'kysely'
import type { HouseDb } from '../../../platform/db.ts'
import { gathered } from '../../../platform/gather.ts'
import type { Outcome } from '../adapter.ts'
import type { Quota } from '../adapter-limits.ts'
import { adapterOf, quotaOf, type ChannelRow } from '../channel.ts'
import type { ChannelsDeps } from '../deps.ts'
import type { DeliveryRow } from '../delivery.ts'
import type { Settlement } from '../settlement.ts'
import { costOf, hasTerms, monthOf, termsOf } from './terms.ts'
import { mayTake, type Want } from './fair-share.ts'
import { accountKey, applicationKey, asleepAt, regionOf, takenIn, wantsOf } from './use.ts'
import { leavingTimes } from './window.ts'

/** A day's quota opens within a day, and its news is worth waiting for; a month's is not. */
const patience = 48 * 3_600_000

interface Place {
  key: string
  quota: Quota
  why: 'quota_account' | 'quota_application'
  /** Whether it is shared by many, each of whom gets a fair part. */
  shared: boolean
}

/** Its place was taken; `returned` gives it back where the call has certainly not used it. */
export interface Taken {
  kind: 'taken'
  /** Undefined: nothing was called. */
  returned(outcome?: Outcome): Promise<void>
}
export interface Full {
  kind: 'full'
  settlement: Settlement
}

class NoPlace extends Error {
  readonly settlement: Settlement

  constructor(settlement: Settlement) {
    super('There is no place.')
    this.settlement = settlement
  }
}

type Deps = Pick<ChannelsDeps, 'db' | 'clock' | 'adapters'>

export async function takePlace(
  deps: Deps,
  channel: ChannelRow,
  delivery: DeliveryRow,
  text: string,
): Promise<Taken | Full> {
  const adapter = adapterOf(deps, channel)
  const quota = quotaOf(deps, channel)
  const now = deps.clock.now()
  const terms = hasTerms(adapter) ? await termsOf(deps.db, adapter) : null
  const application = terms?.application ?? null
  const places: Place[] = [
    ...(quota === undefined
      ? []
      : [{ key: accountKey(channel.id), quota, why: 'quota_account' as const, shared: false }]),
    ...(application === null
      ? []
      : [
          {
            key: applicationKey(channel.kind),
            quota: application,
            why: 'quota_application' as const,
            shared: true,
          },
        ]),
  ]
  const micros = terms === null ? 0 : costOf(terms, text)
  if (places.length === 0 && micros === 0) return { kind: 'taken', returned: async () => {} }
  const region = regionOf(channel)
  const takeAll = async (db: HouseDb) => {
    for (const place of places) await take(db, channel, delivery, place, region, now)
    if (micros > 0) await spend(db, channel.kind, delivery, micros, terms?.budget ?? null, now)
  }
  try {
    // Where the account's own is all there is to take, it is one statement, which needs none around it.
    if (application === null && micros === 0) await takeAll(deps.db)
    else await deps.db.transaction().execute(takeAll)
  } catch (error) {
    if (error instanceof NoPlace) return { kind: 'full', settlement: error.settlement }
    throw error
  }
  return {
    kind: 'taken',
    async returned(outcome) {
      const stands = outcome !== undefined && !certainlyNot.has(outcome.kind)
      if (stands) return
      for (const { key, quota: of } of places)
        if (outcome === undefined || of.counts === 'posts') await giveBack(deps.db, key, region, now)
      if (micros > 0)
        await sql`update channels.spending set micros = greatest(micros - ${micros}, 0)
          where kind = ${channel.kind} and month = ${monthOf(now).month}`.execute(deps.db)
    },
  }
}

const certainlyNot: ReadonlySet<string> = new Set(['rejected', 'throttled', 'unauthorised'])

/** @throws NoPlace */
async function take(
  trx: HouseDb,
  channel: ChannelRow,
  delivery: DeliveryRow,
  { key, quota, why, shared }: Place,
  region: string,
  now: Date,
): Promise<void> {
  const from = new Date(now.getTime() - quota.within)
  // Corrections stand in no line behind news.
  const wants =
    shared && delivery.purpose === 'post' ? await wantsOf(trx, channel.kind, key, quota, now) : null
  const fair = wants === null || mayTake(quota.most, withNext(wants, region, delivery), region)
  if (fair && (await reserve(trx, { key, region, ...quota, now, from }))) return
  const taken = (await takenIn(trx, key, from)).map((at) => at.getTime())
  const asleep = wants?.find((one) => one.region === region)?.asleep ?? (await asleepAt(trx, channel.id, now))
  // Each region has one in turn.
  const ahead = wants === null ? asleep : wants.reduce((sum, one) => sum + Math.min(one.asleep, asleep), 0)
  const opens = leavingTimes(quota, taken, ahead + 1, now.getTime()).at(-1) ?? now.getTime() + quota.within
  // There is room, held for others: whether they leave any is looked at now and then.
  const until = opens > now.getTime() ? opens : now.getTime() + quota.within / 24
  throw new NoPlace(waitFor(delivery, why, new Date(until)))
}

/** The one that asks is counted, wherever it comes from. */
function withNext(wants: readonly Want[], region: string, { created_at: since }: DeliveryRow): Want[] {
  const own = wants.find((one) => one.region === region)
  if (own !== undefined && own.waiting > 0) return [...wants]
  const next = { region, used: own?.used ?? 0, waiting: 1, since }
  return [...wants.filter((one) => one !== own), next]
}

interface Use extends Quota {
  key: string
  region: string
  now: Date
  from: Date
}

/**
 * For all who ask at the same moment, in one statement, in an order that keeps them from waiting for each other in a
 * ring. What is older than two windows is forgotten: clocks of machines that differ, or one that is set back, change
 * nothing before that.
 */
async function reserveAll(db: HouseDb, lot: readonly Use[]): Promise<boolean[]> {
  const first = new Map(lot.map((use) => [use.key, use]).toReversed() as [string, Use][])
  const rows = [...first.values()].map((use) => ({
    ...use,
    forgotten: new Date(use.now.getTime() - 2 * use.within),
  }))
  const { rows: held } = await sql<{ key: string }>`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one
        (key text, region text, now timestamptz, "from" timestamptz, forgotten timestamptz, most int))
    insert into channels.quota as held (key, taken, takers)
    select key, array[now], array[region] from asked where most > 0 order by key
    on conflict (key) do update
    set (taken, takers) = (
      select array_agg(at order by at), array_agg(taker order by at)
      from (
        select at, taker from unnest(held.taken, held.takers) as old(at, taker)
        where at > (select forgotten from asked where asked.key = held.key)
        union all select excluded.taken[1], excluded.takers[1]
      ) as uses)
    where (select count(*) from unnest(held.taken) as at
        where at > (select asked."from" from asked where asked.key = held.key))
      < (select most from asked where asked.key = held.key)
    returning key`.execute(db)
  const keys = new Set(held.map(({ key }) => key))
  const taken: boolean[] = []
  // One of each is taken at a time; whoever comes second asks by itself.
  for (const use of lot)
    taken.push(first.get(use.key) === use ? keys.has(use.key) : (await reserveAll(db, [use]))[0] === true)
  return taken
}
const reserve = gathered(reserveAll)

async function giveBack(db: HouseDb, key: string, region: string, at: Date): Promise<void> {
  await sql`update channels.quota as held
    set (taken, takers) = (
      select coalesce(array_agg(at order by place), '{}'), coalesce(array_agg(taker order by place), '{}')
      from unnest(held.taken, held.takers) with ordinality as use(at, taker, place)
      where place is distinct from (
        select min(place) from unnest(held.taken, held.takers) with ordinality as own(at, taker, place)
        where own.at = ${at} and own.taker = ${region}))
    where key = ${key}`.execute(db)
}

/** @throws NoPlace */
async function spend(
  trx: HouseDb,
  kind: string,
  delivery: DeliveryRow,
  micros: number,
  budget: number | null,
  now: Date,
): Promise<void> {
  const { month, ends } = monthOf(now)
  const { rows } = await sql`
    insert into channels.spending as spent (kind, month, micros)
    select ${kind}, ${month}, ${micros}::bigint where ${budget}::bigint is null or ${micros}::bigint <= ${budget}::bigint
    on conflict (kind, month) do update set micros = spent.micros + excluded.micros
    where ${budget}::bigint is null or spent.micros + excluded.micros <= ${budget}::bigint
    returning micros`.execute(trx)
  if (rows.length === 0) throw new NoPlace(waitFor(delivery, 'quota_money', ends))
}

/** Waits for the window, and is given up where that opens after anybody wants to read it. */
function waitFor(delivery: DeliveryRow, why: string, until: Date): Settlement {
  if (until.getTime() - (delivery.planned_for ?? delivery.created_at).getTime() > patience)
    return { state: 'rejected', why, lasting: false }
  return { state: 'throttled', why, nextAt: until, dueSince: until }
}
