/** Lists of published stories, newest first; each one statement, paged by keyset. */
import { sql, type RawBuilder } from 'kysely'
import type { HouseDb } from '../../platform/db.ts'
import type { Locale } from '../../platform/messages.ts'
import {
  cardColumns,
  cardPlace,
  toCard,
  toFeedItem,
  toListedCard,
  type CardRow,
  type FeedRow,
  type ListedRow,
} from './public-cards.ts'
import { after, pageSize, toPage } from './public-cursor.ts'
import type { Card, FeedItem, ListScope, ListedCard, Page, Paging } from './public-reading.ts'

type ScopedUnit = { id: string; ancestorIds: readonly string[] }
const newestFirst = sql`order by public_timestamp desc, edition_id desc`

/**
 * Editions listed at a unit: its own rows, and what an ancestor pushed down. An edition that is both counts once, as
 * the unit's own; taking the newest of each list and then of both loses none.
 */
export const listedAtUnit = (
  unit: ScopedUnit,
  locale: Locale,
  cursor: string | undefined,
  rows: number,
): RawBuilder<unknown> => sql`
  select distinct on (public_timestamp, edition_id) edition_id, kind, public_timestamp
  from (
    (select edition_id, kind, public_timestamp, 0 as pushed from newsroom.listing
     where unit_id = ${unit.id} and locale = ${locale} and ${after(cursor, 'public_timestamp', 'edition_id')}
     ${newestFirst} limit ${rows})
    union all
    (select pushed.edition_id, pushed.kind, pushed.public_timestamp, 1
     from unnest(${unit.ancestorIds}::uuid[]) as ancestor (id)
     cross join lateral (
       select edition_id, kind, public_timestamp from newsroom.listing
       where unit_id = ancestor.id and locale = ${locale} and kind = 'mandatory'
         and ${after(cursor, 'public_timestamp', 'edition_id')}
       ${newestFirst} limit ${rows}
     ) as pushed)
  ) as listed
  order by public_timestamp desc, edition_id desc, pushed
  limit ${rows}`

export async function unitPage(
  db: HouseDb,
  { locale, unit, ...paging }: { locale: Locale; unit: ScopedUnit } & Paging,
): Promise<Page<ListedCard>> {
  const size = pageSize(paging)
  const { rows } = await sql<ListedRow>`
    with listed as (${listedAtUnit(unit, locale, paging.cursor, size + 1)})
    select ${cardColumns}, listed.kind
    from listed join newsroom.publication p on p.edition_id = listed.edition_id and p.state = 'published'
    order by listed.public_timestamp desc, listed.edition_id desc`.execute(db)
  return toPage(rows, size, cardPlace, toListedCard)
}

export async function topicPage(
  db: HouseDb,
  { locale, topic, ...paging }: { locale: Locale; topic: string } & Paging,
): Promise<Page<Card>> {
  const size = pageSize(paging)
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from newsroom.publication p
    where p.state = 'published' and p.locale = ${locale} and p.topic = ${topic}
      and ${after(paging.cursor, 'p.public_timestamp', 'p.edition_id')}
    order by p.public_timestamp desc, p.edition_id desc limit ${size + 1}`.execute(db)
  return toPage(rows, size, cardPlace, toCard)
}

export async function tagPage(
  db: HouseDb,
  { locale, tag, ...paging }: { locale: Locale; tag: string } & Paging,
): Promise<Page<Card> & { name: string | null }> {
  const size = pageSize(paging)
  const { rows } = await sql<CardRow & { name: string }>`
    select ${cardColumns}, t.name
    from newsroom.publication_tag t join newsroom.publication p on p.edition_id = t.edition_id and p.state = 'published'
    where t.locale = ${locale} and t.tag = ${tag} and ${after(paging.cursor, 't.public_timestamp', 't.edition_id')}
    order by t.public_timestamp desc, t.edition_id desc limit ${size + 1}`.execute(db)
  return { ...toPage(rows, size, cardPlace, toCard), name: rows[0]?.name ?? null }
}

export async function dayPage(
  db: HouseDb,
  { locale, from, until, ...paging }: { locale: Locale; from: Date; until: Date } & Paging,
): Promise<Page<Card>> {
  const size = pageSize(paging)
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from newsroom.publication p
    where p.state = 'published' and p.locale = ${locale}
      and p.public_timestamp >= ${from} and p.public_timestamp < ${until}
      and ${after(paging.cursor, 'p.public_timestamp', 'p.edition_id')}
    order by p.public_timestamp desc, p.edition_id desc limit ${size + 1}`.execute(db)
  return toPage(rows, size, cardPlace, toCard)
}

/** Which editions a scope holds, with the columns to sort by; one branch of an index each. */
function scoped({ locale, unit, topic, tag }: ListScope, cursor: string | undefined, rows: number) {
  if (unit !== undefined) return listedAtUnit(unit, locale, cursor, rows)
  const further = after(cursor, 'public_timestamp', 'edition_id')
  if (tag !== undefined)
    return sql`select edition_id, public_timestamp from newsroom.publication_tag
      where locale = ${locale} and tag = ${tag} and ${further} ${newestFirst} limit ${rows}`
  const ofTopic = topic === undefined ? sql`true` : sql`topic = ${topic}`
  return sql`select edition_id, public_timestamp from newsroom.publication
    where state = 'published' and locale = ${locale} and ${ofTopic} and ${further} ${newestFirst} limit ${rows}`
}

export async function latest(db: HouseDb, scope: ListScope & Paging): Promise<Page<FeedItem>> {
  const size = pageSize(scope)
  const { rows } = await sql<FeedRow>`
    with listed as (${scoped(scope, scope.cursor, size + 1)})
    select ${cardColumns}, p.body_html, p.notes, p.recordings
    from listed join newsroom.publication p on p.edition_id = listed.edition_id and p.state = 'published'
    order by listed.public_timestamp desc, listed.edition_id desc`.execute(db)
  return toPage(rows, size, cardPlace, toFeedItem)
}
