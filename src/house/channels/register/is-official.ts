import { sql } from 'kysely'
import { keptPlan, type HouseDb } from '../../../platform/db.ts'
import { readAsked } from './asked-name.ts'
import { wholeHosts } from './networks.ts'
import { toOfficial, type OfficialAccount, type PublicRow } from './public-accounts.ts'

export type OfficialAnswer =
  | { answer: 'official'; account: OfficialAccount }
  /** It was, until the account was given up. */
  | { answer: 'formerly'; account: OfficialAccount; until: Date }
  /** Two people of the house found that it pretends to be ours. */
  | { answer: 'impostor'; since: Date }
  /** Not ours, and a reader may take it for these, the nearest first. */
  | { answer: 'looks_like'; accounts: { account: OfficialAccount; how: Likeness }[] }
  | { answer: 'unknown' }

/** The names look the same, or differ in a letter or two. */
type Likeness = 'same_look' | 'near'

type Found = PublicRow & { rank: number; distance: number; impostor_since: Date | null }

/**
 * Whether what somebody pastes, an address or a handle, is the institution's: one query. A page below an account's
 * address counts as the account's; only a site of its own may be a whole host. What merely resembles is never official.
 */
export async function isOfficial(db: HouseDb, text: string): Promise<OfficialAnswer> {
  const asked = readAsked(text)
  const { rows } = await sql<Found>`${keptPlan} with exact as (
      select id, 1 as rank, 0 as distance from channels.public_outlet
      where address = any(${asked.addresses}::text[]) and (address like '%/%' or network = any(${[...wholeHosts]}::text[]))
      union all
      select id, 1, 0 from channels.public_outlet where handle_key = ${asked.handleKey ?? ''} and handle_key <> ''
    ), near as (
      select outlet_id, 2, distance from channels.near_names(${asked.looks}::text[], ${asked.sought}::text[])
      where not exists (select from exact)
    ), listed as (
      select listed_at from channels.public_impostor
      where address = any(${asked.addresses}::text[])
        -- The same handle may be ours on another network.
        or (handle_key = ${asked.handleKey ?? ''} and handle_key <> '' and not exists (select from exact))
      limit 1
    )
    select o.*, found.rank, found.distance, (select listed_at from listed) as impostor_since
    from (select null::uuid as id, 0 as rank, 0 as distance from listed
      union all select * from exact union all select * from near) found
    left join channels.public_outlet o on o.id = found.id
    order by found.rank, o.retired_at desc nulls first, found.distance, o.label limit 8`.execute(db)
  const [first] = rows
  if (first === undefined) return { answer: 'unknown' }
  if (first.impostor_since !== null) return { answer: 'impostor', since: first.impostor_since }
  const account = toOfficial(first)
  if (first.rank === 1)
    return account.until === null
      ? { answer: 'official', account }
      : { answer: 'formerly', account, until: account.until }
  return {
    answer: 'looks_like',
    accounts: rows
      .slice(0, 3)
      .map((row) => ({ account: toOfficial(row), how: row.distance === 0 ? 'same_look' : 'near' })),
  }
}
