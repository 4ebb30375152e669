import { sql } from 'kysely'
import type { HouseDb } from '../../../platform/db.ts'

/** Which releases hold an asset, for the bank; one that is out keeps it from being deleted. */
export async function usesInReleases(db: HouseDb, assetIds: readonly string[]) {
  const { rows } = await sql<{
    assetId: string
    id: string
    ref: string
    title: string
    out: boolean
  }>`
    select part.asset_id as "assetId", r.id, r.ref, r.title_id as title, r.state = 'published' as out
    from hub.release_asset part join hub.release r on r.id = part.release_id
    where part.asset_id = any(${[...assetIds]}::uuid[]) and r.state <> 'recalled'
    order by r.id limit 500`.execute(db)
  return rows.map(({ assetId, id, ref, title, out }) => ({
    assetId,
    kind: 'release' as const,
    title: out ? title : ref.toUpperCase(),
    path: `/konsol/media/rilis/${id}`,
    public: out,
  }))
}
