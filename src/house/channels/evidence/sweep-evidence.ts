/** Evidence has an end: a photograph of a post some time after it came, reports some time after their case was closed. */
import { sql } from 'kysely'
import type { Clock } from '../../../platform/clock.ts'
import type { HouseDb } from '../../../platform/db.ts'
import type { Jobs } from '../../../platform/jobs.ts'

const day = 86_400_000

/**
 * Of a delivery it stays on record that somebody showed it, and the digest. Of a case that was dismissed or taken off the
 * list the reports, their pictures and the pages that were fetched go, and what was decided stays. Files go after the
 * commit, by the job `remove-evidence`.
 */
export async function sweepEvidence(
  { db, clock, jobs }: { db: HouseDb; clock: Clock; jobs: Jobs },
  days: number,
): Promise<void> {
  const before = new Date(clock.now().getTime() - days * day)
  await db.transaction().execute(async (trx) => {
    const { rows: photos } = await sql<{ object: string }>`
      update channels.evidence set object = null where delivery_id is not null and object is not null and at < ${before}
      returning old.object`.execute(trx)
    const over = sql`select id from channels.impostor where state in ('dismissed', 'delisted') and changed_at < ${before}`
    const reports = sql`select id from channels.impostor_report where impostor_id in (${over})`
    const { rows: pictures } = await sql<{ object: string }>`
      delete from channels.evidence where report_id in (${reports}) returning object`.execute(trx)
    await sql`delete from channels.impostor_report where impostor_id in (${over})`.execute(trx)
    await sql`delete from channels.impostor_evidence where impostor_id in (${over})`.execute(trx)
    await jobs.enqueueAll(
      trx,
      'remove-evidence',
      [...photos, ...pictures].map(({ object }) => ({ data: { object } })),
    )
  })
}
