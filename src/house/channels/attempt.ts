/** The intent is written and committed before the call, the outcome after it: what has no end is unknown. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { HouseDb, HouseTransaction } from '../../platform/db.ts'
import { gathered } from '../../platform/gather.ts'
import { newId } from '../../platform/ids.ts'
import type { Finding, Outcome } from './adapter.ts'
import type { ChannelsDeps } from './deps.ts'
import type { DeliveryRow } from './delivery.ts'
import { heldBack } from './pause-posting.ts'
import { unsettled } from './wake-deliveries.ts'

export type Operation = 'publish' | 'find' | 'edit' | 'remove'

export interface Attempt {
  id: string
  startedAt: Date
}

/** The delivery was settled otherwise since it was read, so nothing may be called for it. */
export class Overtaken extends Error {}

/** @throws Overtaken */
export async function beginAttempt(
  { db, clock }: Pick<ChannelsDeps, 'db' | 'clock'>,
  { id: deliveryId }: Pick<DeliveryRow, 'id'>,
  operation: Operation,
  request: unknown,
  said?: string,
): Promise<Attempt> {
  const attempt = { id: newId(), startedAt: clock.now() }
  const digest = createHash('sha256').update(JSON.stringify(request)).digest('hex')
  if (!(await begin(db, { ...attempt, deliveryId, operation, digest, said }))) throw new Overtaken()
  return attempt
}

/** What its network calls the thing that this attempt is at. @throws Overtaken */
export async function keepPending(
  { db }: Pick<ChannelsDeps, 'db'>,
  { id }: Pick<DeliveryRow, 'id'>,
  pending: string,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('channels.delivery')
    .set({ pending })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Overtaken()
}

interface Beginning extends Attempt {
  deliveryId: string
  operation: Operation
  digest: string
  said: string | undefined
}

/**
 * One statement for all that begin now, for every call waits for it; whether each one did. What was not begun leaves no
 * attempt. Whoever has a row locked is about to change it, so it is not waited for: a brake locks thousands.
 */
const begin = gathered(async (db: HouseDb, lot: readonly Beginning[]): Promise<boolean[]> => {
  const { rows } = await sql<{ id: string }>`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(lot)}::jsonb) as one
        (id uuid, "startedAt" timestamptz, "deliveryId" uuid, operation text, digest text, said text)),
    free as (
      select d.id as free_id, asked.* from channels.delivery d join asked on asked."deliveryId" = d.id
      where d.state = any(${[...unsettled]}::text[])
        -- Asked of the row itself: a brake that is pulled meanwhile leaves this word in it.
        and (asked.operation = 'find' or d.why is distinct from ${heldBack})
      for no key update of d skip locked),
    begun as (
      update channels.delivery d
      set attempts = attempts + 1, next_at = free."startedAt", said = coalesce(free.said, d.said),
        -- Looking changes nothing on the network, so the delivery goes on being unknown meanwhile.
        state = case when free.operation = 'find' then state else 'sending' end,
        changed_at = case when free.operation = 'find' then changed_at else free."startedAt" end
      from free where d.id = free.free_id
      returning free.*)
    insert into channels.attempt (id, delivery_id, operation, request_digest, started_at)
    select id, "deliveryId", operation, digest, "startedAt" from begun returning id`.execute(db)
  const begun = new Set(rows.map(({ id }) => id))
  return lot.map(({ id }) => begun.has(id))
})

export interface Ended {
  attempt: Attempt
  outcome: Outcome | Finding
}

export async function endAttempts(
  db: HouseDb | HouseTransaction,
  clock: ChannelsDeps['clock'],
  ended: readonly Ended[],
): Promise<void> {
  if (ended.length === 0) return
  const started = ended.map(({ attempt }) => attempt.startedAt.getTime())
  const rows = ended.map(({ attempt, outcome: { kind, ...answer } }) => ({ ...attempt, kind, answer }))
  await sql`update channels.attempt a set ended_at = ${clock.now()}, outcome = one.kind, answer = one.answer
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as one (id uuid, "startedAt" timestamptz, kind text, answer jsonb)
    where a.id = one.id and a.started_at = one."startedAt"
      -- Else the tables of all months would be looked into.
      and a.started_at between ${new Date(Math.min(...started))} and ${new Date(Math.max(...started))}`.execute(
    db,
  )
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
