import type { Locale } from '../../platform/messages.ts'
import type { NewsroomDeps } from './deps.ts'
import type { LeadPicture, PublicNote } from './publication.ts'
import type { ShownRecording } from './recording.ts'

/** How an edition stands before the public now, for those who carry it elsewhere. */
export interface PublishedEditionView {
  storyId: string
  editionId: string
  ref: string
  locale: Locale
  unitId: string
  state: 'published' | 'withdrawn' | 'recalled'
  slug: string
  headline: string
  summary: string
  bodyHtml: string
  byline: string
  tags: string[]
  firstPublishedAt: Date
  versionHash: string
  /** Oldest first. */
  notes: PublicNote[]
  picture: LeadPicture | null
  /** Those within its text, in their order. */
  figures: LeadPicture[]
  /** Films and sounds in its text, in their order. */
  recordings: ShownRecording[]
}

/** What the public sees of an edition; undefined if it never went out. */
export async function publishedEdition(
  { db }: Pick<NewsroomDeps, 'db'>,
  editionId: string,
): Promise<PublishedEditionView | undefined> {
  const row = await db
    .selectFrom('newsroom.publication')
    .select([
      'story_id',
      'edition_id',
      'ref',
      'locale',
      'unit_id',
      'state',
      'slug',
      'headline',
      'summary',
      'body_html',
      'byline',
      'tags',
      'first_published_at',
      'version_hash',
      'notes',
      'lead',
      'figures',
      'recordings',
    ]) // prettier-ignore
    .where('edition_id', '=', editionId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    storyId: row.story_id,
    editionId: row.edition_id,
    ref: row.ref,
    locale: row.locale as Locale,
    unitId: row.unit_id,
    state: row.state as PublishedEditionView['state'],
    slug: row.slug,
    headline: row.headline,
    summary: row.summary,
    bodyHtml: row.body_html,
    byline: row.byline,
    tags: row.tags,
    firstPublishedAt: row.first_published_at,
    versionHash: row.version_hash,
    notes: row.notes as unknown as PublicNote[],
    picture: row.lead as unknown as LeadPicture | null,
    figures: row.figures as unknown as LeadPicture[],
    recordings: row.recordings as unknown as ShownRecording[],
  }
}
