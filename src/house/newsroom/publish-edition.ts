import { theHouse, type Actor } from '../../platform/actor.ts'
import { conflict, HouseError } from '../../platform/errors.ts'
import type { HouseJobs } from '../../platform/jobs.ts'
import type { ActResult } from './answers.ts'
import type { NewsroomDeps } from './deps.ts'
import { draftOf, findEdition } from './edition-rows.ts'
import { goLive, picturesOf, saidChange } from './go-live.ts'
import { performAct, type ActInput, type Scene } from './perform-act.ts'
import type { PublicPicture } from './publication.ts'

async function approvedDeed(
  deps: NewsroomDeps,
  scene: Scene,
  pictures: ReadonlyMap<string, PublicPicture>,
  details: Record<string, unknown>,
) {
  const { edition, draft } = scene
  // The table leads here only from an approved text; an edit would have voided it. Looked at again all the same.
  if (edition.pending_version_id === null || edition.pending_hash === null || edition.approved_at === null)
    throw conflict('wrong_state', { state: edition.stage })
  if (draft?.hash !== edition.pending_hash) throw conflict('stale_version')
  return goLive(deps, scene, {
    version: {
      id: edition.pending_version_id,
      number: edition.pending_number ?? 0,
      hash: edition.pending_hash,
    },
    change: saidChange(edition),
    pictures,
    details: { approvedBy: edition.approved_by, ...details },
  })
}

/**
 * Puts the approved version before the readers, now.
 * @throws not_found, forbidden, wrong_state, stale_version, incomplete, embargoed, picture_embargoed
 */
export async function publishEdition(deps: NewsroomDeps, actor: Actor, input: ActInput): Promise<ActResult> {
  const pictures = await picturesOf(deps, await draftOf(deps.db, input.editionId))
  return performAct(deps, actor, 'publish', input, (scene) => approvedDeed(deps, scene, pictures, {}))
}

/**
 * The job of an appointment: publishes if it still stands, does nothing if the edition was taken off the schedule,
 * edited, moved to another minute or is already out. Safe to run any number of times.
 */
export async function publishScheduled(
  deps: NewsroomDeps,
  job: HouseJobs['publish-scheduled'],
): Promise<'published' | 'waiting' | 'obsolete'> {
  const edition = await findEdition(deps.db, job.editionId)
  if (edition === undefined || edition.stage !== 'scheduled' || edition.schedule_id !== job.scheduleId)
    return 'obsolete'
  const due = edition.scheduled_for as Date
  if (due > deps.clock.now()) {
    // Seconds from now, not the moment: the database's clock may be ahead of ours and call it due again at once.
    const seconds = Math.ceil((due.getTime() - deps.clock.now().getTime()) / 1000)
    await deps.jobs.enqueue(deps.db, 'publish-scheduled', job, { startAfter: seconds })
    return 'waiting'
  }
  const pictures = await picturesOf(deps, await draftOf(deps.db, edition.id))
  try {
    await performAct(
      deps,
      theHouse,
      'publish',
      { editionId: edition.id, versionHash: edition.pending_hash ?? '' },
      async (scene) => {
        if (scene.edition.schedule_id !== job.scheduleId)
          throw conflict('wrong_state', { state: 'scheduled' })
        return approvedDeed(deps, scene, pictures, {
          scheduledFor: due.toISOString(),
          zone: edition.scheduled_zone,
        })
      },
    )
    return 'published'
  } catch (error) {
    // Somebody was faster: what they did stands.
    if (error instanceof HouseError && ['wrong_state', 'stale_version'].includes(error.code))
      return 'obsolete'
    throw error
  }
}
