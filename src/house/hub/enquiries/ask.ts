/** What an accredited journalist asks, and asks again. */
import { sql } from 'kysely'
import { theHouse } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import { conflict, HouseError, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { HubDeps } from '../deps.ts'
import { mayAsk } from '../press/accreditation.ts'
import type { SignedInJournalist } from '../press/session.ts'
import { doors } from '../doors.ts'
import { checkForm, oneLine, paragraphs } from '../words.ts'
import { enquiryLimits } from './enquiry.ts'

export interface Question {
  /** Whose desk is asked; headquarters' when not given. */
  unitId?: string | undefined
  subject: string
  text: string
  deadline?: Date | undefined
}

const day = 86_400_000
const tellAtMost = 20

/** `T-2026-11-0007`: counted by month of headquarters' clocks; a number that was rolled back is given again. */
async function nextNumber(trx: HouseTransaction, now: Date, timeZone: string): Promise<string> {
  const month = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' })
    .format(now)
    .slice(0, 7)
  const { rows } = await sql<{ last: number }>`
    insert into hub.enquiry_count as c (month, last) values (${`${month}-01`}, 1)
    on conflict (month) do update set last = c.last + 1 returning last`.execute(trx)
  return `T-${month}-${String(rows[0]?.last ?? 1).padStart(4, '0')}`
}

/** Officers who are told: the one it is assigned to, or those of the nearest unit that has any. */
async function officersFor({ identity }: Pick<HubDeps, 'identity'>, unitId: string, assigned: string | null) {
  if (assigned !== null) return [assigned]
  const entitled = await identity.whoMay('enquiry.answer', unitId)
  const nearest = entitled.filter((one) => one.unitId === entitled[0]?.unitId)
  return [...new Set(nearest.map(({ personId }) => personId))].slice(0, tellAtMost)
}

function mayOnlyAccredited({ journalist }: SignedInJournalist): void {
  if (!mayAsk(journalist.standing)) throw new HouseError('journalist_not_accredited', 403)
}

async function tellDesk(
  { jobs }: Pick<HubDeps, 'jobs'>,
  trx: HouseTransaction,
  { enquiryId, entryId, people }: { enquiryId: string; entryId: string; people: readonly string[] },
): Promise<void> {
  await jobs.enqueueAll(
    trx,
    'tell-desk',
    people.map((personId) => ({ data: { enquiryId, entryId, personId } })),
  )
}

/**
 * Asks the desk of a unit. Returns the enquiry's number. Errors: journalist_not_accredited (403), not_found (unit),
 * invalid_request (422, by field; `deadline`: enquiry_deadline), too_many_requests (429).
 */
export async function ask(
  deps: HubDeps,
  who: SignedInJournalist,
  question: Question,
  address: string,
): Promise<string> {
  mayOnlyAccredited(who)
  const { db, clock, units, audit } = deps
  const now = clock.now()
  const form = checkForm()
  const subject = form.text('subject', oneLine(question.subject), { min: 3, max: enquiryLimits.subject })
  const text = form.text('text', paragraphs(question.text), { min: 10, max: enquiryLimits.text })
  const { deadline } = question
  if (deadline !== undefined && (deadline <= now || deadline.getTime() > now.getTime() + 365 * day))
    form.wrong('deadline', 'enquiry_deadline')
  form.done()
  const unit = units.get(question.unitId ?? units.root().id)
  if (unit === undefined || unit.state !== 'open') throw notFound('unit')
  await deps.throttle.attempt(doors.ask, address, who.journalist.id)
  const people = await officersFor(deps, unit.id, null)
  return db.transaction().execute(async (trx) => {
    const number = await nextNumber(trx, now, units.root().timeZone)
    const id = newId()
    const entryId = newId()
    await trx
      .insertInto('hub.enquiry')
      .values({
        id,
        number,
        journalist_id: who.journalist.id,
        unit_id: unit.id,
        unit_path: unit.path,
        subject,
        deadline_at: deadline ?? null,
        state: 'open',
        created_at: now,
        changed_at: now,
      })
      .execute()
    await trx
      .insertInto('hub.enquiry_entry')
      .values({ id: entryId, enquiry_id: id, kind: 'question', text, at: now })
      .execute()
    await tellDesk(deps, trx, { enquiryId: id, entryId, people })
    await audit.record(trx, {
      actor: theHouse,
      act: 'enquiry.ask',
      unitId: unit.id,
      objectKind: 'enquiry',
      objectId: id,
      details: { number },
    })
    return number
  })
}

/**
 * Asks on within an enquiry, which is open again. Errors: journalist_not_accredited (403), not_found, enquiry_closed
 * (409), invalid_request (422), too_many_requests (429).
 */
export async function askOn(
  deps: HubDeps,
  who: SignedInJournalist,
  number: string,
  { text: given }: { text: string },
  address: string,
): Promise<void> {
  mayOnlyAccredited(who)
  const { db, clock } = deps
  const form = checkForm()
  const text = form.text('text', paragraphs(given), { min: 3, max: enquiryLimits.text })
  form.done()
  await deps.throttle.attempt(doors.ask, address, who.journalist.id)
  const found = await db
    .selectFrom('hub.enquiry')
    .select(['id', 'unit_id', 'assigned_to'])
    .where('number', '=', number)
    .where('journalist_id', '=', who.journalist.id)
    .executeTakeFirst()
  if (found === undefined) throw notFound('enquiry')
  const people = await officersFor(deps, found.unit_id, found.assigned_to)
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    const done = await trx
      .updateTable('hub.enquiry')
      .set({ state: 'open', changed_at: now })
      .where('id', '=', found.id)
      .where('state', '<>', 'closed')
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) throw conflict('enquiry_closed')
    const entryId = newId()
    await trx
      .insertInto('hub.enquiry_entry')
      .values({ id: entryId, enquiry_id: found.id, kind: 'question', text, at: now })
      .execute()
    await tellDesk(deps, trx, { enquiryId: found.id, entryId, people })
  })
}
