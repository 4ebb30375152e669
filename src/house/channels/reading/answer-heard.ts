/** Somebody answers a message: the words are fixed here, and said by a job, once. */
import type { Actor } from '../../../platform/actor.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { countText } from '../../../platform/text/count-text.ts'
import { limitsOf, requireChannel } from '../channel.ts'
import type { ChannelsDeps } from '../deps.ts'
import { heardRow } from './inbox.ts'

/** @throws not_found, forbidden, answer_given, no_answers_there, post_empty, post_too_long, channel_not_connected */
export async function answerHeard(deps: ChannelsDeps, actor: Actor, id: string, text: string): Promise<void> {
  const row = await heardRow(deps, actor, id)
  const channel = await requireChannel(deps.db, row.channel_id)
  if (deps.adapters[channel.kind as keyof typeof deps.adapters].answer === undefined)
    throw conflict('no_answers_there')
  if (channel.state !== 'connected') throw conflict('channel_not_connected')
  const words = text.trim()
  if (words === '') throw invalid('post_empty', [{ at: 'text', code: 'post_empty' }])
  const over = limitsOf(deps, channel).text.find(
    (limit) => countText(`@${row.writer} ${words}`, limit) > limit.most,
  )
  if (over !== undefined) {
    const params = { count: countText(`@${row.writer} ${words}`, over), limit: over.most }
    throw invalid('post_too_long', [{ at: 'text', code: 'post_too_long', params }], params)
  }
  const now = deps.clock.now()
  await deps.db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('channels.heard')
      .set({
        answer: words,
        answer_state: 'queued',
        answer_why: null,
        answer_by: actor.name,
        answer_at: now,
        answer_begun_at: null,
        answer_tries: 0,
        changed_at: now,
      })
      .where('id', '=', id)
      // What was refused stands nowhere, so other words may be tried.
      .where((of) => of.or([of('answer_state', 'is', null), of('answer_state', '=', 'refused')]))
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw conflict('answer_given')
    await deps.jobs.enqueue(trx, 'say-answer', { heardId: id })
    await deps.audit.record(trx, {
      actor,
      act: 'inbox.answer',
      unitId: channel.unit_id,
      objectKind: 'channel',
      objectId: channel.id,
      details: { handle: channel.handle },
    })
  })
}
