/** Sends what was shown, all of it in one transaction, or arms it until the edition is published. */
import type { Actor } from '../../../platform/actor.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import type { ChannelsDeps } from '../deps.ts'
import type { Addressee } from './address-accounts.ts'
import { mayAddress } from './audience.ts'
import { readContent, type Content } from './content.ts'
import { dispatch } from './dispatch.ts'
import { isOpen, open, requireDistribution } from './distribution.ts'
import { isAgreed, isProposable, isReady, layOut, needsSecond } from './preview-distribution.ts'

export interface SendDistribution {
  /** From the preview: nobody sends what somebody changed meanwhile. */
  bound: string
  /** Send to the others although some accounts are blocked. */
  leaveOut: boolean
}

export interface SentDistribution {
  state: 'sent' | 'armed'
  deliveries: number
  proposals: number
}

/**
 * @throws not_found, forbidden, distribution_settled, distribution_changed, distribution_needs_second, distribution_blocked, distribution_empty,
 *   distribution_answer_past, distribution_plan_past, distribution_not_public
 */
export async function sendDistribution(
  deps: ChannelsDeps,
  actor: Actor,
  id: string,
  { bound, leaveOut }: SendDistribution,
): Promise<SentDistribution> {
  const asked = await requireDistribution(deps.db, id)
  if (!isOpen(asked.state)) throw conflict('distribution_settled')
  const content = readContent(asked.content)
  await mayAddress(deps, actor, asked.unit_id, content.parts)
  const laidOut = await layOut(deps, actor, id)
  const { row, addressees, edition, published } = laidOut
  if (laidOut.bound !== bound) throw conflict('distribution_changed')
  if (needsSecond(row.unit_id, addressees) && !isAgreed(row, bound))
    throw conflict('distribution_needs_second')
  refuseWhatIsMissing(deps, content, addressees, leaveOut)
  const { versionHash } = edition.article
  return deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now()
    const state = published ? 'sent' : 'armed'
    const moved = await trx
      .updateTable('channels.distribution')
      .set({
        state,
        version_hash: versionHash,
        sent_by_id: actor.id,
        sent_by: actor.name,
        sent_at: now,
        answer_by: content.answerBy,
      })
      .where('id', '=', id)
      .where('hash', '=', row.hash)
      .where('state', 'in', [...open])
      .executeTakeFirst()
    if (moved.numUpdatedRows === 0n) throw conflict('distribution_changed')
    const counts = published
      ? await dispatch(deps, trx, id, content, edition, addressees)
      : { deliveries: 0, proposals: 0 }
    await deps.audit.record(trx, {
      actor,
      act: published ? 'distribution.send' : 'distribution.arm',
      unitId: row.unit_id,
      objectKind: 'distribution',
      objectId: id,
      versionHash: bound,
      details: { ...counts, leftOut: addressees.length - counts.deliveries - counts.proposals },
    })
    return { state, ...counts }
  })
}

function refuseWhatIsMissing(
  { clock }: Pick<ChannelsDeps, 'clock'>,
  { answerBy, plannedFor }: Content,
  addressees: readonly Addressee[],
  leaveOut: boolean,
): void {
  const now = clock.now()
  const going = addressees.filter((one) => isReady(one) || isProposable(one))
  if (going.length === 0) throw invalid('distribution_empty')
  if (going.length < addressees.length && !leaveOut)
    throw invalid('distribution_blocked', [], { n: addressees.length - going.length })
  if (plannedFor !== null && plannedFor <= now)
    throw invalid('distribution_plan_past', [{ at: 'plannedFor', code: 'distribution_plan_past' }])
  if (going.some(({ terms }) => terms === 'proposal') && (answerBy === null || answerBy <= now))
    throw invalid('distribution_answer_past', [{ at: 'answerBy', code: 'distribution_answer_past' }])
}
