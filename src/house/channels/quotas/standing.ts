/** How the quotas and budgets stand that the whole institution shares. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { NetworkKind } from '../adapter.ts'
import type { Price, Quota } from '../adapter-limits.ts'
import type { ChannelsDeps } from '../deps.ts'
import { hasTerms, monthOf, termsSet } from './terms.ts'
import { applicationKey, postsToCome } from './use.ts'

export interface QuotaStanding {
  kind: NetworkKind
  application:
    | (Quota & {
        used: number
        /** When the next place is free; null: there is one now. */
        opens: Date | null
        /** By region (a path of the tree), the most used first. */
        regions: { region: string; used: number }[]
      })
    | null
  /** In millionths, as are budget and spent. */
  price: Price | null
  budget: number | null
  spent: number
  waiting: number
  /** What the network's documents say. */
  declared: { most: number | null; price: Price | null }
  /** What was set in its place. */
  set: { most: number | null; plain: number | null; withLink: number | null }
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
    const { application = null } = on ?? {}
    const own = set.find((row) => row.kind === kind)
    return {
      kind,
      application:
        application === null ? null : { ...application, ...windowOf(application, used, kind, now) },
      price: on?.price ?? null,
      budget: on?.budget ?? null,
      spent: spent.find((row) => row.kind === kind)?.micros ?? 0,
      waiting: waiting.find((row) => row.kind === kind)?.n ?? 0,
      declared: { most: can.application?.most ?? null, price: can.price ?? null },
      set: {
        most: own?.most ?? null,
        plain: own?.plain_micros ?? null,
        withLink: own?.with_link_micros ?? null,
      },
    }
  })
}

interface Use {
  key: string
  at: Date
  taker: string
}

async function usedBy(db: ChannelsDeps['db'], kinds: readonly string[]): Promise<Use[]> {
  const { rows } = await sql<Use>`
    select key, at, taker from channels.quota, unnest(taken, takers) as use(at, taker)
    where key = any(${kinds.map(applicationKey)}::text[]) order by at`.execute(db)
  return rows
}

function windowOf({ most, within }: Quota, uses: readonly Use[], kind: string, now: Date) {
  const from = now.getTime() - within
  const inside = uses.filter(({ key, at }) => key === applicationKey(kind) && at.getTime() > from)
  const next = inside.length < most ? undefined : inside[inside.length - most]
  return {
    used: inside.length,
    opens: next === undefined ? null : new Date(next.at.getTime() + within),
    regions: [...Map.groupBy(inside, ({ taker }) => taker)]
      .map(([region, of]) => ({ region, used: of.length }))
      .toSorted((a, b) => b.used - a.used || (a.region < b.region ? -1 : 1)),
  }
}
