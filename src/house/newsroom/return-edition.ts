import type { Actor } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import type { ActResult } from './answers.ts'
import type { NewsroomDeps } from './deps.ts'
import { performAct, type ActInput } from './perform-act.ts'
import { cleanText } from './read-body.ts'

export interface ReturnInput extends ActInput {
  reason: string
  /** Anchored to a top-level block and, where given, to words quoted from it. */
  remarks?: readonly { blockId: string | null; quote: string | null; text: string }[] | undefined
}

/**
 * Sends a submission, or what was approved but is not out yet, back to its writer with remarks.
 * @throws not_found, forbidden, wrong_state, stale_version, reason_needed
 */
export async function returnEdition(
  deps: NewsroomDeps,
  actor: Actor,
  input: ReturnInput,
): Promise<ActResult> {
  return performAct(deps, actor, 'return', input, async ({ trx, edition, actId, now }) => ({
    details: { remarks: input.remarks?.length ?? 0 },
    async afterwards() {
      const remarks = input.remarks ?? []
      if (remarks.length === 0) return
      await trx
        .insertInto('newsroom.remark')
        .values(
          remarks.map((remark) => ({
            id: newId(),
            edition_id: edition.id,
            version_id: edition.pending_version_id as string,
            act_id: actId,
            block_id: remark.blockId,
            quote: remark.quote === null ? null : cleanText(remark.quote),
            text: cleanText(remark.text),
            at: now,
            author_id: actor.id,
            author_name: actor.name,
          })),
        )
        .execute()
    },
  }))
}
