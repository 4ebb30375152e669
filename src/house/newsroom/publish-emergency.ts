import type { Actor } from '../../platform/actor.ts'
import { invalid } from '../../platform/errors.ts'
import type { ActResult } from './answers.ts'
import { approvingUnit } from './approving-unit.ts'
import type { NewsroomDeps } from './deps.ts'
import { draftOf, type DraftRow } from './edition-rows.ts'
import { goLive, picturesOf, saidChange } from './go-live.ts'
import { performAct, type ActInput } from './perform-act.ts'
import { isLive } from './state-machine.ts'
import { takeVersion } from './take-version.ts'
import { openTask } from './tasks.ts'

/**
 * Publishes without approval because something cannot wait. The reason is on record, and somebody else is asked to
 * review it afterwards.
 * @throws not_found, forbidden, wrong_state, stale_version, incomplete, embargoed, picture_embargoed, reason_needed,
 * change_needed
 */
export async function publishEmergency(
  deps: NewsroomDeps,
  actor: Actor,
  input: ActInput,
): Promise<ActResult> {
  const pictures = await picturesOf(deps, await draftOf(deps.db, input.editionId))
  return performAct(deps, actor, 'publish_emergency', input, async (scene) => {
    const { trx, edition, now, actId } = scene
    const draft = scene.draft as DraftRow
    const change = saidChange(edition)
    if (isLive(edition.state) && change === undefined)
      throw invalid('change_needed', [{ at: 'change', code: 'change_needed' }])
    const version = await takeVersion(trx, { edition, draft, actor, now })
    return goLive(deps, scene, {
      version,
      change,
      pictures,
      kind: 'publish_emergency',
      reason: input.reason,
      details: change === undefined ? {} : { change: change.kind },
      afterwards: () =>
        openTask(deps, trx, {
          kind: 'after_review',
          edition,
          actId,
          needsAct: 'edition.approve',
          unitId: approvingUnit(deps, edition).id,
          notBy: [actor.id, ...draft.contributors],
          now,
        }),
    })
  })
}
