import { theHouse } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { NewsroomDeps } from './deps.ts'
import { findEdition, holdEdition, versionById } from './edition-rows.ts'
import type { HouseJobs } from '../../platform/jobs.ts'
import { recordAct } from './record-act.ts'
import { approvalRoutes } from './route-approval.ts'
import { openTask } from './tasks.ts'

/** How long a submission may lie untouched before the next unit above is asked. Milliseconds. */
export const patience = 4 * 3_600_000

export async function enqueueEscalation(
  { jobs }: Pick<NewsroomDeps, 'jobs'>,
  trx: HouseTransaction,
  { editionId, versionId, from, step }: { editionId: string; versionId: string; from: Date; step: number },
): Promise<void> {
  await jobs.enqueue(
    trx,
    'escalate-submission',
    { editionId, versionId, submittedAt: from.toISOString(), step },
    { startAfter: new Date(from.getTime() + patience) },
  )
}

/** Asks the next unit above, if the same submission still waits for the same step; otherwise does nothing. */
export async function escalateSubmission(
  deps: NewsroomDeps,
  job: HouseJobs['escalate-submission'],
): Promise<void> {
  const seen = await findEdition(deps.db, job.editionId)
  if (seen === undefined || seen.stage !== 'submitted') return
  const version = await versionById(deps.db, job.versionId)
  const notBy = [...(version?.contributors ?? []), seen.submitted_by]
  const routes = await approvalRoutes(deps, seen, notBy)
  await deps.db.transaction().execute(async (trx) => {
    const edition = await holdEdition(trx, seen)
    const now = deps.clock.now()
    const waits =
      edition.stage === 'submitted' &&
      edition.pending_version_id === job.versionId &&
      edition.escalations === job.step - 1
    // A submission that was returned and came back unchanged waits anew.
    if (!waits || edition.submitted_at === null) return
    const due = edition.submitted_at.getTime() + patience * job.step
    if (due > now.getTime()) {
      await deps.jobs.enqueue(trx, 'escalate-submission', job, {
        startAfter: Math.ceil((due - now.getTime()) / 1000),
      })
      return
    }
    const above = routes.find(
      (route) =>
        route.unitId !== edition.routed_unit_id &&
        edition.routed_unit_id !== null &&
        deps.units.isWithin(edition.routed_unit_id, route.unitId),
    )
    if (above === undefined) return
    const actId = newId()
    await trx
      .updateTable('newsroom.edition')
      .set({ routed_unit_id: above.unitId, routed_path: above.path, escalations: job.step })
      .where('id', '=', edition.id)
      .execute()
    await recordAct(deps, trx, {
      id: actId,
      actor: theHouse,
      kind: 'escalate',
      edition,
      at: now,
      ...(version === undefined ? {} : { version }),
      details: { from: edition.routed_unit_id, to: above.unitId, step: job.step },
      async afterwards() {
        await openTask(deps, trx, {
          kind: 'escalated',
          edition,
          actId,
          needsAct: 'edition.approve',
          unitId: above.unitId,
          notBy,
          now,
        })
        await enqueueEscalation(deps, trx, {
          editionId: edition.id,
          versionId: job.versionId,
          from: now,
          step: job.step + 1,
        })
      },
    })
  })
}
