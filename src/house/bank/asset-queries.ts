import { sql } from 'kysely'
import { roomView, type HouseDb } from '../../platform/db.ts'
import { toAsset, type Asset, type Picture } from './asset.ts'
import { toPicture } from './renditions.ts'

export interface AssetPage {
  unitId: string
  /** Id of the last asset of the page before. */
  cursor?: string | undefined
  /** At most 100. */
  limit?: number | undefined
}

const assets = (db: HouseDb) =>
  roomView<'bank'>(db)
    .selectFrom('bank.asset as asset')
    .selectAll('asset')
    .select(sql<boolean>`exists (select 1 from bank.public_use where asset_id = asset.id)`.as('public'))

export async function assetById(db: HouseDb, id: string): Promise<Asset | undefined> {
  const row = await assets(db).where('asset.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toAsset(row)
}

export async function assetByHash(db: HouseDb, unitId: string, sha256: string): Promise<Asset | undefined> {
  const row = await assets(db)
    .where('asset.unit_id', '=', unitId)
    .where('asset.sha256', '=', sha256)
    .executeTakeFirst()
  return row === undefined ? undefined : toAsset(row)
}

export async function publicAssetByRef(db: HouseDb, ref: string): Promise<Asset | undefined> {
  const row = await assets(db).where('asset.ref', '=', ref).executeTakeFirst()
  return row === undefined || !row.public ? undefined : toAsset(row)
}

export async function assetsOfUnit(
  db: HouseDb,
  { unitId, cursor, limit = 40 }: AssetPage,
): Promise<{ assets: Asset[]; next: string | null }> {
  let query = assets(db)
    .where('asset.unit_id', '=', unitId)
    .orderBy('asset.id', 'desc')
    .limit(limit + 1)
  if (cursor !== undefined) query = query.where('asset.id', '<', cursor)
  const found = (await query.execute()).map(toAsset)
  const page = found.slice(0, limit)
  return { assets: page, next: found.length > limit ? (page.at(-1)?.id ?? null) : null }
}

export async function picturesById(db: HouseDb, ids: readonly string[]): Promise<Map<string, Picture>> {
  if (ids.length === 0) return new Map()
  const rows = await assets(db)
    .select(
      sql<Record<string, number>>`(select coalesce(jsonb_object_agg(name, bytes), '{}')
        from bank.rendition where asset_id = asset.id)`.as('made'),
    )
    .where('asset.id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, toPicture(toAsset(row), new Map(Object.entries(row.made)))]))
}
