/** A distribution: one edition on its way to many accounts, from the draft to what became of it. */
import type { Selectable } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { DB } from '../../../platform/database.generated.ts'
import type { HouseDb } from '../../../platform/db.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import type { Locale } from '../../../platform/messages.ts'
import type { Article } from '../article.ts'
import type { ChannelsDeps, PublishedEdition } from '../deps.ts'
import { readContent, type Content } from './content.ts'

/**
 * `asked`: a second person is to agree. `armed`: goes out when the edition is published. What was sent is never changed.
 */
export const distributionStates = ['draft', 'asked', 'armed', 'sent', 'discarded'] as const
export type DistributionState = (typeof distributionStates)[number]

interface Done {
  by: string
  at: Date
}

export interface Distribution {
  id: string
  /** In whose name it is sent. */
  unitId: string
  storyId: string
  editionId: string
  locale: Locale
  state: DistributionState
  content: Content
  /** Of the content. Whoever saves names the one they began with. */
  hash: string
  /** Why it is a draft again although it was sent, as a code: `channels.why_<code>`. */
  why: string | null
  made: Done
  changed: Done
  approved: Done | null
  sent: Done | null
}

export type DistributionRow = Selectable<DB['channels.distribution']>

export const toDistribution = (row: DistributionRow): Distribution => ({
  id: row.id,
  unitId: row.unit_id,
  storyId: row.story_id,
  editionId: row.edition_id,
  locale: row.locale as Locale,
  state: row.state as DistributionState,
  content: readContent(row.content),
  hash: row.hash,
  why: row.why,
  made: { by: row.made_by, at: row.made_at },
  changed: { by: row.changed_by, at: row.changed_at },
  approved: doneBy(row.approved_by, row.approved_at),
  sent: doneBy(row.sent_by, row.sent_at),
})

const doneBy = (by: string | null, at: Date | null): Done | null =>
  by === null || at === null ? null : { by, at }

/** @throws not_found */
export async function requireDistribution(db: HouseDb, id: string): Promise<DistributionRow> {
  const row = await db
    .selectFrom('channels.distribution')
    .selectAll()
    .where('id', '=', id)
    .where('state', '<>', 'discarded')
    .executeTakeFirst()
  if (row === undefined) throw notFound('distribution')
  return row
}

export const open = ['draft', 'asked'] as const
export const isOpen = (state: string): boolean => (open as readonly string[]).includes(state)

/** An edition that may be announced: it stands before the public, or will once it is published. */
export interface Announceable {
  edition: PublishedEdition & { article: Article }
  published: boolean
  /** When it is to be published; null: published, or without an appointment. */
  scheduledFor: Date | null
}

/** @throws distribution_not_public, not_found */
export async function announceable(
  deps: Pick<ChannelsDeps, 'publishedEdition' | 'comingEdition'>,
  actor: Actor,
  editionId: string,
): Promise<Announceable> {
  const out = await deps.publishedEdition(editionId)
  if (out !== undefined) {
    if (out.article === null) throw conflict('distribution_not_public')
    return { edition: { ...out, article: out.article }, published: true, scheduledFor: null }
  }
  const coming = await deps.comingEdition(actor, editionId)
  if (coming === undefined) throw conflict('distribution_not_public')
  return { edition: coming, published: false, scheduledFor: coming.scheduledFor }
}
