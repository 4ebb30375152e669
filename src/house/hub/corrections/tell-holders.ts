/** Letters about what proved wrong. Neither quiet hours nor a digest nor silence holds them up. */
import { sql } from 'kysely'
import type { HouseTransaction } from '../../../platform/db.ts'
import type { HouseJobs } from '../../../platform/jobs.ts'
import type { Locale } from '../../../platform/messages.ts'
import { pushTo } from '../alerts/push/push-notes.ts'
import type { HubDeps } from '../deps.ts'
import { correctionLetter } from './correction-letter.ts'
import { correctionColumns, toCorrection, type Correction, type CorrectionRow } from './correction.ts'

interface Mailbox {
  email: string
  name: string
  locale: Locale
}

/** Whoever is suspended or whose accreditation is over is still told of what they hold. */
async function mailboxOf(
  { db, identity }: Pick<HubDeps, 'db' | 'identity'>,
  { kind, personId }: HouseJobs['tell-holder'],
): Promise<Mailbox | undefined> {
  if (kind === 'staff') {
    const person = await identity.person(personId)
    return person === undefined || person.suspendedAt !== null ? undefined : person
  }
  const row = await db
    .selectFrom('hub.journalist')
    .select(['email', 'name', 'locale'])
    .where('id', '=', personId)
    .executeTakeFirst()
  return row === undefined || row.email === null
    ? undefined
    : { email: row.email, name: row.name, locale: row.locale === 'en' ? 'en' : 'id' }
}

/** Done by the job `tell-holder`: one letter about everything that this holder has not been told yet. */
export async function tellHolder(deps: HubDeps, job: HouseJobs['tell-holder']): Promise<void> {
  const mailbox = await mailboxOf(deps, job)
  if (mailbox === undefined) return
  const { db, clock } = deps
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<CorrectionRow & { holder_id: string }>`
      with told as (
        update hub.holder set told_at = ${clock.now()}
        where kind = ${job.kind} and person_id = ${job.personId} and told_at is null
        returning id, correction_id
      )
      select told.id as holder_id, ${correctionColumns} from told join hub.correction c on c.id = told.correction_id
      order by c.at desc, c.id desc`.execute(trx)
    await write(deps, trx, mailbox, rows, { reminder: false })
    if (job.kind === 'journalist')
      await pushTo(deps, trx, { journalistId: job.personId, holders: rows.map((row) => row.holder_id) })
  })
}

/** Done by the job `remind-holder`: as often as the desk asked, and not once more. */
export async function remindHolder(deps: HubDeps, { holderId }: HouseJobs['remind-holder']): Promise<void> {
  const { db } = deps
  const holder = await db
    .selectFrom('hub.holder')
    .select(['kind', 'person_id'])
    .where('id', '=', holderId)
    .executeTakeFirst()
  const kind = holder?.kind === 'staff' ? 'staff' : 'journalist'
  const mailbox = holder && (await mailboxOf(deps, { kind, personId: holder.person_id }))
  if (mailbox === undefined) return
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<CorrectionRow & { holder_id: string }>`
      with reminded as (
        update hub.holder set reminders_sent = reminders
        where id = ${holderId} and reminders_sent < reminders and acknowledged_at is null
        returning id, correction_id
      )
      select reminded.id as holder_id, ${correctionColumns}
      from reminded join hub.correction c on c.id = reminded.correction_id`.execute(trx)
    await write(deps, trx, mailbox, rows, { reminder: true })
  })
}

async function write(
  deps: HubDeps,
  trx: HouseTransaction,
  mailbox: Mailbox,
  rows: readonly (CorrectionRow & { holder_id: string })[],
  { reminder }: { reminder: boolean },
): Promise<void> {
  if (rows.length === 0) return
  const about: (Correction & { holderId: string })[] = rows.map((row) => ({
    ...toCorrection(row),
    holderId: row.holder_id,
  }))
  const mailId = await deps.mail.send(trx, {
    to: mailbox.email,
    ...correctionLetter(deps, { ...mailbox, about, reminder }),
  })
  await trx
    .updateTable('hub.holder')
    .set({ mail_id: mailId, told_at: sql`coalesce(told_at, ${deps.clock.now()})` })
    .where(
      'id',
      'in',
      rows.map((row) => row.holder_id),
    )
    .execute()
}
