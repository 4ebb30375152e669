import { sql } from 'kysely'
import { roomView, type HouseDb } from '../../platform/db.ts'
import { assetColumns, isVisible, toAsset, type Asset, type Picture } from './asset.ts'
import { toPicture } from './to-picture.ts'
import { heldBack } from './rights.ts'

export interface AssetPage {
  unitId: string
  /** Id of the last asset of the page before. */
  cursor?: string | undefined
  /** At most 100. */
  limit?: number | undefined
}

/** Assets as they stand at a moment: with what the public may see of them. */
export const assetsAt = (db: HouseDb, at: Date) =>
  roomView<'bank'>(db)
    .selectFrom('bank.asset as asset')
    .select(assetColumns.map((column) => `asset.${column}` as const))
    .select([
      sql<boolean>`exists (select 1 from bank.public_use where asset_id = asset.id)`.as('used'),
      heldBack(at, 'public').as('held_back'),
    ])

export async function assetById(db: HouseDb, at: Date, id: string): Promise<Asset | undefined> {
  const row = await assetsAt(db, at).where('asset.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toAsset(row)
}

/** What assets are called, and where the console shows them. */
export async function namedAssets(
  db: HouseDb,
  ids: readonly string[],
): Promise<Map<string, { title: string; path: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('bank.asset')
    .select(['id', 'headline', 'filename'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map(({ id, headline, filename }) => [
      id,
      { title: headline || filename, path: `/konsol/bank?aset=${id}` },
    ]),
  )
}

/** The asset if the public may see it, and until when that is certain, should nobody change anything. */
export async function publicAssetByRef(
  db: HouseDb,
  at: Date,
  ref: string,
): Promise<{ asset: Asset; until: Date | null } | undefined> {
  const row = await assetsAt(db, at)
    .select(
      sql<Date | null>`(select least(consent_until, retention_until) from bank.rights where asset_id = asset.id)`.as(
        'until',
      ),
    )
    .where('asset.ref', '=', ref)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const asset = toAsset(row)
  return asset.public ? { asset, until: row.until } : undefined
}

export async function assetsOfUnit(
  db: HouseDb,
  at: Date,
  { unitId, cursor, limit = 40 }: AssetPage,
): Promise<{ assets: Asset[]; next: string | null }> {
  let query = assetsAt(db, at)
    .where('asset.unit_id', '=', unitId)
    .orderBy('asset.id', 'desc')
    .limit(limit + 1)
  if (cursor !== undefined) query = query.where('asset.id', '<', cursor)
  const found = (await query.execute()).map(toAsset)
  const page = found.slice(0, limit)
  return { assets: page, next: found.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** Pictures alone: whatever cannot be shown, and whatever is unknown, is absent. */
export async function picturesById(
  db: HouseDb,
  at: Date,
  ids: readonly string[],
): Promise<Map<string, Picture>> {
  if (ids.length === 0) return new Map()
  const rows = await assetsAt(db, at)
    .select(
      sql<Record<string, number>>`(select coalesce(jsonb_object_agg(name, bytes), '{}')
        from bank.rendition where asset_id = asset.id)`.as('made'),
    )
    .where('asset.id', 'in', [...ids])
    .execute()
  return new Map(
    rows.flatMap((row) => {
      const asset = toAsset(row)
      return asset.kind === 'picture' && isVisible(asset)
        ? [[row.id, toPicture(asset, new Map(Object.entries(row.made)))] as const]
        : []
    }),
  )
}

/** In the order asked for; unknown ones are absent. */
export async function assetsByIds(db: HouseDb, at: Date, ids: readonly string[]): Promise<Asset[]> {
  if (ids.length === 0) return []
  const rows = await assetsAt(db, at)
    .where('asset.id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, toAsset(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
