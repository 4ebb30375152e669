/** Calls deliveries back to work: set-based, and each with the channel as its group, so that one goes at a time. */
import { sql } from 'kysely'
import type { HouseDb, HouseTransaction } from '../../platform/db.ts'
import type { ChannelsDeps } from './deps.ts'

/** What the house attends to by itself. */
export const unsettled = ['queued', 'sending', 'throttled', 'unauthorised', 'unknown'] as const
export const isAttended = (state: string): boolean => (unsettled as readonly string[]).includes(state)
/** Its end is not known yet, be it the house's to reach or a person's. */
export const isUnsettled = (state: string): boolean => state === 'handed' || isAttended(state)

interface Woken {
  id: string
  channel_id: string
  /** Before it is attended to; 0 unless given. */
  delaySeconds?: number
}

/** This moment, or the one that the delivery is planned for: whatever wakes it, it does not go out earlier. */
export const notBefore = (now: Date) => sql<Date>`greatest(${now}::timestamptz, planned_for)`

export async function enqueueDeliveries(
  { jobs }: Pick<ChannelsDeps, 'jobs'>,
  db: HouseDb,
  rows: readonly Woken[],
  { grouped = true }: { grouped?: boolean } = {},
): Promise<void> {
  await jobs.enqueueAll(
    db,
    'deliver-post',
    rows.map(({ id, channel_id, delaySeconds = 0 }) => ({
      data: { deliveryId: id },
      ...(grouped ? { group: { id: channel_id } } : {}),
      ...(delaySeconds > 0 ? { startAfter: delaySeconds } : {}),
    })),
  )
}

/** Those that need not wait for the minute they are planned for; it calls the others. */
export const enqueueDue = (
  deps: Pick<ChannelsDeps, 'jobs' | 'clock'>,
  db: HouseDb,
  rows: readonly (Woken & { planned_for: Date | null })[],
): Promise<void> => {
  const now = deps.clock.now()
  return enqueueDeliveries(
    deps,
    db,
    rows.filter(({ planned_for: planned }) => planned === null || planned <= now),
  )
}

/** After a channel is signed in again: everything that it had not settled. */
export async function wakeChannel(
  deps: Pick<ChannelsDeps, 'jobs' | 'clock'>,
  trx: HouseTransaction,
  channelId: string,
): Promise<void> {
  const now = deps.clock.now()
  const rows = await trx
    .updateTable('channels.delivery')
    .set({
      // What is called at its minute waits as a queued one.
      state: sql`case when state = 'unauthorised' and planned_for > ${now} then 'queued' else state end`,
      next_at: notBefore(now),
      due_since: notBefore(now),
    })
    .where('channel_id', '=', channelId)
    .where('state', 'in', [...unsettled])
    .returning(['id', 'channel_id', 'planned_for'])
    .execute()
  await enqueueDue(deps, trx, rows)
}

/** After a post is settled: whatever waited for it on the same channel and edition. */
export async function wakeFollowers(
  deps: Pick<ChannelsDeps, 'jobs' | 'clock'>,
  trx: HouseTransaction,
  of: { id: string; channel_id: string; edition_id: string },
): Promise<void> {
  const rows = await trx
    .updateTable('channels.delivery')
    .set({ next_at: deps.clock.now() })
    .where('channel_id', '=', of.channel_id)
    .where('edition_id', '=', of.edition_id)
    .where('id', '<>', of.id)
    .where('state', 'in', [...unsettled])
    .where('next_at', 'is', null)
    .returning(['id', 'channel_id'])
    .execute()
  await enqueueDeliveries(deps, trx, rows)
}

/** After it became known how a post stands: the withdrawal that was left to a person meanwhile. */
export async function wakeWithdrawal(
  deps: Pick<ChannelsDeps, 'jobs' | 'clock'>,
  trx: HouseTransaction,
  of: { channel_id: string; edition_id: string },
): Promise<void> {
  const now = deps.clock.now()
  const rows = await trx
    .updateTable('channels.delivery')
    .set({ state: 'queued', why: null, next_at: now, due_since: now, changed_at: now })
    .where('channel_id', '=', of.channel_id)
    .where('edition_id', '=', of.edition_id)
    .where('purpose', '=', 'withdrawal')
    .where('state', '=', 'handed')
    .where('why', '=', 'take_down_if_posted')
    .returning(['id', 'channel_id'])
    .execute()
  await enqueueDeliveries(deps, trx, rows)
}

/** Calls what is planned for this minute or an earlier one, at most 10,000; afterwards it is a delivery like any other. */
async function callPlanned(deps: Pick<ChannelsDeps, 'db' | 'jobs' | 'clock'>): Promise<number> {
  const now = deps.clock.now()
  return deps.db.transaction().execute(async (trx) => {
    // What was called bears the moment of it, so that nothing is called twice while its job is on its way.
    const { rows } = await sql<Woken>`update channels.delivery
      set next_at = greatest(${now}, planned_for + interval '1 microsecond')
      where id in (select id from channels.delivery
        where state = 'queued' and planned_for is not null and next_at = planned_for and planned_for <= ${now}
        order by planned_for limit 10000 for update skip locked)
      returning id, channel_id`.execute(trx)
    await enqueueDeliveries(deps, trx, rows)
    return rows.length
  })
}

/**
 * Whatever is due and nobody attends to, at most 1,000, and what is planned for now; how many. `grace` in ms leaves time
 * to jobs that are on their way.
 */
export async function resumeDeliveries(
  deps: Pick<ChannelsDeps, 'db' | 'jobs' | 'clock'>,
  grace: number,
): Promise<number> {
  const planned = await callPlanned(deps)
  const before = new Date(deps.clock.now().getTime() - grace)
  const rows = await deps.db
    .selectFrom('channels.delivery')
    .select(['id', 'channel_id'])
    .where('state', 'in', ['queued', 'sending', 'throttled', 'unknown'])
    .where('next_at', '<=', before)
    .orderBy('next_at')
    .limit(1000)
    .execute()
  // Not in the channel's group: a killed worker's job would hold it until its heartbeat is missed.
  await enqueueDeliveries(deps, deps.db, rows, { grouped: false })
  return planned + rows.length
}
