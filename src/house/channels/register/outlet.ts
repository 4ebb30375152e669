/** An entry of the register: its row, and how people of the house see it. */
import type { Selectable } from 'kysely'
import type { DB } from '../../../platform/database.generated.ts'
import type { HouseDb, HouseTransaction } from '../../../platform/db.ts'
import { notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Locale } from '../../../platform/messages.ts'
import type { ProofWay, RegisterNetwork } from './networks.ts'

export type OutletState = 'review' | 'published' | 'retired'
export type ProofState = 'declared' | 'proven' | 'lapsed'

/** What happened to an entry; the public page tells those of `publicEvents`. */
export const outletEvents = [
  'entered',
  'changed',
  'published',
  'certified',
  'handed_over',
  'recovery_asked',
  'recovery_stopped',
  'recovered',
  'connected',
  'unlisted',
  'proven',
  'lapsed',
  'retired',
] as const
export type OutletEventKind = (typeof outletEvents)[number]
export const publicEvents = [
  'published',
  'certified',
  'handed_over',
  'recovered',
  'connected',
  'proven',
  'lapsed',
  'retired',
] as const satisfies readonly OutletEventKind[]

export interface Keeper {
  /** Null for somebody who has no account in the house. */
  personId: string | null
  name: string
  email: string
}

export interface Outlet {
  id: string
  ref: string
  unitId: string
  network: RegisterNetwork
  channelId: string | null
  url: string
  handle: string
  label: string
  languages: Locale[]
  tags: string[]
  state: OutletState
  publishedAt: Date | null
  retiredAt: Date | null
  retiredWhy: string | null
  mandate: string
  contact: string
  certifiedAt: Date | null
  certifiedBy: string | null
  dueAt: Date
  proof: {
    way: ProofWay
    /** What is to be put on the account or its domain. */
    code: string
    state: ProofState
    since: Date | null
    seenAt: Date | null
    checkedAt: Date | null
    fault: string | null
  }
}

export type OutletRow = Selectable<DB['channels.outlet']>

export const toOutlet = (row: OutletRow): Outlet => ({
  id: row.id,
  ref: row.ref,
  unitId: row.unit_id,
  network: row.network as RegisterNetwork,
  channelId: row.channel_id,
  url: row.url,
  handle: row.handle,
  label: row.label,
  languages: row.languages as Locale[],
  tags: row.tags,
  state: row.state as OutletState,
  publishedAt: row.published_at,
  retiredAt: row.retired_at,
  retiredWhy: row.retired_why,
  mandate: row.mandate,
  contact: row.contact,
  certifiedAt: row.certified_at,
  certifiedBy: row.certified_by,
  dueAt: row.due_at,
  proof: {
    way: row.proof_way as ProofWay,
    code: row.proof_code,
    state: row.proof_state as ProofState,
    since: row.proven_since,
    seenAt: row.seen_at,
    checkedAt: row.checked_at,
    fault: row.proof_fault,
  },
})

/** @throws not_found */
export async function requireOutlet(db: HouseDb, id: string): Promise<OutletRow> {
  const row = await db.selectFrom('channels.outlet').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('account')
  return row
}

/** Adds to the history of many entries at once. */
export async function tell(
  trx: HouseTransaction,
  ids: readonly string[],
  event: { kind: OutletEventKind; at: Date; by?: string; details?: Record<string, unknown> },
): Promise<void> {
  if (ids.length === 0) return
  await trx
    .insertInto('channels.outlet_event')
    .values(
      ids.map((outletId) => ({
        id: newId(),
        outlet_id: outletId,
        kind: event.kind,
        at: event.at,
        by_name: event.by ?? null,
        details: JSON.stringify(event.details ?? {}),
      })),
    )
    .execute()
}
