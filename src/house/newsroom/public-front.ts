import { sql } from 'kysely'
import type { HouseDb } from '../../platform/db.ts'
import { cardColumns, toListedCard, type ListedRow } from './public-cards.ts'
import { listedAtUnit } from './public-lists.ts'
import type { FrontPage, ListedCard, PublicReading } from './public-reading.ts'

const frontRows = 30
const riverRows = 8
const hour = 3_600_000
/** One step of urgency is worth this much age: an urgent story of the morning still leads in the evening. */
const urgencyStep = 4 * hour

/** Lead and seconds are the weightiest with a picture; the rest are the latest, newest first. */
export function arrangeFront(cards: readonly ListedCard[]): Pick<FrontPage, 'lead' | 'seconds' | 'latest'> {
  const weight = (card: ListedCard) => card.publicTimestamp.getTime() - card.urgency * urgencyStep
  const ranked = cards
    .toSorted((a, b) => weight(b) - weight(a))
    .toSorted((a, b) => Number(b.picture !== null) - Number(a.picture !== null))
  const [lead = null, ...others] = ranked
  const seconds = others.slice(0, 2)
  const shown = new Set([lead, ...seconds].map((card) => card?.editionId))
  return { lead, seconds, latest: cards.filter((card) => !shown.has(card.editionId)).slice(0, 10) }
}

type FrontRow = ListedRow & { section: string; counted: number | null; counted_region: string | null }

export async function frontPage(
  db: HouseDb,
  { locale, rootId, rivers, since }: Parameters<PublicReading['frontPage']>[0],
): Promise<FrontPage> {
  const ofRegions = (regionIds: readonly string[]) => sql`
    select near.edition_id, near.kind, near.public_timestamp
    from unnest(${regionIds}::uuid[]) as region (id)
    cross join lateral (
      select edition_id, kind, public_timestamp from newsroom.listing
      where unit_id = ${rootId} and locale = ${locale} and kind <> 'ancestor' and region_id = region.id
      order by public_timestamp desc, edition_id desc limit ${riverRows}
    ) as near
    order by near.public_timestamp desc, near.edition_id desc limit ${riverRows}`
  const ofTopic = (topic: string) => sql`
    select edition_id, kind, public_timestamp from newsroom.listing
    where unit_id = ${rootId} and locale = ${locale} and kind <> 'ancestor' and topic = ${topic}
    order by public_timestamp desc, edition_id desc limit ${riverRows}`
  const sections = [
    sql`select 'front' as section, f.* from (${listedAtUnit({ id: rootId, ancestorIds: [] }, locale, undefined, frontRows)}) f`,
    ...rivers.map(
      (river) =>
        sql`select ${`river:${river.key}`} as section, r.* from (${river.topic === undefined ? ofRegions(river.regionIds ?? []) : ofTopic(river.topic)}) r`,
    ),
  ]
  const { rows } = await sql<FrontRow>`
    with listed as (${sql.join(
      sections.map((section) => sql`(${section})`),
      sql` union all `,
    )}),
    counts as (
      select region_id, count(*)::int as counted from newsroom.publication
      where state = 'published' and locale = ${locale} and public_timestamp >= ${since}
      group by region_id
    )
    select listed.section, listed.kind, null::int as counted, null::uuid as counted_region, ${cardColumns}
    from listed join newsroom.publication p on p.edition_id = listed.edition_id and p.state = 'published'
    union all
    select 'counts', null, counts.counted, counts.region_id, ${cardColumns}
    from counts left join newsroom.publication p on false
    order by public_timestamp desc nulls last, edition_id desc`.execute(db)
  const section = (name: string) => rows.filter((row) => row.section === name)
  const front = arrangeFront(section('front').map(toListedCard))
  const shown = new Set([front.lead, ...front.seconds].map((card) => card?.editionId))
  return {
    ...front,
    rivers: rivers.map(({ key }) => ({
      key,
      items: section(`river:${key}`)
        .filter((row) => !shown.has(row.edition_id))
        .map(toListedCard),
    })),
    countsToday: section('counts').map((row) => ({ regionId: row.counted_region, count: row.counted ?? 0 })),
  }
}
