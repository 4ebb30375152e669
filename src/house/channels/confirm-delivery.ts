import type { Actor } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { adapterOf, channelById, type ChannelRow } from './channel.ts'
import { deliveryById } from './deliver-post.ts'
import { toDelivery, type Delivery, type DeliveryRow } from './delivery.ts'
import type { ChannelsDeps } from './deps.ts'
import { enqueueDeliveries, wakeFollowers } from './wake-deliveries.ts'

export interface Confirmation {
  /** It was done; for what is unknown: it stands there. */
  done: boolean
  /** Where it can be seen. */
  url?: string | undefined
}

/**
 * For what a person does in place of the house, and for a post of which the network cannot be asked. "Not done" lets
 * the house send what was unknown once more; what was laid out for a person ends.
 * @throws not_found, forbidden, delivery_settled, delivery_is_looked_for (the house finds out by itself)
 */
export async function confirmDelivery(
  deps: ChannelsDeps,
  actor: Actor,
  id: string,
  { done, url }: Confirmation,
): Promise<Delivery> {
  const found = await deliveryById(deps.db, id)
  const channel = found === undefined ? undefined : await channelById(deps.db, found.channel_id)
  if (found === undefined || channel === undefined) throw notFound('delivery')
  await deps.identity.authorise(actor, 'delivery.retry', channel.unit_id)
  if (found.state !== 'handed' && found.state !== 'unknown')
    throw conflict('delivery_settled', { state: found.state })
  if (found.state === 'unknown' && adapterOf(deps, channel).can.finds === 'by_key')
    throw conflict('delivery_is_looked_for')
  const now = deps.clock.now()
  return deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('channels.delivery')
      .set({ ...settled(found, done, url), changed_at: now, ...(done ? { sent_at: now } : {}) })
      .where('id', '=', id)
      .where('state', '=', found.state)
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) throw conflict('delivery_settled', { state: found.state })
    if (done) await carryOver(trx, found, now)
    if (row.state === 'queued') {
      await trx
        .updateTable('channels.delivery')
        .set({ next_at: now, due_since: now })
        .where('id', '=', id)
        .execute()
      await enqueueDeliveries(deps, trx, [row])
    } else await wakeFollowers(deps, trx, row)
    await tell(deps, trx, actor, channel, row)
    return toDelivery(row)
  })
}

function settled({ id, state, purpose }: DeliveryRow, done: boolean, url: string | undefined) {
  if (!done)
    return state === 'unknown'
      ? { state: 'queued', why: null, next_at: null }
      : { state: 'skipped', why: 'not_done_by_hand', next_at: null }
  if (purpose === 'withdrawal') return { state: 'removed', why: null, next_at: null }
  return { state: 'sent', why: null, next_at: null, external_id: url ?? id, external_url: url ?? null }
}

/** What was done to a post is true of the post, too. */
async function carryOver(trx: HouseTransaction, of: DeliveryRow, now: Date): Promise<void> {
  if (of.purpose === 'post') return
  await trx
    .updateTable('channels.delivery')
    .set(
      of.purpose === 'withdrawal'
        ? { state: 'removed', why: 'withdrawn', changed_at: now }
        : { sent_hash: of.version_hash },
    )
    .where('channel_id', '=', of.channel_id)
    .where('edition_id', '=', of.edition_id)
    .where('id', '<>', of.id)
    .where('state', '=', 'sent')
    .execute()
}

async function tell(
  deps: ChannelsDeps,
  trx: HouseTransaction,
  actor: Actor,
  channel: ChannelRow,
  row: DeliveryRow,
): Promise<void> {
  await deps.events.emit(trx, 'delivery.changed', {
    id: row.id,
    storyId: row.story_id,
    channelId: channel.id,
    state: row.state,
  })
  await deps.audit.record(trx, {
    actor,
    act: 'delivery.confirm',
    unitId: channel.unit_id,
    objectKind: 'delivery',
    objectId: row.id,
    ...(row.version_hash === '' ? {} : { versionHash: row.version_hash }),
    details: { state: row.state, handle: channel.handle, url: row.external_url },
  })
}
