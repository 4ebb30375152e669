import { sql } from 'kysely'
import type { HouseTransaction } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { slugify } from '../../platform/text/slugify.ts'
import { tokenise } from '../../platform/text/tokenise.ts'
import { cutFor } from '../bank/index.ts'
import { assetIdsOf, figureUses, type PictureUse } from './content.ts'
import { plainText } from './plain-text.ts'
import type { LeadPicture, Listing, PublicationChange, PublicationInput } from './publication.ts'
import { recordingUses } from './recording.ts'
import { renderBody } from './render-body.ts'
import { shownRecording } from './shown-media.ts'
import { searchVector } from './search/lexemes.ts'
import { forgetSearchWords } from './search/search-words.ts'

/** A picture with the words beside it. @throws not_found */
export function inUse(pictures: PublicationInput['pictures'], use: PictureUse): LeadPicture {
  const picture = pictures.get(use.assetId)
  if (picture === undefined) throw notFound('picture')
  const { assetId, ref, width, height, renditions, colour, focus } = cutFor(picture, use.crop)
  const { alt, caption, credit, rights } = use
  const tint = colour === undefined ? {} : { colour }
  const eye = focus === undefined ? {} : { focus }
  return { assetId, ref, width, height, renditions, ...tint, ...eye, alt, caption, credit, rights }
}

/**
 * Makes an edition public, or replaces what is public of it (also after a withdrawal). Its ref stays; notes add up.
 * @throws not_found if `pictures` or `recordings` lack one that the content uses.
 */
export async function writePublication(
  trx: HouseTransaction,
  input: PublicationInput,
): Promise<PublicationChange> {
  const { content, editionId, locale, recordings = new Map() } = input
  const lead = content.lead === null ? null : inUse(input.pictures, content.lead)
  const figures = figureUses(content.body).map((use) => inUse(input.pictures, use))
  const assetIds = assetIdsOf(content)
  const bodyText = plainText(content.body)
  const before = await trx
    .selectFrom('newsroom.publication')
    .select(['notes', 'asset_ids', 'corrected'])
    .where('edition_id', '=', editionId)
    .forUpdate()
    .executeTakeFirst()
  const formerUnits = before === undefined ? [] : await unlist(trx, editionId)
  if (before !== undefined) await forgetSearchWords(trx, editionId)

  const row = {
    story_id: input.storyId,
    locale,
    ref: input.ref,
    state: 'published',
    unit_id: input.unit.id,
    unit_path: input.unit.path,
    region_id: input.unit.regionId,
    slug: content.slug === '' ? slugify(content.headline) : content.slug,
    headline: content.headline,
    summary: content.summary,
    slugline: content.slugline,
    dateline: content.dateline,
    byline: content.byline,
    sign_off: content.signOff,
    editors_note: content.editorsNote,
    urgency: content.urgency,
    topic: content.topic,
    media_topics: content.mediaTopics,
    tags: content.tags,
    place: content.place === null ? null : JSON.stringify(content.place),
    lead: lead === null ? null : JSON.stringify(lead),
    figures: JSON.stringify(figures),
    recordings: JSON.stringify(recordingUses(content.body).map((use) => shownRecording(recordings, use))),
    body_html: renderBody(content.body, input.pictures, { locale, known: recordings }),
    body_text: bodyText,
    word_count: tokenise(bodyText).length,
    asset_ids: assetIds,
    version_number: input.versionNumber,
    version_hash: input.versionHash,
    first_published_at: input.firstPublishedAt,
    public_timestamp: input.publicTimestamp,
    updated_at: input.updatedAt,
    notes: JSON.stringify([...notesOf(before?.notes), ...(input.note ? [input.note] : [])]),
    corrected: before?.corrected === true || input.note?.kind === 'correction',
  }
  await trx
    .insertInto('newsroom.publication')
    .values({ edition_id: editionId, ...row })
    .onConflict((conflict) => conflict.column('edition_id').doUpdateSet(row))
    .execute()
  if (input.note) await tellReaders(trx, editionId, locale, input.note)
  await list(trx, editionId, input.listings, {
    locale,
    topic: content.topic,
    region_id: input.unit.regionId,
    public_timestamp: input.publicTimestamp,
  })
  await writeTags(trx, input)
  const entry = {
    locale,
    public_timestamp: input.publicTimestamp,
    topic: content.topic,
    unit_path: input.unit.path,
    words_learnt: false,
    lexemes: searchVector({
      locale,
      headline: content.headline,
      summary: content.summary,
      bodyText,
      tags: content.tags,
      topic: content.topic,
      ancestry: input.ancestry,
      publicTimestamp: input.publicTimestamp,
    }),
  }
  await trx
    .insertInto('newsroom.search_entry')
    .values({ edition_id: editionId, ...entry })
    .onConflict((conflict) => conflict.column('edition_id').doUpdateSet(entry))
    .execute()
  return {
    assetsShown: assetIds,
    assetsReleased: (before?.asset_ids ?? []).filter((id) => !assetIds.includes(id)),
    unitIds: [...new Set([...input.listings.map((listing) => listing.unitId), ...formerUnits])],
  }
}

