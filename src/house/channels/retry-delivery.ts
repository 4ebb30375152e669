import type { Actor } from '../../platform/actor.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import { adapterOf, channelById, limitsOf, managedChannel, settingsOf } from './channel.ts'
import { whoSaid } from './claim-words.ts'
import { createDeliveries } from './create-deliveries.ts'
import { deliveryById, toDelivery, type Delivery } from './delivery.ts'
import type { ChannelsDeps } from './deps.ts'
import { outlookOf, saidIn } from './thread.ts'
import { enqueueDue, notBefore } from './wake-deliveries.ts'

/**
 * Lets a delivery try again now. What may have got through is looked for first, so nothing is ever sent twice.
 * @throws not_found, forbidden, delivery_settled (it was sent or removed), channel_not_connected
 */
export async function retryDelivery(deps: ChannelsDeps, actor: Actor, id: string): Promise<Delivery> {
  const found = await deliveryById(deps.db, id)
  const channel = found === undefined ? undefined : await channelById(deps.db, found.channel_id)
  if (found === undefined || channel === undefined) throw notFound('delivery')
  await deps.identity.authorise(actor, 'delivery.retry', channel.unit_id)
  if (channel.state !== 'connected' || channel.removed_at !== null) throw conflict('channel_not_connected')
  const now = deps.clock.now()
  const { can } = adapterOf(deps, channel)
  // A refusal that was not understood may have been none: a post of its own that was tried is looked for.
  const looked =
    found.attempts > 0 &&
    can.finds !== 'never' &&
    (found.purpose === 'post' || (found.purpose === 'correction' && !can.edits))
  const open = ['sending', 'unknown', ...(looked ? ['rejected'] : [])]
  return deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('channels.delivery')
      .set((of) => ({
        state: of.case().when('state', 'in', open).then('unknown').else('queued').end(),
        why: null,
        lasting: false,
        next_at: notBefore(now),
        due_since: notBefore(now),
        changed_at: now,
      }))
      .where('id', '=', id)
      .where('state', 'not in', ['sent', 'removed', 'sending', 'handed'])
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) throw conflict('delivery_settled', { state: found.state })
    await enqueueDue(deps, trx, [row])
    await deps.audit.record(trx, {
      actor,
      act: 'delivery.retry',
      unitId: channel.unit_id,
      objectKind: 'delivery',
      objectId: id,
      details: { from: found.state, handle: channel.handle },
    })
    return toDelivery(row)
  })
}

/**
 * Posts a published edition to a channel by hand, in the officer's own words if given.
 * @throws not_found, forbidden, channel_not_connected, channel_only_read, post_refused (with every fault), delivery_exists
 */
export async function requestDelivery(
  deps: ChannelsDeps,
  actor: Actor,
  channelId: string,
  { editionId, text }: { editionId: string; text?: string | undefined },
): Promise<Delivery> {
  const channel = await managedChannel(deps, actor, channelId)
  if (channel.state !== 'connected') throw conflict('channel_not_connected')
  const edition = await deps.publishedEdition(editionId)
  if (edition === undefined || edition.article === null) throw notFound('edition')
  const now = deps.clock.now()
  const post = { article: edition.article, key: '', at: now, ...(text === undefined ? {} : { text }) }
  const adapter = adapterOf(deps, channel)
  if (adapter.can.readOnly === true) throw conflict('channel_only_read')
  const on = { settings: settingsOf(channel), limits: limitsOf(deps, channel) }
  const outlook = outlookOf(adapter, post, on)
  const faults = [...outlook.faults]
  const other = adapter.can.oneVoice ? await whoSaid(deps.db, channel, now, saidIn(outlook)) : undefined
  if (other !== undefined) faults.push({ at: 'text', code: 'post_said_elsewhere', params: { handle: other } })
  if (faults.length > 0) throw invalid('post_refused', faults)
  return deps.db.transaction().execute(async (trx) => {
    const created = await createDeliveries(deps, trx, edition, 'post', [{ channel, text: text ?? null }])
    if (created.size === 0) throw conflict('delivery_exists')
    const row = await trx
      .selectFrom('channels.delivery')
      .selectAll()
      .where('channel_id', '=', channelId)
      .where('edition_id', '=', editionId)
      .where('purpose', '=', 'post')
      .executeTakeFirstOrThrow()
    await deps.audit.record(trx, {
      actor,
      act: 'delivery.request',
      unitId: channel.unit_id,
      objectKind: 'delivery',
      objectId: row.id,
      versionHash: row.version_hash,
    })
    return toDelivery(row)
  })
}
