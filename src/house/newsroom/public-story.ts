import { sql } from 'kysely'
import { keptPlan, type HouseDb } from '../../platform/db.ts'
import type { Locale } from '../../platform/messages.ts'
import { cardColumns, toCard, toFeedItem, type CardRow, type FeedRow } from './public-cards.ts'
import type { LeadPicture } from './publication.ts'
import type { PublicStory, Sibling, Tombstone } from './public-reading.ts'

type StoryRow = FeedRow & {
  state: 'published' | 'withdrawn' | 'recalled'
  slugline: string
  dateline: string
  sign_off: string
  editors_note: string
  media_topics: string[]
  place: PublicStory['place']
  version_number: number
  version_hash: string
  word_count: number
  figures: LeadPicture[]
  body_text: string
  siblings: Sibling[] | null
  listed_at: PublicStory['listedAt'] | null
  related: CardRow[] | null
}

const relatedStories = 4
const perReason = 8

/**
 * A story by its address. Related ones share tags (3 each), the topic (2) or the unit (1), newest of each; a withdrawn
 * or recalled story leads nowhere.
 */
export async function storyPage(
  db: HouseDb,
  ref: string,
  locale: Locale,
): Promise<PublicStory | Tombstone | undefined> {
  const { rows } = await sql<StoryRow>`${keptPlan}
    with story as (
      select * from newsroom.publication where ref = ${ref} and locale = ${locale}
    ),
    near as (
      select found.edition_id, 3 as weight
      from story join newsroom.publication_tag own on own.edition_id = story.edition_id
      cross join lateral (
        select edition_id from newsroom.publication_tag
        where locale = ${locale} and tag = own.tag
        order by public_timestamp desc, edition_id desc limit ${perReason}
      ) as found
      union all
      select found.edition_id, 2 from story cross join lateral (
        select edition_id from newsroom.publication
        where state = 'published' and locale = ${locale} and topic = story.topic
        order by public_timestamp desc, edition_id desc limit ${perReason}
      ) as found where story.state = 'published'
      union all
      select found.edition_id, 1 from story cross join lateral (
        select edition_id from newsroom.listing
        where unit_id = story.unit_id and locale = ${locale}
        order by public_timestamp desc, edition_id desc limit ${perReason}
      ) as found where story.state = 'published'
    ),
    related as (
      select p.edition_id, sum(near.weight) as weight, p.public_timestamp
      from near join newsroom.publication p on p.edition_id = near.edition_id and p.state = 'published'
      where p.story_id <> (select story_id from story)
      group by p.edition_id
      order by weight desc, p.public_timestamp desc limit ${relatedStories}
    )
    select ${cardColumns}, p.state, p.slugline, p.dateline, p.sign_off, p.editors_note, p.media_topics, p.place,
      p.version_number, p.version_hash, p.word_count, p.figures, p.body_text, p.body_html, p.notes, p.recordings,
      (select json_agg(json_build_object('editionId', s.edition_id, 'locale', s.locale, 'ref', s.ref, 'slug', s.slug, 'headline', s.headline)
         order by s.locale)
       from newsroom.publication s
       where s.story_id = p.story_id and s.edition_id <> p.edition_id and s.state = 'published') as siblings,
      (select json_agg(json_build_object('unitId', l.unit_id, 'kind', l.kind))
       from newsroom.listing l
       where l.edition_id = p.edition_id and l.unit_id <> p.unit_id and l.kind <> 'ancestor') as listed_at,
      (select json_agg(to_json(card) order by card.weight desc, card.public_timestamp desc)
       from (select related.weight, ${cardColumns}
             from related join newsroom.publication p on p.edition_id = related.edition_id) as card) as related
    from story p`.execute(db)
  const row = rows[0]
  if (row === undefined) return undefined
  const siblings = row.siblings ?? []
  if (row.state === 'recalled') {
    const note = row.notes.at(-1)
    if (note === undefined) return undefined
    return {
      state: 'recalled',
      editionId: row.edition_id,
      storyId: row.story_id,
      versionNumber: row.version_number,
      ref: row.ref,
      locale: row.locale,
      unitId: row.unit_id,
      note,
      siblings,
    }
  }
  return {
    ...toFeedItem(row),
    state: row.state,
    slugline: row.slugline,
    dateline: row.dateline,
    signOff: row.sign_off,
    editorsNote: row.editors_note,
    mediaTopics: row.media_topics,
    place: row.place,
    versionNumber: row.version_number,
    versionHash: row.version_hash,
    wordCount: row.word_count,
    bodyText: row.body_text,
    figures: row.figures,
    listedAt: row.listed_at ?? [],
    siblings,
    related: (row.related ?? []).map(toCard),
  }
}

/** Headline and path, in Indonesian where there is one; unknown and recalled ones are absent. */
export async function headlines(
  db: HouseDb,
  refs: readonly string[],
): Promise<Map<string, { title: string; path: string }>> {
  if (refs.length === 0) return new Map()
  const rows = await db
    .selectFrom('newsroom.publication')
    .select(['ref', 'locale', 'slug', 'headline'])
    .where('ref', 'in', [...refs])
    .where('state', '<>', 'recalled')
    .orderBy('locale')
    .execute()
  // Indonesian comes last, and stays.
  return new Map(
    rows.map(({ ref, locale, slug, headline }) => [
      ref,
      {
        title: headline,
        path: `${locale === 'en' ? '/en' : ''}/berita/${slug === '' ? ref : `${slug}-${ref}`}`,
      },
    ]),
  )
}
