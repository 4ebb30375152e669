/** A publication as a card in a list: the columns and their reading, the same in every query. */
import { sql } from 'kysely'
import type { Locale } from '../../platform/messages.ts'
import type { LeadPicture, ListingKind, PublicNote } from './publication.ts'
import type { Card, FeedItem, ListedCard } from './public-reading.ts'
import type { ShownRecording } from './recording.ts'

/** Of `newsroom.publication p`. */
export const cardColumns = sql`p.edition_id, p.story_id, p.ref, p.locale, p.slug, p.headline, p.summary, p.topic,
  p.tags, p.byline, p.urgency, p.unit_id, p.unit_path::text as unit_path, p.region_id, p.lead,
  p.first_published_at, p.public_timestamp, p.updated_at, p.corrected`

export interface CardRow {
  edition_id: string
  story_id: string
  ref: string
  locale: Locale
  slug: string
  headline: string
  summary: string
  topic: string
  tags: string[]
  byline: string
  urgency: number
  unit_id: string
  unit_path: string
  region_id: string | null
  lead: LeadPicture | null
  /** Text where the row came as JSON. */
  first_published_at: Date | string
  public_timestamp: Date | string
  updated_at: Date | string
  corrected: boolean
}

export const toCard = (row: CardRow): Card => ({
  editionId: row.edition_id,
  storyId: row.story_id,
  ref: row.ref,
  locale: row.locale,
  slug: row.slug,
  headline: row.headline,
  summary: row.summary,
  topic: row.topic,
  tags: row.tags,
  byline: row.byline,
  urgency: row.urgency,
  unitId: row.unit_id,
  unitPath: row.unit_path,
  regionId: row.region_id,
  picture: row.lead,
  firstPublishedAt: new Date(row.first_published_at),
  publicTimestamp: new Date(row.public_timestamp),
  updatedAt: new Date(row.updated_at),
  corrected: row.corrected,
})

export type ListedRow = CardRow & { kind: ListingKind }
export const toListedCard = (row: ListedRow): ListedCard => ({ ...toCard(row), kind: row.kind })

export type FeedRow = CardRow & { body_html: string; notes: PublicNote[]; recordings: ShownRecording[] }
export const toFeedItem = (row: FeedRow): FeedItem => ({
  ...toCard(row),
  bodyHtml: row.body_html,
  notes: row.notes,
  recordings: row.recordings,
})

export const cardPlace = (row: CardRow) => ({ at: new Date(row.public_timestamp), id: row.edition_id })
