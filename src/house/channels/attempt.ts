/** The intent is written and committed before the call, the outcome after it: what has no end is unknown. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { HouseDb, HouseTransaction } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Finding, Outcome } from './adapter.ts'
import type { ChannelsDeps } from './deps.ts'
import type { DeliveryRow } from './delivery.ts'

export type Operation = 'publish' | 'find' | 'edit' | 'remove'

export interface Attempt {
  id: string
  startedAt: Date
}

export async function beginAttempt(
  { db, clock }: Pick<ChannelsDeps, 'db' | 'clock'>,
  delivery: Pick<DeliveryRow, 'id'>,
  operation: Operation,
  request: unknown,
  said?: string,
): Promise<Attempt> {
  const attempt = { id: newId(), startedAt: clock.now() }
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('channels.attempt')
      .values({
        id: attempt.id,
        delivery_id: delivery.id,
        operation,
        request_digest: createHash('sha256').update(JSON.stringify(request)).digest('hex'),
        started_at: attempt.startedAt,
      })
      .execute()
    await trx
      .updateTable('channels.delivery')
      .set({
        attempts: sql<number>`attempts + 1`,
        next_at: attempt.startedAt,
        // Looking changes nothing on the network, so the delivery goes on being unknown meanwhile.
        ...(operation === 'find' ? {} : { state: 'sending', changed_at: attempt.startedAt }),
        ...(said === undefined ? {} : { said }),
      })
      .where('id', '=', delivery.id)
      .execute()
  })
  return attempt
}

export async function endAttempt(
  db: HouseDb | HouseTransaction,
  clock: ChannelsDeps['clock'],
  attempt: Attempt,
  outcome: Outcome | Finding,
): Promise<void> {
  const { kind, ...answer } = outcome
  await db
    .updateTable('channels.attempt')
    .set({ ended_at: clock.now(), outcome: kind, answer: JSON.stringify(answer) })
    .where('id', '=', attempt.id)
    .where('started_at', '=', attempt.startedAt)
    .execute()
}

/** Closes what a killed process left open; when the last call that may have acted was begun. */
export async function closeOpenAttempts(
  { db, clock }: Pick<ChannelsDeps, 'db' | 'clock'>,
  deliveryId: string,
): Promise<Date | null> {
  await db
    .updateTable('channels.attempt')
    .set({ ended_at: clock.now(), outcome: 'interrupted' })
    .where('delivery_id', '=', deliveryId)
    .where('ended_at', 'is', null)
    .execute()
  const last = await db
    .selectFrom('channels.attempt')
    .select((of) => of.fn.max('started_at').as('at'))
    .where('delivery_id', '=', deliveryId)
    .where('operation', '<>', 'find')
    .executeTakeFirst()
  return last?.at ?? null
}
