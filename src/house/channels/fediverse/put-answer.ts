/** Somebody is answered: once, under the key of the message. */
import type { Outcome } from '../adapter.ts'
import type { OutboxAnswer } from '../adapter-outbox.ts'
import type { FediverseDeps } from './deps.ts'
import { reachWriter } from './reach-writer.ts'
import { tellOne } from './tell-inboxes.ts'

/** It stands in our outbox, or nowhere: telling the writer's server goes on by itself. */
export async function putAnswer(
  deps: FediverseDeps,
  unitId: string,
  { key, answerTo, writer: writerName, html, at }: OutboxAnswer,
): Promise<Outcome> {
  const [message = '', writer = ''] = answerTo.split(' ')
  const reached = await reachWriter(deps, unitId, writer)
  if ('kind' in reached) return reached
  await deps.db.transaction().execute(async (trx) => {
    const made = await trx
      .insertInto('channels.fediverse_answer')
      .values({ key, unit_id: unitId, message, writer, writer_name: writerName, html, said_at: at })
      .onConflict((clash) => clash.doNothing())
      .executeTakeFirst()
    if (made.numInsertedOrUpdatedRows === 0n) return
    await tellOne(deps, trx, { unitId, subject: key, act: 'create', revision: 1, inbox: reached.inbox })
  })
  return { kind: 'sent', sent: { id: key, url: null } }
}
