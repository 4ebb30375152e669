/** Correct and update: two ways in which a text that readers have seen is replaced by a better one. */
import type { Actor } from '../../platform/actor.ts'
import { conflict, forbidden } from '../../platform/errors.ts'
import type { ActResult } from './answers.ts'
import { approval } from './approve-edition.ts'
import { approvingUnit } from './approving-unit.ts'
import type { NewsroomDeps } from './deps.ts'
import { draftOf, type DraftRow, type EditionRow } from './edition-rows.ts'
import { goLive, picturesOf } from './go-live.ts'
import { isSecondPerson, performAct, visibleEdition, type ActInput } from './perform-act.ts'
import { firstRoute } from './route-approval.ts'
import { submission, type Change } from './submit-edition.ts'
import { takeVersion } from './take-version.ts'

export interface ChangeInput extends ActInput {
  reason: string
  /** What readers are told, in the edition's language. */
  publicNote: string
}

/**
 * Corrects what was said wrongly. Whoever may approve the text beside the published one submits, approves and
 * publishes it in one act; anybody else's correction goes to the approver's queue.
 * @throws not_found, forbidden, wrong_state, stale_version, incomplete, embargoed, picture_embargoed, reason_needed,
 * note_needed
 */
export const correctEdition = (deps: NewsroomDeps, actor: Actor, input: ChangeInput) =>
  changePublished(deps, actor, 'correct', input)

/** Adds what has happened since; as `correctEdition`, but the story is news again. */
export const updateEdition = (deps: NewsroomDeps, actor: Actor, input: ChangeInput) =>
  changePublished(deps, actor, 'update', input)

async function changePublished(
  deps: NewsroomDeps,
  actor: Actor,
  act: 'correct' | 'update',
  input: ChangeInput,
): Promise<ActResult> {
  const change: Change = {
    kind: act === 'correct' ? 'correction' : 'update',
    reason: input.reason,
    publicNote: input.publicNote,
  }
  const seen = await visibleEdition(deps, actor, input.editionId)
  const seenDraft = await draftOf(deps.db, seen.id)
  const pictures = await picturesOf(deps, seenDraft)
  const route = await firstRoute(deps, seen, [...(seenDraft?.contributors ?? []), actor.id])
  const approves = (edition: EditionRow) =>
    deps.identity.can(actor, 'edition.approve', approvingUnit(deps, edition).id)
  const entitled = await approves(seen)

  return performAct(deps, actor, act, input, async (scene) => {
    const { trx, edition, now } = scene
    const draft = scene.draft as DraftRow
    if (approvingUnit(deps, edition).id !== approvingUnit(deps, seen).id) throw conflict('changed_meanwhile')
    const submitted = edition.stage === 'submitted'
    const second = isSecondPerson(actor, {
      contributors: draft.contributors,
      submittedBy: submitted ? edition.submitted_by : null,
    })
    if (!submitted && !(entitled && second)) {
      const deed = await submission(deps, scene, route, change)
      return {
        ...deed,
        kind: 'submit',
        to: { state: edition.state, beside: 'submitted' as const },
        reason: change.reason,
        publicNote: change.publicNote,
      }
    }
    if (!entitled) throw forbidden('edition.approve')
    const version = submitted
      ? undefined
      : await takeVersion(trx, { edition, draft, actor: writerOf(draft), now })
    const pending = { ...edition, pending_version_id: version?.id ?? edition.pending_version_id }
    const set = await approval(trx, { edition: pending, actor, now })
    return goLive(deps, scene, {
      version: version ?? {
        id: edition.pending_version_id as string,
        number: edition.pending_number ?? 0,
        hash: edition.pending_hash as string,
      },
      change,
      pictures,
      details: { approvedBy: actor.id, approvedAt: set.approved_at },
    })
  })
}

// The version is the writer's; whoever corrects in one act only approves it.
const writerOf = (draft: DraftRow): Actor =>
  draft.saved_by === null
    ? { kind: 'house', id: null, name: draft.saved_by_name }
    : { kind: 'person', id: draft.saved_by, name: draft.saved_by_name, sessionId: '' }
