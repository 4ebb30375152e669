/** What stands beside a post on its channel: of the same edition, and what they show together. */
import { sql } from 'kysely'
import type { ChannelsDeps } from './deps.ts'
import type { DeliveryRow } from './delivery.ts'
import type { Turn } from './thread-parts.ts'

/** Everything else of this edition on this channel, oldest first. */
export function siblings({ db }: Pick<ChannelsDeps, 'db'>, delivery: DeliveryRow): Promise<DeliveryRow[]> {
  return db
    .selectFrom('channels.delivery')
    .selectAll()
    .where('channel_id', '=', delivery.channel_id)
    .where('edition_id', '=', delivery.edition_id)
    .where('id', '<>', delivery.id)
    .where('purpose', '<>', 'withdrawal')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Whether something of it is on the network: all of it, or of a thread what came out before it was stopped. */
export const stands = ({ state, external_id: id }: Pick<DeliveryRow, 'state' | 'external_id'>): boolean =>
  state === 'sent' || (id !== null && state !== 'removed')

/** Of a thread it is known how the last part stands, and the next has not been called for. */
export const isBetweenParts = ({
  state,
  external_id: id,
}: Pick<DeliveryRow, 'state' | 'external_id'>): boolean =>
  id !== null && (state === 'queued' || state === 'throttled' || state === 'unauthorised')

/** Another post of the house, or another part of the same thread, is known by this name on its channel. */
export async function isAnother(
  { db }: Pick<ChannelsDeps, 'db'>,
  { id, channel_id: channelId }: Pick<DeliveryRow, 'id' | 'channel_id'>,
  { number }: Pick<Turn, 'number'>,
  name: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from channels.delivery d
    where d.channel_id = ${channelId} and d.external_id = ${name} and (d.id <> ${id} or ${number} > 1)
    union all
    select from channels.thread_part p join channels.delivery d on d.id = p.delivery_id
    where d.channel_id = ${channelId} and p.external_id = ${name}
    limit 1`.execute(db)
  return rows.length > 0
}

/** Uploads that no other post of the channel shows. */
export async function ownAttachments({ db }: Pick<ChannelsDeps, 'db'>, row: DeliveryRow): Promise<string[]> {
  if (row.attachments.length === 0) return []
  const others = await db
    .selectFrom('channels.delivery')
    .select('attachments')
    .where('channel_id', '=', row.channel_id)
    .where('edition_id', '<>', row.edition_id)
    .where('state', '=', 'sent')
    .where(sql<boolean>`attachments && ${[...row.attachments]}::text[]`)
    .execute()
  const used = new Set(others.flatMap((other) => other.attachments))
  return row.attachments.filter((id) => !used.has(id))
}
