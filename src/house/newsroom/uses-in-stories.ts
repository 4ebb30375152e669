/** Which texts hold an asset, for the bank: what readers have before them keeps it from being deleted. */
import { sql } from 'kysely'
import type { HouseDb } from '../../platform/db.ts'

/** Of each asset at most so many. */
const most = 20

export async function usesInStories(db: HouseDb, assetIds: readonly string[]) {
  const { rows } = await sql<{
    assetId: string
    title: string
    storyId: string
    editionId: string
    public: boolean
  }>`
    select asked.id as "assetId", coalesce(found.headline, s.number) as title, e.story_id as "storyId",
      e.id as "editionId", found.headline is not null as public
    from unnest(${[...assetIds]}::uuid[]) as asked (id)
    cross join lateral (
      select p.edition_id, case when p.state = 'published' then p.headline end as headline
      from newsroom.publication p where p.asset_ids @> array[asked.id] and p.state <> 'recalled'
      union all
      select e.id, null from newsroom.edition e
      where e.asset_ids @> array[asked.id] and e.state <> 'discarded'
        and not exists (select from newsroom.publication p where p.edition_id = e.id and p.asset_ids @> array[asked.id])
      limit ${most}
    ) found
    join newsroom.edition e on e.id = found.edition_id join newsroom.story s on s.id = e.story_id
    order by e.id`.execute(db)
  return rows.map(({ assetId, title, storyId, editionId, public: shown }) => ({
    assetId,
    kind: 'story' as const,
    title,
    path: `/konsol/berita/${storyId}/${editionId}`,
    public: shown,
  }))
}
