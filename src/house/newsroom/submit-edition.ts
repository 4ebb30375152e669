import type { Actor } from '../../platform/actor.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { ActResult } from './answers.ts'
import { approvingUnit } from './approving-unit.ts'
import type { NewsroomDeps } from './deps.ts'
import { draftOf, type DraftRow, type EditionUpdate } from './edition-rows.ts'
import { enqueueEscalation } from './escalate-submission.ts'
import { performAct, visibleEdition, type ActInput, type Scene } from './perform-act.ts'
import { firstRoute, type Route } from './route-approval.ts'
import { isLive } from './state-machine.ts'
import { takeVersion } from './take-version.ts'

export interface Change {
  kind: 'correction' | 'update'
  reason: string
  publicNote: string
}

export interface SubmitInput extends ActInput {
  /** What a text beside a published one is for; must be said once before it is decided on. */
  change?: Change | undefined
}

/**
 * Submits the text at work: it becomes a version and goes to the nearest approver who had no hand in it.
 * @throws not_found, forbidden, wrong_state, stale_version, incomplete (what is missing, by `at`), change_needed
 */
export async function submitEdition(
  deps: NewsroomDeps,
  actor: Actor,
  input: SubmitInput,
): Promise<ActResult> {
  const seen = await visibleEdition(deps, actor, input.editionId)
  const draft = await draftOf(deps.db, seen.id)
  const route = await firstRoute(deps, seen, [...(draft?.contributors ?? []), actor.id])
  return performAct(deps, actor, 'submit', input, (scene) => submission(deps, scene, route, input.change))
}

/** The deed of submitting, shared with corrections that somebody else must approve. */
export async function submission(
  deps: NewsroomDeps,
  { trx, edition, draft, actor, now }: Scene,
  route: Route,
  change: Change | undefined,
) {
  const text = draft as DraftRow
  if (isLive(edition.state) && change === undefined && edition.change_kind === null)
    throw invalid('change_needed', [{ at: 'change', code: 'change_needed' }])
  if (!isLive(edition.state) && change !== undefined) throw conflict('wrong_state', { state: edition.stage })
  const version = await takeVersion(trx, { edition, draft: text, actor, now })
  const set: EditionUpdate = {
    pending_version_id: version.id,
    submitted_by: actor.id,
    submitted_by_name: actor.name,
    submitted_at: now,
    routed_unit_id: route.unitId,
    routed_path: route.path,
    approving_path: approvingUnit(deps, edition).path,
    escalations: 0,
    ...(change === undefined
      ? {}
      : { change_kind: change.kind, change_reason: change.reason, change_note: change.publicNote }),
  }
  return {
    version,
    set,
    details: { routedTo: route.unitId, ...(change === undefined ? {} : { change: change.kind }) },
    afterwards: () =>
      enqueueEscalation(deps, trx, { editionId: edition.id, versionId: version.id, from: now, step: 1 }),
  }
}
