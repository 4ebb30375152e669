/**
 * Before a post is called for, its place is taken in every quota that it falls under, or in none. Taking is one
 * statement on one row, so that two processes never take the same place.
 */
import { sql } from 'kysely'
import type { HouseDb } from '../../../platform/db.ts'
import type { Outcome } from '../adapter.ts'
import type { Quota } from '../adapter-limits.ts'
import { adapterOf, quotaOf, type ChannelRow } from '../channel.ts'
import type { ChannelsDeps } from '../deps.ts'
import type { DeliveryRow } from '../delivery.ts'
import type { Settlement } from '../settlement.ts'
import { costOf, hasTerms, monthOf, termsOf, type Terms } from './terms.ts'
import { mayTake, type Want } from './fair-share.ts'
import { giveBack, reserve } from './reserve.ts'
import {
  accountKey,
  applicationKey,
  asleepAt,
  readingTaker,
  regionOf,
  takenIn,
  unitsKey,
  wantsOf,
} from './use.ts'
import { lastLeaves } from './window.ts'

/** A day's quota opens within a day, and its news is worth waiting for; a month's is not. */
const patience = 48 * 3_600_000

interface Place {
  key: string
  quota: Quota
  why: 'quota_account' | 'quota_application'
  /** Whether it is shared by many, each of whom gets a fair part. */
  shared: boolean
  /** How many of its units the post takes. */
  weight: number
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
  { text, units = 0 }: { text: string; units?: number | undefined },
): Promise<Taken | Full> {
  const adapter = adapterOf(deps, channel)
  const quota = quotaOf(deps, channel)
  const now = deps.clock.now()
  const terms = hasTerms(adapter) ? await termsOf(deps.db, adapter) : null
  const places = placesIn(channel, quota, terms, units)
  const micros = terms === null ? 0 : costOf(terms, text)
  if (places.length === 0 && micros === 0) return { kind: 'taken', returned: async () => {} }
  const region = regionOf(channel)
  const takeAll = async (db: HouseDb) => {
    for (const place of places) await take(db, channel, delivery, place, region, now)
    if (micros > 0) await spend(db, channel.kind, delivery, micros, terms?.budget ?? null, now)
  }
  try {
    // Where the account's own is all there is to take, it is one statement, which needs none around it.
    if (places.every(({ shared }) => !shared) && micros === 0) await takeAll(deps.db)
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
      for (const { key, weight, quota: of } of places)
        if (outcome === undefined || of.counts === 'posts')
          await giveBack(deps.db, { key, region, weight, at: now })
      if (micros > 0)
        await sql`update channels.spending set micros = greatest(micros - ${micros}, 0)
          where kind = ${channel.kind} and month = ${monthOf(now).month}`.execute(deps.db)
    },
  }
}

/** All that a post falls under, always in the same order, so that two never wait for each other in a ring. */
function placesIn(
  channel: ChannelRow,
  quota: Quota | undefined,
  terms: Terms | null,
  weight: number,
): Place[] {
  const own: Place[] =
    quota === undefined
      ? []
      : [{ key: accountKey(channel.id), quota, why: 'quota_account', shared: false, weight: 1 }]
  const shared = (key: string, of: Quota | null | undefined, units: number): Place[] =>
    of === null || of === undefined || units === 0
      ? []
      : [{ key, quota: of, why: 'quota_application', shared: true, weight: units }]
  return [
    ...own,
    ...shared(applicationKey(channel.kind), terms?.application, 1),
    ...shared(unitsKey(channel.kind), terms?.units, weight),
  ]
}

const certainlyNot: ReadonlySet<string> = new Set(['rejected', 'throttled', 'unauthorised'])

/** @throws NoPlace */
async function take(
  trx: HouseDb,
  channel: ChannelRow,
  delivery: DeliveryRow,
  { key, quota, why, shared, weight }: Place,
  region: string,
  now: Date,
): Promise<void> {
  const from = new Date(now.getTime() - quota.within)
  // Corrections stand in no line behind news.
  const all =
    shared && delivery.purpose === 'post' ? await wantsOf(trx, channel.kind, key, quota, weight, now) : null
  // Reading has its part and stands in no line: regions share what it leaves.
  const wants = all?.filter((one) => one.region !== readingTaker) ?? null
  const read = all?.find((one) => one.region === readingTaker)?.used ?? 0
  const most = Math.floor(quota.most / weight) - read
  const fair = wants === null || mayTake(most, withNext(wants, region, delivery), region)
  if (fair && (await reserve(trx, { key, region, weight, ...quota, now, from }))) return
  const taken = await takenIn(trx, key, from)
  const asleep = wants?.find((one) => one.region === region)?.asleep ?? (await asleepAt(trx, channel.id, now))
  // Each region has one in turn.
  const ahead = wants === null ? asleep : wants.reduce((sum, one) => sum + Math.min(one.asleep, asleep), 0)
  const weights = Array.from({ length: ahead + 1 }, () => weight)
  const opens = lastLeaves(quota, taken, weights, now.getTime()) ?? now.getTime() + quota.within
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
