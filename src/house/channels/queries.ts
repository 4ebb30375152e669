/** What people read of the ledger: channels, deliveries with their attempts, receipts of a story. */
import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { notFound } from '../../platform/errors.ts'
import type { Operation } from './attempt.ts'
import { channelById, toChannel, type Channel } from './channel.ts'
import { deliveryById, toDelivery, type Delivery, type DeliveryRow, type DeliveryState } from './delivery.ts'
import type { ChannelsDeps } from './deps.ts'
import type { EvidencePicture } from './evidence/index.ts'
import { followerCounts } from './fediverse/followers.ts'
import { postsThere, type PostThere } from './posts-beside.ts'
import { hangingParts } from './thread-parts.ts'

export interface AttemptRecord {
  id: string
  operation: Operation
  requestDigest: string
  startedAt: Date
  endedAt: Date | null
  outcome: string | null
  answer: unknown
}

/** What hangs below a delivery's own post. */
export interface PartRecord {
  /** From 2. */
  number: number
  url: string | null
  said: string | null
  sentAt: Date | null
  removedAt: Date | null
}

/** A delivery with the channel it goes to. */
export interface Receipt extends Delivery {
  channel: Pick<Channel, 'id' | 'unitId' | 'kind' | 'handle' | 'label' | 'url' | 'state'>
}

export interface DeliveryDetail extends Receipt {
  attemptRecords: AttemptRecord[]
  /** When its own post was taken down; of a thread, parts may stand on where their removal was refused. */
  takenDownAt: Date | null
  /** Of a thread, what hangs below its own post. */
  parts: PartRecord[]
  /** Of a withdrawal, what it is to take down. */
  takesDown: PostThere[]
  /** Shows what a person posted. */
  photo: EvidencePicture | null
}

type Deps = Pick<ChannelsDeps, 'db' | 'identity'>

/** The channels of the units that the actor may look into, or of one of them; by label. */
export async function channelsFor({ db, identity }: Deps, actor: Actor, unitId?: string): Promise<Channel[]> {
  const paths = await identity.scope(actor, 'delivery.read')
  let query = db
    .selectFrom('channels.channel')
    .selectAll()
    .where('removed_at', 'is', null)
    .where(sql<boolean>`unit_path <@ any(${paths}::ltree[])`)
  if (unitId !== undefined) query = query.where('unit_id', '=', unitId)
  const channels = (await query.orderBy('label').orderBy('id').limit(1000).execute()).map(toChannel)
  const own = channels.filter(({ kind }) => kind === 'activitypub')
  const followers = await followerCounts(
    db,
    own.map((channel) => channel.unitId),
  )
  for (const channel of own) channel.followers = followers.get(channel.unitId) ?? 0
  return channels
}

export interface DeliveryFilter {
  storyId?: string | undefined
  channelId?: string | undefined
  state?: DeliveryState | undefined
  /** Id of the last delivery of the page before. */
  cursor?: string | undefined
  limit?: number | undefined
}

/** Newest first, by keyset. */
export async function deliveriesFor(
  deps: Deps,
  actor: Actor,
  { storyId, channelId, state, cursor, limit = 50 }: DeliveryFilter,
): Promise<{ deliveries: Receipt[]; next: string | null }> {
  const paths = await deps.identity.scope(actor, 'delivery.read')
  let query = receiptQuery(deps).where(sql<boolean>`c.unit_path <@ any(${paths}::ltree[])`)
  if (storyId !== undefined) query = query.where('d.story_id', '=', storyId)
  if (channelId !== undefined) query = query.where('d.channel_id', '=', channelId)
  if (state !== undefined) query = query.where('d.state', '=', state)
  if (cursor !== undefined) query = query.where('d.id', '<', cursor)
  const rows = await query
    .orderBy('d.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return { deliveries: page.map(toReceipt), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** Every delivery of a story, with its channel, oldest first. Asks no permission: for rooms and for the journey. */
export async function receiptsOf(deps: Pick<ChannelsDeps, 'db'>, storyId: string): Promise<Receipt[]> {
  const rows = await receiptQuery(deps)
    .where('d.story_id', '=', storyId)
    .orderBy('d.created_at')
    .orderBy('d.id')
    .execute()
  return rows.map(toReceipt)
}

/** One delivery with its attempts, oldest first, and its further parts. @throws not_found, forbidden */
export async function deliveryWithAttempts(
  { db, identity, evidence }: Deps & Pick<ChannelsDeps, 'evidence'>,
  actor: Actor,
  id: string,
): Promise<DeliveryDetail> {
  const row = await deliveryById(db, id)
  const channel = row === undefined ? undefined : await channelById(db, row.channel_id)
  if (row === undefined || channel === undefined) throw notFound('delivery')
  await identity.authorise(actor, 'delivery.read', channel.unit_id)
  const [photo, takesDown, attempts] = await Promise.all([
    evidence.ofDelivery(id),
    row.purpose === 'withdrawal' ? postsThere(db, row) : [],
    db
      .selectFrom('channels.attempt')
      .selectAll()
      .where('delivery_id', '=', id)
      .orderBy('started_at')
      .orderBy('id')
      .limit(500)
      .execute(),
  ])
  return {
    ...toDelivery(row),
    channel: toChannel(channel),
    photo: photo ?? null,
    takenDownAt: row.taken_down_at,
    takesDown,
    parts: (await hangingParts(db, row)).map((part) => ({
      number: part.number,
      url: part.external_url,
      said: part.said,
      sentAt: part.sent_at,
      removedAt: part.removed_at,
    })),
    attemptRecords: attempts.map((attempt) => ({
      id: attempt.id,
      operation: attempt.operation as Operation,
      requestDigest: attempt.request_digest,
      startedAt: attempt.started_at,
      endedAt: attempt.ended_at,
      outcome: attempt.outcome,
      answer: attempt.answer,
    })),
  }
}

/** Deliveries `d` with their channels `c`. */
export const receiptQuery = ({ db }: Pick<ChannelsDeps, 'db'>) =>
  db
    .selectFrom('channels.delivery as d')
    .innerJoin('channels.channel as c', 'c.id', 'd.channel_id')
    .selectAll('d')
    .select([
      'c.unit_id as channel_unit_id',
      'c.kind as channel_kind',
      'c.handle as channel_handle',
      'c.label as channel_label',
      'c.url as channel_url',
      'c.state as channel_state',
    ])

export function toReceipt(
  row: DeliveryRow & {
    channel_unit_id: string
    channel_kind: string
    channel_handle: string
    channel_label: string
    channel_url: string
    channel_state: string
  },
): Receipt {
  return {
    ...toDelivery(row),
    channel: {
      id: row.channel_id,
      unitId: row.channel_unit_id,
      kind: row.channel_kind as Channel['kind'],
      handle: row.channel_handle,
      label: row.channel_label,
      url: row.channel_url,
      state: row.channel_state as Channel['state'],
    },
  }
}
