/** Enquiries as the desk sees them, and as the journalist does. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { notFound } from '../../../platform/errors.ts'
import { beyond, pageSize, toPage, type Page, type Paging } from '../../../platform/keyset.ts'
import type { HubDeps } from '../deps.ts'
import type { SignedInJournalist } from '../press/session.ts'
import {
  toEnquiry,
  toEntry,
  type Enquiry,
  type EnquiryEntry,
  type EnquiryRow,
  type EnquiryState,
  type EntryRow,
} from './enquiry.ts'

/** With who asks, for the desk; the name is empty once they have left. */
export interface DeskEnquiry extends Enquiry {
  journalist: { id: string; name: string; outlet: string }
}

export interface EnquiryFilter extends Paging {
  unitId?: string | undefined
  state?: EnquiryState | undefined
  /** Only what is assigned to this person. */
  assignedTo?: string | undefined
}

type Deps = Pick<HubDeps, 'db' | 'identity' | 'units'>
type DeskRow = EnquiryRow & { due_at: Date; journalist_id: string; journalist: string; outlet: string }

const toDeskEnquiry = (row: DeskRow): DeskEnquiry => ({
  ...toEnquiry(row),
  journalist: { id: row.journalist_id, name: row.journalist, outlet: row.outlet },
})

const deskColumns = sql`e.id, e.number, e.unit_id, e.subject, e.deadline_at, e.state, e.assigned_to, e.assigned_name,
  e.created_at, e.changed_at, e.answered_at, e.due_at, e.journalist_id, j.name as journalist, o.name as outlet`
const fromDesk = sql`hub.enquiry e join hub.journalist j on j.id = e.journalist_id join hub.outlet o on o.id = j.outlet_id`

/** The queue: what is due first comes first. Errors: forbidden (a unit was named), invalid_cursor. */
export async function enquiriesFor(
  { db, identity, units }: Deps,
  actor: Actor,
  { unitId, state, assignedTo, ...paging }: EnquiryFilter,
): Promise<Page<DeskEnquiry>> {
  const paths =
    unitId === undefined
      ? await identity.scope(actor, 'enquiry.answer')
      : await identity.authorise(actor, 'enquiry.answer', unitId).then(() => [units.get(unitId)?.path ?? ''])
  const size = pageSize(paging)
  const { rows } = await sql<DeskRow>`
    select ${deskColumns} from ${fromDesk}
    where e.unit_path <@ ${paths}::ltree[]
      and ${state === undefined ? sql`true` : sql`e.state = ${state}`}
      and ${assignedTo === undefined ? sql`true` : sql`e.assigned_to = ${assignedTo}`}
      and ${beyond(paging.cursor, 'rising', 'e.due_at', 'e.id')}
    order by e.due_at, e.id limit ${size + 1}`.execute(db)
  return toPage(rows, size, (row) => ({ at: row.due_at, id: row.id }), toDeskEnquiry)
}

/** With all that was said, notes included, oldest first, and who may take it over. Errors: forbidden, not_found. */
export async function enquiryFor(
  { db, identity }: Deps,
  actor: Actor,
  id: string,
): Promise<DeskEnquiry & { entries: EnquiryEntry[]; officers: { id: string; name: string }[] }> {
  const { rows } = await sql<DeskRow>`select ${deskColumns} from ${fromDesk} where e.id = ${id}`.execute(db)
  const row = rows[0]
  await identity.authorise(actor, 'enquiry.answer', row?.unit_id ?? '')
  if (row === undefined) throw notFound('enquiry')
  const [entries, able] = await Promise.all([
    entriesOf(db, id, ['question', 'answer', 'note', 'closed']),
    identity.whoMay('enquiry.answer', row.unit_id),
  ])
  const officers = new Map(able.map(({ personId, name }) => [personId, { id: personId, name }]))
  return { ...toDeskEnquiry(row), entries, officers: [...officers.values()].slice(0, 200) }
}

async function entriesOf(db: HubDeps['db'], enquiryId: string, kinds: string[]): Promise<EnquiryEntry[]> {
  const rows: EntryRow[] = await db
    .selectFrom('hub.enquiry_entry')
    .select(['id', 'kind', 'text', 'story_ref', 'story_locale', 'story_headline', 'by_name', 'at'])
    .where('enquiry_id', '=', enquiryId)
    .where('kind', 'in', kinds)
    .orderBy('id')
    .limit(500)
    .execute()
  return rows.map(toEntry)
}

/** One's own, newest first; keyset by id. */
export async function ownEnquiries(
  { db }: Pick<HubDeps, 'db'>,
  { journalist }: SignedInJournalist,
  { limit = 20 }: { limit?: number } = {},
): Promise<Enquiry[]> {
  const rows = await db
    .selectFrom('hub.enquiry')
    .selectAll()
    .where('journalist_id', '=', journalist.id)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toEnquiry)
}

/** One's own, with what was said aloud. Errors: not_found (another's, too). */
export async function ownEnquiry(
  { db }: Pick<HubDeps, 'db'>,
  { journalist }: SignedInJournalist,
  number: string,
): Promise<Enquiry & { entries: EnquiryEntry[] }> {
  const row = await db
    .selectFrom('hub.enquiry')
    .selectAll()
    .where('number', '=', number)
    .where('journalist_id', '=', journalist.id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('enquiry')
  return { ...toEnquiry(row), entries: await entriesOf(db, row.id, ['question', 'answer', 'closed']) }
}