interface ListedFacts {
  locale: string
  topic: string
  region_id: string | null
  public_timestamp: Date
}

export const notesOf = (notes: unknown): unknown[] => (Array.isArray(notes) ? notes : [])

export async function tellReaders(
  trx: HouseTransaction,
  editionId: string,
  locale: string,
  { kind, note, at }: { kind: string; note: string; at: string },
): Promise<void> {
  await trx
    .insertInto('newsroom.public_note')
    .values({ id: newId(), edition_id: editionId, locale, kind, note, at: new Date(at) })
    .execute()
}

/** Takes an edition off every list; returns the units where it stood. */
export async function unlist(trx: HouseTransaction, editionId: string): Promise<string[]> {
  await trx.deleteFrom('newsroom.publication_tag').where('edition_id', '=', editionId).execute()
  const rows = await trx
    .deleteFrom('newsroom.listing')
    .where('edition_id', '=', editionId)
    .returning('unit_id')
    .execute()
  return rows.map((row) => row.unit_id)
}

async function list(
  trx: HouseTransaction,
  editionId: string,
  listings: readonly Listing[],
  facts: ListedFacts,
): Promise<void> {
  if (listings.length === 0) return
  await trx
    .insertInto('newsroom.listing')
    .values(listings.map(({ unitId, kind }) => ({ edition_id: editionId, unit_id: unitId, kind, ...facts })))
    .execute()
}

async function writeTags(trx: HouseTransaction, { content, editionId, ...input }: PublicationInput) {
  const tags = new Map(content.tags.map((name) => [slugify(name, 60), name]))
  tags.delete('')
  if (tags.size === 0) return
  await trx
    .insertInto('newsroom.publication_tag')
    .values(
      [...tags].map(([tag, name]) => ({
        edition_id: editionId,
        tag,
        name,
        locale: input.locale,
        public_timestamp: input.publicTimestamp,
      })),
    )
    .execute()
}

/**
 * Lists a published story (all its editions) anew: after it was adopted, joined or pushed down. Editions that are not
 * public stay off the lists.
 */
export async function relistPublications(
  trx: HouseTransaction,
  { storyId, listings }: { storyId: string; listings: readonly Listing[] },
): Promise<{ unitIds: string[] }> {
  const editions = await trx
    .selectFrom('newsroom.publication')
    .select(['edition_id', 'locale', 'topic', 'region_id', 'public_timestamp'])
    .where('story_id', '=', storyId)
    .where('state', '=', 'published')
    .forUpdate()
    .execute()
  if (editions.length === 0) return { unitIds: [] }
  const ids = editions.map((edition) => edition.edition_id)
  const former = await trx
    .deleteFrom('newsroom.listing')
    .where('edition_id', 'in', ids)
    .returning('unit_id')
    .execute()
  await sql`
    insert into newsroom.listing (edition_id, unit_id, kind, locale, topic, region_id, public_timestamp)
    select p.edition_id, l.unit_id, l.kind, p.locale, p.topic, p.region_id, p.public_timestamp
    from newsroom.publication p
    cross join unnest(${listings.map((listing) => listing.unitId)}::uuid[], ${listings.map((listing) => listing.kind)}::text[])
      as l (unit_id, kind)
    where p.edition_id = any(${ids}::uuid[])`.execute(trx)
  return {
    unitIds: [
      ...new Set([...listings.map((listing) => listing.unitId), ...former.map((row) => row.unit_id)]),
    ],
  }
}
