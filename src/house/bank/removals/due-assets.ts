/** What is past its retention and still here, with everything that hangs on it. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { HouseDb } from '../../../platform/db.ts'
import { toAsset } from '../asset.ts'
import { assetsAt } from '../asset-queries.ts'
import type { AssetUse, DueAsset, UseFinder } from './removal.ts'

/** The oldest deposit first, by keyset. */
export async function dueAssets(
  db: HouseDb,
  finders: readonly UseFinder[],
  actor: Actor,
  at: Date,
  { unitIds, cursor, limit }: { unitIds: readonly string[]; cursor?: string | undefined; limit: number },
): Promise<{ due: DueAsset[]; next: string | null }> {
  let query = assetsAt(db, at)
    .innerJoin('bank.rights as own', 'own.asset_id', 'asset.id')
    .leftJoin('bank.removal as removal', 'removal.asset_id', 'asset.id')
    .select([
      'own.retention_until',
      'removal.asked_by_name',
      'removal.asked_by_id',
      'removal.asked_at',
      'removal.why',
    ])
    .where('own.retention_until', '<=', at)
    .where(sql<boolean>`asset.unit_id = any(${[...unitIds]}::uuid[])`)
    .orderBy('asset.id')
    .limit(limit + 1)
  if (cursor !== undefined) query = query.where('asset.id', '>', cursor)
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  const uses = await usesOf(
    db,
    finders,
    page.map(({ id }) => id),
  )
  return {
    due: page.map((row) => ({
      asset: toAsset(row),
      retentionUntil: row.retention_until as Date,
      uses: uses.filter(({ assetId }) => assetId === row.id),
      asked:
        row.asked_at === null
          ? null
          : {
              by: row.asked_by_name ?? '',
              at: row.asked_at,
              why: row.why ?? '',
              own: row.asked_by_id === actor.id,
            },
    })),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

export async function usesOf(
  db: HouseDb,
  finders: readonly UseFinder[],
  assetIds: readonly string[],
): Promise<AssetUse[]> {
  if (assetIds.length === 0) return []
  const found: AssetUse[] = []
  for (const find of finders) found.push(...(await find(db, assetIds)))
  return found
}
