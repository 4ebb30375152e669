/** Attends to one delivery: decides from the ledger what may be done, does one thing, and writes down how it ended. */
import { sql } from 'kysely'
import type { HouseDb } from '../../platform/db.ts'
import { gathered } from '../../platform/gather.ts'
import type { HeldName } from '../../platform/holds.ts'
import { Overtaken } from './attempt.ts'
import { isMandatory, silent, silentUntil } from './calendar/blackout.ts'
import type { ChannelRow } from './channel.ts'
import { correctPost } from './correct-post.ts'
import type { ChannelsDeps } from './deps.ts'
import type { DeliveryRow } from './delivery.ts'
import { heldBack, standsStill } from './pause-posting.ts'
import { publishPost } from './publish-post.ts'
import { removePosts } from './remove-posts.ts'
import { settleDelivery } from './settle-delivery.ts'
import type { Settlement } from './settlement.ts'
import { enqueueDeliveries, isAttended } from './wake-deliveries.ts'

/** Safe to call any number of times, from any number of processes. */
export async function deliverPost(deps: ChannelsDeps, deliveryId: string): Promise<void> {
  const delivery = await placedById(deps.db, deliveryId)
  if (delivery === undefined || !isAttended(delivery.state)) return
  const held = await deps.holds.ifFree(placeOf(delivery), () =>
    attend(deps, deliveryId).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Overtaken) return false
        throw error
      },
    ),
  )
  // Somebody is at it, or was a moment ago; if they die, their hold ends with their connection.
  if (held?.done !== true) await enqueueDeliveries(deps, deps.db, [{ ...delivery, delaySeconds: 5 }])
}

/** What is done to the posts of one edition on one channel is done by one hand at a time, a person's or the house's. */
export const placeOf = (delivery: Pick<DeliveryRow, 'channel_id' | 'edition_id'>): HeldName => ({
  space: 727362,
  name: `${delivery.channel_id}/${delivery.edition_id}`,
})

async function attend(deps: ChannelsDeps, id: string): Promise<void> {
  const now = deps.clock.now()
  const found = await atHand(deps, id)
  if (found === undefined) return
  const { delivery, channel } = found
  if (!isAttended(delivery.state)) return
  if (delivery.next_at !== null && delivery.next_at > now) return
  if (delivery.planned_for !== null && delivery.planned_for > now) return
  if (!(await mayWork(deps, channel, delivery))) return
  if (delivery.purpose === 'post') return publishPost(deps, channel, delivery)
  if (delivery.purpose === 'withdrawal') return removePosts(deps, channel, delivery)
  return correctPost(deps, channel, delivery)
}

interface AtHand extends DeliveryRow {
  /** Whether a brake is pulled above its account. */
  still: boolean
  /** Until when a blackout above its account holds it. */
  silent_until: Date | null
}

/** Where it belongs, before anything of it may be relied on. */
const placedById = gathered(async (db: HouseDb, ids: readonly string[]) => {
  const rows = await db
    .selectFrom('channels.delivery')
    .select(['id', 'channel_id', 'edition_id', 'state'])
    .where('id', 'in', ids)
    .execute()
  return inOrder(ids, rows)
})

/** With its account, and with what keeps it: every delivery asks, so those that are attended to at once ask together. */
const atHand = gathered(
  async (
    { db, clock }: ChannelsDeps,
    ids: readonly string[],
  ): Promise<readonly ({ id: string; delivery: AtHand; channel: ChannelRow } | undefined)[]> => {
    const deliveries = await db
      .selectFrom('channels.delivery as d')
      .innerJoin('channels.channel as c', 'c.id', 'd.channel_id')
      .selectAll('d')
      .select([
        standsStill(sql`c.unit_path`).as('still'),
        silentUntil(
          sql`c.unit_path`,
          sql`${clock.now()}::timestamptz`,
          isMandatory(sql`d.distribution_id`, sql`c.id`),
        ).as('silent_until'),
      ])
      .where('d.id', 'in', ids)
      .execute()
    const channels = await db
      .selectFrom('channels.channel')
      .selectAll()
      .where('id', '=', sql<string>`any(${[...new Set(deliveries.map((row) => row.channel_id))]}::uuid[])`)
      .execute()
    const byId = new Map(channels.map((row) => [row.id, row]))
    const found = deliveries.flatMap((delivery) => {
      const channel = byId.get(delivery.channel_id)
      return channel === undefined ? [] : [{ id: delivery.id, delivery, channel }]
    })
    return inOrder(ids, found)
  },
)

function inOrder<Row extends { id: string }>(
  ids: readonly string[],
  rows: readonly Row[],
): (Row | undefined)[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id))
}

/** A channel that is paused, lost or given up, a brake or a blackout above it leaves deliveries as they are, but for saying why. */
async function mayWork(deps: ChannelsDeps, channel: ChannelRow, delivery: AtHand): Promise<boolean> {
  const open = delivery.state === 'sending' || delivery.state === 'unknown'
  if (channel.removed_at !== null) {
    // Without credentials nobody can find out any more what became of a call without an answer.
    const state = open ? 'unknown' : 'skipped'
    await settleDelivery(deps, channel, delivery, { state, why: 'channel_removed' })
    return false
  }
  if (channel.state === 'unauthorised') {
    await settleDelivery(deps, channel, delivery, { state: open ? 'unknown' : 'unauthorised' })
    return false
  }
  const held = holdOf(channel, delivery)
  if (held === undefined) return true
  await settleDelivery(deps, channel, delivery, { state: open ? 'unknown' : 'queued', ...held })
  return false
}

/** What must be taken down is never held; what is put right is held by no blackout. */
function holdOf(
  channel: ChannelRow,
  { purpose, still, silent_until: until }: AtHand,
): Pick<Settlement, 'why' | 'nextAt' | 'dueSince'> | undefined {
  if (channel.state === 'paused') return { why: 'channel_paused' }
  if (purpose === 'withdrawal') return undefined
  if (still) return { why: heldBack }
  if (purpose === 'correction' || until === null) return undefined
  return { why: silent, nextAt: until, dueSince: until }
}
