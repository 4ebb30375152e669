/** The public register: which accounts are the institution's own. Reads what the public may know and nothing else. */
import { sql, type Selectable } from 'kysely'
import type { DB } from '../../../platform/database.generated.ts'
import type { HouseDb } from '../../../platform/db.ts'
import type { Locale } from '../../../platform/messages.ts'
import type { ProofWay, RegisterNetwork } from './networks.ts'
import { publicEvents, type OutletEventKind, type ProofState } from './outlet.ts'

export interface OfficialAccount {
  /** `/kanal/<ref>` is its page. */
  ref: string
  unitId: string
  network: RegisterNetwork
  handle: string
  url: string
  label: string
  languages: Locale[]
  tags: string[]
  mandate: string
  /** Since when the register shows it. */
  since: Date
  /** Set once the account was given up. */
  until: Date | null
  /** The house itself signs in there. */
  connected: boolean
  /** When its unit last confirmed it; null: never yet. */
  confirmedAt: Date | null
  /** It was to be confirmed again by then. */
  dueAt: Date
  proof: {
    way: ProofWay
    state: ProofState
    since: Date | null
    /** When the proof was last seen in place. */
    seenAt: Date | null
    /** The number by which the network knows the account, where the proof names it (Bluesky: the DID). */
    id: string | null
  }
  changedAt: Date
}

export interface AccountEvent {
  kind: OutletEventKind
  at: Date
}

export interface DirectoryAsk {
  /** Path of the unit below which is looked. */
  within?: string | undefined
  network?: string | undefined
  q?: string | undefined
  /** `ref` of the last one seen. */
  after?: string | undefined
  limit: number
}

export type PublicRow = Selectable<DB['channels.public_outlet']>

/** A view's columns are nullable to the generator; the table's are not. */
export const toOfficial = (row: { [K in keyof PublicRow]: PublicRow[K] }): OfficialAccount => {
  const known = row as { [K in keyof PublicRow]: NonNullable<PublicRow[K]> }
  return {
    ref: known.ref,
    unitId: known.unit_id,
    network: known.network as RegisterNetwork,
    handle: known.handle,
    url: known.url,
    label: known.label,
    languages: known.languages as Locale[],
    tags: known.tags,
    mandate: known.mandate,
    since: known.published_at,
    until: row.retired_at,
    connected: known.connected,
    confirmedAt: row.certified_at,
    dueAt: known.due_at,
    proof: {
      way: known.proof_way as ProofWay,
      state: known.proof_state as ProofState,
      since: row.proven_since,
      seenAt: row.seen_at,
      id: row.proof_id,
    },
    changedAt: known.changed_at,
  }
}

const published = (db: HouseDb) =>
  db.selectFrom('channels.public_outlet').selectAll().where('state', '=', 'published')

/** Published entries of one unit, in order of label; at most 200. */
export const accountsOf = async (db: HouseDb, unitId: string): Promise<OfficialAccount[]> =>
  (await published(db).where('unit_id', '=', unitId).orderBy('label').orderBy('id').limit(200).execute()).map(
    toOfficial,
  )

const like = (text: string) =>
  text
    .toLowerCase()
    .split(/\s+/)
    .slice(0, 6)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)

const narrowed = ({ within, network, q }: Omit<DirectoryAsk, 'limit'>) => sql`state = 'published'
  ${within === undefined ? sql`` : sql`and unit_path <@ ${within}::ltree`}
  ${network === undefined ? sql`` : sql`and network = ${network}`}
  ${q === undefined ? sql`` : sql`and lower(label || ' ' || handle) like all(${like(q)}::text[])`}`

/** A page of the directory in order of label, by keyset. */
export async function accountPage(
  db: HouseDb,
  ask: DirectoryAsk,
): Promise<{ accounts: OfficialAccount[]; next: string | null }> {
  const { rows } = await sql<PublicRow>`select * from channels.public_outlet where ${narrowed(ask)}
    ${ask.after === undefined ? sql`` : sql`and (label, id) > (select label, id from channels.public_outlet where ref = ${ask.after})`}
    order by label, id limit ${ask.limit + 1}`.execute(db)
  const accounts = rows.slice(0, ask.limit).map(toOfficial)
  return { accounts, next: rows.length > ask.limit ? (accounts.at(-1)?.ref ?? null) : null }
}

/**
 * How many there are: by network within the asked part of the tree, and by unit one level below it (by the path's next
 * label; the unit itself under the empty text).
 */
export async function accountCounts(
  db: HouseDb,
  { within, ...ask }: Pick<DirectoryAsk, 'within' | 'network' | 'q'>,
): Promise<{ total: number; byNetwork: Map<RegisterNetwork, number>; byChild: Map<string, number> }> {
  const depth = within === undefined ? 1 : within.split('.').length
  const { rows } = await sql<{ network: RegisterNetwork; child: string; count: number }>`
    select network, case when nlevel(unit_path) > ${depth} then subpath(unit_path, ${depth}, 1)::text else '' end as child,
      count(*)::int as count
    from channels.public_outlet where ${narrowed({ within, q: ask.q })} group by 1, 2`.execute(db)
  const byNetwork = new Map<RegisterNetwork, number>()
  const byChild = new Map<string, number>()
  let total = 0
  for (const { network, child, count } of rows) {
    byNetwork.set(network, (byNetwork.get(network) ?? 0) + count)
    if (ask.network !== undefined && network !== ask.network) continue
    byChild.set(child, (byChild.get(child) ?? 0) + count)
    total += count
  }
  return { total, byNetwork, byChild }
}

/** One entry with what the public may know of its history, newest first; of a retired one, too. */
export async function accountByRef(
  db: HouseDb,
  ref: string,
): Promise<(OfficialAccount & { history: AccountEvent[] }) | undefined> {
  const row = await db
    .selectFrom('channels.public_outlet')
    .selectAll()
    .where('ref', '=', ref)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const history = await db
    .selectFrom('channels.outlet_event')
    .select(['kind', 'at'])
    .where('outlet_id', '=', row.id)
    .where('kind', 'in', [...publicEvents])
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return {
    ...toOfficial(row),
    history: history.map(({ kind, at }) => ({ kind: kind as OutletEventKind, at })),
  }
}

/** The whole register in the order of the tree, with what was given up. */
export async function wholeRegister(db: HouseDb): Promise<OfficialAccount[]> {
  const rows = await db
    .selectFrom('channels.public_outlet')
    .selectAll()
    .orderBy('unit_path')
    .orderBy('label')
    .orderBy('id')
    .execute()
  return rows.map(toOfficial)
}
