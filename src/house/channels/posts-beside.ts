/** What stands beside a post on its channel: of the same edition, and what they show together. */
import { sql } from 'kysely'
import type { HouseDb } from '../../platform/db.ts'
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

/** A post of the edition that stands on the channel, or stood there. */
export interface PostThere {
  /** Of its delivery and its place in it. */
  id: string
  url: string | null
  said: string | null
  removedAt: Date | null
}

/** Whatever of this edition was put on this channel, parts of threads too, oldest first. */
export async function postsThere(
  db: HouseDb,
  { channel_id: channelId, edition_id: editionId }: Pick<DeliveryRow, 'channel_id' | 'edition_id'>,
): Promise<PostThere[]> {
  const { rows } = await sql<PostThere>`
    with post as (
      -- A correction that edits bears the name of what it edited.
      select distinct on (coalesce(external_id, id::text)) id, created_at, external_url, said,
        coalesce(taken_down_at, case when state = 'removed' then changed_at end) as removed_at
      from channels.delivery
      where channel_id = ${channelId} and edition_id = ${editionId} and purpose <> 'withdrawal'
        and sent_at is not null
      order by coalesce(external_id, id::text), created_at, id
    ), there as (
      select id, created_at, 1 as number, external_url, said, removed_at from post
      union all
      select p.delivery_id, post.created_at, p.number, p.external_url, p.said, p.removed_at
      from channels.thread_part p join post on post.id = p.delivery_id
      where p.sent_at is not null
    )
    select id || '/' || number as id, external_url as url, said, removed_at as "removedAt" from there order by created_at, id, number`.execute(
    db,
  )
  return rows
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
