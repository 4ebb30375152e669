import { sql } from 'kysely'
import type { HouseDb, HouseTransaction } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { Locale } from '../../../platform/messages.ts'
import { standingOf, type JournalistState, type Standing } from './accreditation.ts'

export interface Journalist {
  id: string
  /** Null once they have left. */
  email: string | null
  locale: Locale
  name: string
  outlet: { id: string; name: string }
  position: string
  cardNumber: string
  /** Media type of the proof; null without one. */
  proof: string | null
  standing: Standing
  accreditedAt: Date | null
  accreditedUntil: Date | null
  /** Of a rejection or suspension. */
  reason: string | null
  appliedAt: Date
  changedAt: Date
  /** They moved to another outlet since the last decision. */
  outletChangedAt: Date | null
}

export interface JournalistRow {
  id: string
  email: string | null
  locale: string
  name: string
  outlet_id: string
  outlet_name: string
  position: string
  card_number: string
  proof_mime: string | null
  state: string
  accredited_at: Date | null
  accredited_until: Date | null
  reason: string | null
  applied_at: Date
  changed_at: Date
  outlet_changed_at: Date | null
}

export const standingOfRow = (row: { state: string; accredited_until: Date | null }, now: Date): Standing =>
  standingOf({ state: row.state as JournalistState, until: row.accredited_until }, now)

/** Of `hub.journalist j` joined with `hub.outlet o`. */
export const journalistColumns = sql`j.id, j.email, j.locale, j.name, j.outlet_id, o.name as outlet_name, j.position,
  j.card_number, j.proof_mime, j.state, j.accredited_at, j.accredited_until, j.reason, j.applied_at, j.changed_at,
  j.outlet_changed_at`

export const toJournalist = (row: JournalistRow, now: Date): Journalist => ({
  id: row.id,
  email: row.email,
  locale: row.locale === 'en' ? 'en' : 'id',
  name: row.name,
  outlet: { id: row.outlet_id, name: row.outlet_name },
  position: row.position,
  cardNumber: row.card_number,
  proof: row.proof_mime,
  standing: standingOfRow(row, now),
  accreditedAt: row.accredited_at,
  accreditedUntil: row.accredited_until,
  reason: row.reason,
  appliedAt: row.applied_at,
  changedAt: row.changed_at,
  outletChangedAt: row.outlet_changed_at,
})

export async function journalistById(
  db: HouseDb | HouseTransaction,
  id: string,
  now: Date,
): Promise<Journalist | undefined> {
  const { rows } = await sql<JournalistRow>`
    select ${journalistColumns} from hub.journalist j join hub.outlet o on o.id = j.outlet_id
    where j.id = ${id}`.execute(db)
  return rows[0] && toJournalist(rows[0], now)
}

export type JournalistAct =
  | 'apply'
  | 'accredit'
  | 'renew'
  | 'reject'
  | 'suspend'
  | 'change_outlet'
  | 'leave'
  | 'forget'

/** The journalist's own history: what was decided, by whom; `by` is null for what they did themselves. */
export async function noteAct(
  trx: HouseTransaction,
  note: {
    journalistId: string
    act: JournalistAct
    by: { id: string | null; name: string } | null
    at: Date
    until?: Date | undefined
    why?: string | undefined
  },
): Promise<void> {
  await trx
    .insertInto('hub.journalist_act')
    .values({
      id: newId(),
      journalist_id: note.journalistId,
      act: note.act,
      by_id: note.by?.id ?? null,
      by_name: note.by?.name ?? null,
      at: note.at,
      until_at: note.until ?? null,
      why: note.why ?? null,
    })
    .execute()
}
