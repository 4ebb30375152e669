/** Calls deliveries back to work: set-based, and each with the channel as its group, so that one goes at a time. */
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
}

export async function enqueueDeliveries(
  { jobs }: Pick<ChannelsDeps, 'jobs'>,
  db: HouseDb,
  rows: readonly Woken[],
  { delaySeconds = 0, grouped = true }: { delaySeconds?: number; grouped?: boolean } = {},
): Promise<void> {
  await jobs.enqueueAll(
    db,
    'deliver-post',
    rows.map(({ id, channel_id }) => ({
      data: { deliveryId: id },
      ...(grouped ? { group: { id: channel_id } } : {}),
      ...(delaySeconds > 0 ? { startAfter: delaySeconds } : {}),
    })),
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
    .set({ next_at: now, due_since: now })
    .where('channel_id', '=', channelId)
    .where('state', 'in', [...unsettled])
    .returning(['id', 'channel_id'])
    .execute()
  await enqueueDeliveries(deps, trx, rows)
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

/** Whatever is due and nobody attends to, at most 1,000; `grace` in ms leaves time to jobs that are on their way. */
export async function resumeDeliveries(
  deps: Pick<ChannelsDeps, 'db' | 'jobs' | 'clock'>,
  grace: number,
): Promise<number> {
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
  return rows.length
}
