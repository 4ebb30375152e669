/** Withdraw, recall and discard: three ways in which an edition, or the text at work, ends. */
import type { Actor } from '../../platform/actor.ts'
import { announce } from './announce.ts'
import type { ActResult } from './answers.ts'
import { boardFields } from './board-fields.ts'
import { assetIdsOf, emptyContent } from './content.ts'
import type { NewsroomDeps } from './deps.ts'
import { versionById } from './edition-rows.ts'
import { performAct, type ActInput } from './perform-act.ts'
import { openSiblingTasks } from './tasks.ts'
import { removePublication } from './remove-publication.ts'

export interface EndInput extends ActInput {
  reason: string
  /** What readers are told. */
  publicNote: string
}

/**
 * Withdraws: out of every list, feed and search, but readable at its address under the note.
 * @throws not_found, forbidden, wrong_state, stale_version (hash of the published version), reason_needed, note_needed
 */
export const withdrawEdition = (deps: NewsroomDeps, actor: Actor, input: EndInput) =>
  endPublished(deps, actor, 'withdraw', input)

/**
 * Recalls: only the notice remains, and its pictures answer no more. A recalled edition never returns.
 * @throws as withdrawEdition
 */
export const recallEdition = (deps: NewsroomDeps, actor: Actor, input: EndInput) =>
  endPublished(deps, actor, 'recall', input)

function endPublished(
  deps: NewsroomDeps,
  actor: Actor,
  act: 'withdraw' | 'recall',
  input: EndInput,
): Promise<ActResult> {
  const state = act === 'withdraw' ? ('withdrawn' as const) : ('recalled' as const)
  return performAct(deps, actor, act, input, async ({ trx, edition, content, now, actId }) => ({
    version: {
      id: edition.published_version_id as string,
      number: edition.published_number ?? 0,
      hash: edition.published_hash as string,
    },
    publicNote: input.publicNote,
    async afterwards() {
      const removed = await removePublication(trx, {
        editionId: edition.id,
        state,
        note: input.publicNote,
        at: now,
      })
      if (act === 'recall') await deps.bank.hide(trx, assetIdsOf(content), edition.id)
      await openSiblingTasks(deps, trx, {
        edition,
        kind: act === 'withdraw' ? 'sibling_withdrawn' : 'sibling_recalled',
        actId,
        now,
      })
      await announce(deps, trx, edition, { act, version: edition.published_number ?? 0 })
      await deps.events.emit(trx, act === 'withdraw' ? 'edition.withdrawn' : 'edition.recalled', {
        storyId: edition.story_id,
        editionId: edition.id,
        locale: edition.locale,
        ref: edition.ref,
        topic: content.topic,
        unitIds: removed.unitIds,
      })
    },
  }))
}

/**
 * Gives up the text at work. Beside a published edition only the new text goes; an edition that readers never saw is
 * discarded, and a later save takes it up again.
 * @throws not_found, forbidden, wrong_state
 */
export const discardEdition = (
  deps: NewsroomDeps,
  actor: Actor,
  input: { editionId: string },
): Promise<ActResult> =>
  performAct(deps, actor, 'discard', input, async ({ trx, edition, now }) => ({
    details: { revision: edition.revision },
    set:
      edition.published_version_id === null
        ? {}
        : boardFields((await versionById(trx, edition.published_version_id))?.content ?? emptyContent()),
    async afterwards() {
      await trx
        .updateTable('newsroom.preview_link')
        .set({ revoked_at: now })
        .where('edition_id', '=', edition.id)
        .where('revoked_at', 'is', null)
        .execute()
    },
  }))
