import type { Actor } from '../../../platform/actor.ts'
import { notFound } from '../../../platform/errors.ts'
import { channelById } from '../channel.ts'
import { deliveryById } from '../delivery.ts'
import type { ChannelsDeps } from '../deps.ts'

/** A JPEG, for who may see the delivery. @throws not_found (also once its time is over), forbidden */
export async function photoOf(
  { db, identity, evidence }: Pick<ChannelsDeps, 'db' | 'identity' | 'evidence'>,
  actor: Actor,
  deliveryId: string,
): Promise<Buffer> {
  const row = await deliveryById(db, deliveryId)
  const channel = row === undefined ? undefined : await channelById(db, row.channel_id)
  if (channel === undefined) throw notFound('delivery')
  await identity.authorise(actor, 'delivery.read', channel.unit_id)
  const photo = await evidence.ofDelivery(deliveryId)
  const bytes = photo === undefined ? undefined : await evidence.read(photo.id)
  if (bytes === undefined) throw notFound('photo')
  return bytes
}
