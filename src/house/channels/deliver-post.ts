/** Attends to one delivery: decides from the ledger what may be done, does one thing, and writes down how it ended. */
import { sql } from 'kysely'
import type { HouseDb } from '../../platform/db.ts'
import { channelById, type ChannelRow } from './channel.ts'
import { correctPost } from './correct-post.ts'
import type { ChannelsDeps } from './deps.ts'
import type { DeliveryRow } from './delivery.ts'
import { publishPost } from './publish-post.ts'
import { removePosts } from './remove-posts.ts'
import { settleDelivery } from './settle-delivery.ts'
import { enqueueDeliveries, isAttended } from './wake-deliveries.ts'

/** Safe to call any number of times, from any number of processes. */
export async function deliverPost(deps: ChannelsDeps, deliveryId: string): Promise<void> {
  const delivery = await deliveryById(deps.db, deliveryId)
  if (delivery === undefined || !isAttended(delivery.state)) return
  const place = `${delivery.channel_id}/${delivery.edition_id}`
  const held = await holding(deps.db, place, () => attend(deps, deliveryId))
  // Somebody is at it; if they die, their hold ends with their connection.
  if (!held) await enqueueDeliveries(deps, deps.db, [delivery], { delaySeconds: 5 })
}

export const deliveryById = (db: HouseDb, id: string): Promise<DeliveryRow | undefined> =>
  db.selectFrom('channels.delivery').selectAll().where('id', '=', id).executeTakeFirst()

async function attend(deps: ChannelsDeps, id: string): Promise<void> {
  const delivery = await deliveryById(deps.db, id)
  if (delivery === undefined || !isAttended(delivery.state)) return
  if (delivery.next_at !== null && delivery.next_at > deps.clock.now()) return
  const channel = await channelById(deps.db, delivery.channel_id)
  if (channel === undefined) return
  if (!(await mayWork(deps, channel, delivery))) return
  if (delivery.purpose === 'post') return publishPost(deps, channel, delivery)
  if (delivery.purpose === 'withdrawal') return removePosts(deps, channel, delivery)
  return correctPost(deps, channel, delivery)
}

/** A channel that is paused, lost or given up leaves its deliveries as they are, but for saying why. */
async function mayWork(deps: ChannelsDeps, channel: ChannelRow, delivery: DeliveryRow): Promise<boolean> {
  const open = delivery.state === 'sending' || delivery.state === 'unknown'
  if (channel.removed_at !== null) {
    // Without credentials nobody can find out any more what became of a call without an answer.
    const state = open ? 'unknown' : 'skipped'
    await settleDelivery(deps, channel, delivery, { state, why: 'channel_removed' })
    return false
  }
  if (channel.state === 'connected') return true
  const state = open ? 'unknown' : channel.state === 'paused' ? 'queued' : 'unauthorised'
  await settleDelivery(deps, channel, delivery, {
    state,
    why: channel.state === 'paused' ? 'channel_paused' : null,
  })
  return false
}

/**
 * Runs the work while this process alone holds the place, or answers false. The hold is a session lock of the
 * database, so a killed process gives it up at once and nobody waits for a lease to run out.
 */
function holding(db: HouseDb, place: string, work: () => Promise<void>): Promise<boolean> {
  return db.connection().execute(async (session) => {
    const { rows } = await sql<{ held: boolean }>`
      select pg_try_advisory_lock(hashtextextended(${place}, 727362)) as held`.execute(session)
    if (rows[0]?.held !== true) return false
    try {
      await work()
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${place}, 727362))`.execute(session)
    }
    return true
  })
}
