import type { HouseTransaction } from '../../platform/db.ts'
import type { PublicationChange, PublicNote, RemovalInput } from './publication.ts'
import { forgetSearchWords } from './search/search-words.ts'
import { notesOf, tellReaders, unlist } from './write-publication.ts'

/**
 * Takes an edition out of every list, feed, sitemap and search. A withdrawn one stays readable at its address under
 * the reason; of a recalled one nothing is kept but the notice: no headline, text, picture, tag or earlier note. Does
 * nothing for an edition that was never public.
 */
export async function removePublication(
  trx: HouseTransaction,
  { editionId, state, note, at }: RemovalInput,
): Promise<PublicationChange> {
  const before = await trx
    .selectFrom('newsroom.publication')
    .select(['locale', 'notes', 'asset_ids'])
    .where('edition_id', '=', editionId)
    .forUpdate()
    .executeTakeFirst()
  if (before === undefined) return { assetsShown: [], assetsReleased: [], unitIds: [] }
  await forgetSearchWords(trx, editionId)
  await trx.deleteFrom('newsroom.search_entry').where('edition_id', '=', editionId).execute()
  const unitIds = await unlist(trx, editionId)
  const told: PublicNote = {
    kind: state === 'withdrawn' ? 'withdrawal' : 'recall',
    note,
    at: at.toISOString(),
  }
  if (state === 'withdrawn') {
    await trx
      .updateTable('newsroom.publication')
      .set({ state, updated_at: at, notes: JSON.stringify([...notesOf(before.notes), told]) })
      .where('edition_id', '=', editionId)
      .execute()
  } else {
    // Earlier notes may repeat what must no longer be read.
    await trx.deleteFrom('newsroom.public_note').where('edition_id', '=', editionId).execute()
    await trx
      .updateTable('newsroom.publication')
      .set({
        state,
        updated_at: at,
        slug: '',
        headline: '',
        summary: '',
        slugline: '',
        dateline: '',
        byline: '',
        sign_off: '',
        editors_note: '',
        topic: '',
        media_topics: [],
        tags: [],
        place: null,
        lead: null,
        figures: '[]',
        recordings: '[]',
        body_html: '',
        body_text: '',
        word_count: 0,
        asset_ids: [],
        version_hash: '',
        corrected: false,
        notes: JSON.stringify([told]),
      })
      .where('edition_id', '=', editionId)
      .execute()
  }
  await tellReaders(trx, editionId, before.locale, told)
  return { assetsShown: [], assetsReleased: state === 'recalled' ? before.asset_ids : [], unitIds }
}
