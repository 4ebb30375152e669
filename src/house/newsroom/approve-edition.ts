import type { Actor } from '../../platform/actor.ts'
import type { ActResult } from './answers.ts'
import type { NewsroomDeps } from './deps.ts'
import { versionById, type EditionRow, type EditionUpdate } from './edition-rows.ts'
import { performAct, requireSecondPerson, type ActInput } from './perform-act.ts'
import type { HouseTransaction } from '../../platform/db.ts'

/**
 * Approves exactly the version whose hash is given. The approver had no hand in its text and did not submit it.
 * @throws not_found, forbidden (also below the level that a sensitive story needs), own_work, wrong_state,
 * stale_version, incomplete
 */
export async function approveEdition(deps: NewsroomDeps, actor: Actor, input: ActInput): Promise<ActResult> {
  return performAct(deps, actor, 'approve', input, async ({ trx, edition, now }) => ({
    set: await approval(trx, { edition, actor, now }),
  }))
}

/** Who approved and when. @throws own_work */
export async function approval(
  trx: HouseTransaction,
  { edition, actor, now }: { edition: EditionRow; actor: Actor; now: Date },
): Promise<EditionUpdate> {
  const version = await versionById(trx, edition.pending_version_id as string)
  requireSecondPerson(actor, {
    contributors: [...(version?.contributors ?? []), version?.created_by ?? ''],
    submittedBy: edition.submitted_by,
  })
  return { approved_by: actor.id, approved_by_name: actor.name, approved_at: now }
}
