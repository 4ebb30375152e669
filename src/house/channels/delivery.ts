/** A delivery: one purpose of one edition on its way to one channel; it can exist only once. */
import type { Selectable } from 'kysely'
import type { DB } from '../../platform/database.generated.ts'
import type { HouseDb } from '../../platform/db.ts'
import type { Locale } from '../../platform/messages.ts'
import type { Sent } from './adapter.ts'

export const purposes = ['post', 'correction', 'update', 'withdrawal'] as const
export type Purpose = (typeof purposes)[number]

export const deliveryStates = [
  'queued',
  'sending',
  'sent',
  'rejected',
  'throttled',
  'unauthorised',
  'unknown',
  'removed',
  'skipped',
  'handed',
] as const
export type DeliveryState = (typeof deliveryStates)[number]

export interface Delivery {
  id: string
  channelId: string
  storyId: string
  editionId: string
  locale: Locale
  ref: string
  purpose: Purpose
  versionHash: string
  state: DeliveryState
  /** A code: key `channels.why_<code>` in messages/. */
  why: string | null
  /** The network's own words. */
  detail: string | null
  /** Rejected for good: the same again can never work. */
  lasting: boolean
  text: string | null
  /** The words that were sent, or that a person is to post. */
  said: string | null
  externalId: string | null
  externalUrl: string | null
  /** Codes of what a removal cannot take back: keys `channels.leftover_<code>`. */
  leftovers: string[]
  attempts: number
  nextAt: Date | null
  /** It does not go out earlier. */
  plannedFor: Date | null
  distributionId: string | null
  createdAt: Date
  changedAt: Date
  sentAt: Date | null
}

export type DeliveryRow = Selectable<DB['channels.delivery']>

export const toDelivery = (row: DeliveryRow): Delivery => ({
  id: row.id,
  channelId: row.channel_id,
  storyId: row.story_id,
  editionId: row.edition_id,
  locale: row.locale as Locale,
  ref: row.ref,
  purpose: row.purpose as Purpose,
  versionHash: row.version_hash,
  state: row.state as DeliveryState,
  why: row.why,
  detail: row.detail,
  lasting: row.lasting,
  text: row.text,
  said: row.said,
  externalId: row.external_id,
  externalUrl: row.external_url,
  leftovers: row.leftovers,
  attempts: row.attempts,
  nextAt: row.next_at,
  plannedFor: row.planned_for,
  distributionId: row.distribution_id,
  createdAt: row.created_at,
  changedAt: row.changed_at,
  sentAt: row.sent_at,
})

export const deliveryById = (db: HouseDb, id: string): Promise<DeliveryRow | undefined> =>
  db.selectFrom('channels.delivery').selectAll().where('id', '=', id).executeTakeFirst()

/** What of it stands on the network; undefined also for a post that a person put there and nobody can name. */
export function sentOf(row: DeliveryRow): Sent | undefined {
  if (row.external_id === null) return undefined
  return {
    id: row.external_id,
    url: row.external_url,
    attachments: row.attachments,
    ...(row.shown === null ? {} : { shown: row.shown }),
    ...(row.external_revision === null ? {} : { revision: row.external_revision }),
  }
}
