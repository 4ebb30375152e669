/** How the quotas and budgets stand that the whole institution shares. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { NetworkKind } from '../adapter.ts'
import type { Price, Quota } from '../adapter-limits.ts'
import type { ChannelsDeps } from '../deps.ts'
import { hasTerms, monthOf, termsSet } from './terms.ts'
import { applicationKey, postsToCome, readingTaker, unitsKey } from './use.ts'
import { lastLeaves } from './window.ts'

/** Of posts, or of units. */
export interface SharedStanding extends Quota {
  used: number
  /** When the next place is free; null: there is one now. */
  opens: Date | null
  /** By region (a path of the tree), the most used first. */
  regions: { region: string; used: number }[]
  /** Of `used`, what reading back took. */
  reading: number
}

export interface QuotaStanding {
  kind: NetworkKind
  application: SharedStanding | null
  units: SharedStanding | null
  /** In millionths, as are budget and spent. */
  price: Price | null
  budget: number | null
  spent: number
  waiting: number
  /** What the network's documents say. */
  declared: { most: number | null; units: number | null; price: Price | null }
  /** What was set in its place. */
  set: { most: number | null; units: number | null; plain: number | null; withLink: number | null }
}

type Deps = Pick<ChannelsDeps, 'db' | 'clock' | 'adapters' | 'identity'>

/** The networks of which something is shared by all accounts or paid for. Whoever reads deliveries may read it. */
export async function quotasStand(
  { db, clock, adapters, identity }: Deps,
  actor: Actor,
): Promise<QuotaStanding[]> {
  await identity.scope(actor, 'delivery.read')
  const now = clock.now()
  const shared = Object.values(adapters).filter(hasTerms)
  const terms = await termsSet(db, shared)
  const kinds = shared.map(({ kind }) => kind)
  const [used, spent, waiting, set] = await Promise.all([
    usedBy(db, kinds),
    db
      .selectFrom('channels.spending')
      .select(['kind', 'micros'])
      .where(sql<boolean>`month = ${monthOf(now).month}::date`)
      .execute(),
    db
      .selectFrom('channels.delivery as d')
      .innerJoin('channels.channel as c', 'c.id', 'd.channel_id')
      .select(['c.kind', sql<number>`sum(${postsToCome})::int`.as('n')])
      .where('c.kind', 'in', kinds)
      .where('d.state', 'in', ['queued', 'throttled'])
      .where('d.purpose', '<>', 'withdrawal')
      .groupBy('c.kind')
      .execute(),
    db.selectFrom('channels.terms').selectAll().execute(),
  ])
  return shared.map(({ kind, can }) => {
    const on = terms.get(kind)
    const stands = (quota: Quota | null | undefined, key: string) =>
      quota === null || quota === undefined ? null : { ...quota, ...windowOf(quota, used, key, now) }
    const own = set.find((row) => row.kind === kind)
    return {
      kind,
      application: stands(on?.application, applicationKey(kind)),
      units: stands(on?.units, unitsKey(kind)),
      price: on?.price ?? null,
      budget: on?.budget ?? null,
      spent: spent.find((row) => row.kind === kind)?.micros ?? 0,
      waiting: waiting.find((row) => row.kind === kind)?.n ?? 0,
      declared: {
        most: can.application?.most ?? null,
        units: can.units?.most ?? null,
        price: can.price ?? null,
      },
      set: {
        most: own?.most ?? null,
        units: own?.units ?? null,
        plain: own?.plain_micros ?? null,
        withLink: own?.with_link_micros ?? null,
      },
    }
  })
}

const sumOf = (uses: readonly Use[]) => uses.reduce((sum, { weight }) => sum + weight, 0)

interface Use {
  key: string
  at: Date
  taker: string
  weight: number
}

async function usedBy(db: ChannelsDeps['db'], kinds: readonly string[]): Promise<Use[]> {
  const { rows } = await sql<Use>`
    select key, at, taker, coalesce(weight, 1) as weight
    from channels.quota, unnest(taken, takers, weights) as use(at, taker, weight)
    where key = any(${kinds.flatMap((kind) => [applicationKey(kind), unitsKey(kind)])}::text[]) order by at`.execute(
    db,
  )
  return rows
}

function windowOf({ most, within }: Quota, uses: readonly Use[], of: string, now: Date) {
  const from = now.getTime() - within
  const inside = uses.filter(({ key, at }) => key === of && at.getTime() > from)
  const opens = lastLeaves(
    { most, within },
    inside.map(({ at, weight }) => ({ at: at.getTime(), weight })),
    [1],
    now.getTime(),
  )
  return {
    used: sumOf(inside),
    opens: opens === null || opens <= now.getTime() ? null : new Date(opens),
    reading: sumOf(inside.filter(({ taker }) => taker === readingTaker)),
    regions: [
      ...Map.groupBy(
        inside.filter(({ taker }) => taker !== readingTaker),
        ({ taker }) => taker,
      ),
    ]
      .map(([region, taken]) => ({ region, used: sumOf(taken) }))
      .toSorted((a, b) => b.used - a.used || (a.region < b.region ? -1 : 1)),
  }
}
