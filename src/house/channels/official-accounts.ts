/** The public register: which accounts are the institution's own, and whether an address is one of them. */
import type { HouseDb } from '../../platform/db.ts'
import type { Locale } from '../../platform/messages.ts'
import { accountAddress } from './account-address.ts'
import type { NetworkKind } from './adapter.ts'
import type { ChannelRow } from './channel.ts'

export interface OfficialAccount {
  unitId: string
  network: NetworkKind
  handle: string
  url: string
  label: string
  languages: Locale[]
  /** Since when the house has held it. */
  since: Date
}

export type OfficialAnswer =
  | { answer: 'official'; account: OfficialAccount }
  /** It was, until the account was given up. */
  | { answer: 'formerly'; account: OfficialAccount; until: Date }
  | { answer: 'unknown' }

/** Listed accounts in order of label, of one unit or of all. */
export async function officialAccounts(db: HouseDb, unitId?: string): Promise<OfficialAccount[]> {
  let query = db
    .selectFrom('channels.channel')
    .selectAll()
    .where('removed_at', 'is', null)
    .where('listed', '=', true)
  if (unitId !== undefined) query = query.where('unit_id', '=', unitId)
  return (await query.orderBy('label').orderBy('id').limit(10_000).execute()).map(toOfficial)
}

/**
 * Whether an address, however it was copied, belongs to the institution. A page below an account's address counts as
 * the account's.
 */
export async function isOfficial(db: HouseDb, url: string): Promise<OfficialAnswer> {
  const address = accountAddress(url)
  if (address === undefined) return { answer: 'unknown' }
  const parts = address.split('/')
  const prefixes = parts.map((_, i) => parts.slice(0, i + 1).join('/')).slice(-20)
  const rows = await db
    .selectFrom('channels.channel')
    .selectAll()
    .where('address', 'in', prefixes)
    .where('listed', '=', true)
    .orderBy('removed_at', (order) => order.desc().nullsFirst())
    .execute()
  const [row] = rows
  if (row === undefined) return { answer: 'unknown' }
  const account = toOfficial(row)
  return row.removed_at === null
    ? { answer: 'official', account }
    : { answer: 'formerly', account, until: row.removed_at }
}

const toOfficial = (row: ChannelRow): OfficialAccount => ({
  unitId: row.unit_id,
  network: row.kind as NetworkKind,
  handle: row.handle,
  url: row.url,
  label: row.label,
  languages: row.languages as Locale[],
  since: row.created_at,
})
