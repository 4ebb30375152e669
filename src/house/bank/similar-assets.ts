/** Pictures that look alike, by PDQ: 256 bits of which at most 31 differ, at a quality of at least 50. */
import { sql } from 'kysely'
import type { HouseDb } from '../../platform/db.ts'
import { assetsAt } from './asset-queries.ts'
import { toAsset, type Asset } from './asset.ts'

export interface SimilarAsset {
  asset: Asset
  /** Bits that differ, 0 to 31; at most 10 where both are of quality 80 is the same picture. */
  distance: number
  same: boolean
}

const alike = 31
const enoughQuality = 50
const mostAlike = 60

interface Near {
  id: string
  distance: number
  quality: number
  own: number
}

/**
 * By pigeonhole: two hashes at most 31 apart have, among their sixteen pieces of 16 bits, one that differs in at most
 * one bit; so the index is asked for every piece and its sixteen neighbours, and what it finds is measured.
 */
export async function similarTo(db: HouseDb, now: Date, assetId: string): Promise<SimilarAsset[]> {
  const { rows } = await sql<Near>`
    with own as (
      select id, pdq, pdq_pieces, pdq_quality from bank.asset
      where id = ${assetId}::uuid and pdq_quality >= ${enoughQuality}
    ),
    near_pieces as (
      select array_agg(piece) as pieces from (
        select unnest(pdq_pieces) as piece from own
        union
        select piece # (1 << bit) from own, unnest(pdq_pieces) piece, generate_series(0, 15) bit
      ) neighbours
    )
    select asset.id, bit_count(asset.pdq # own.pdq)::int as distance, asset.pdq_quality as quality,
      own.pdq_quality as own
    from own, bank.asset asset
    where asset.pdq_pieces && (select pieces from near_pieces)
      and asset.id <> own.id
      and asset.pdq_quality >= ${enoughQuality}
      and bit_count(asset.pdq # own.pdq) <= ${alike}
    order by distance, asset.id
    limit ${mostAlike}`.execute(db)
  if (rows.length === 0) return []
  const assets = await assetsAt(db, now)
    .where(
      'asset.id',
      'in',
      rows.map((row) => row.id),
    )
    .execute()
  const byId = new Map(assets.map((row) => [row.id, toAsset(row)]))
  return rows.flatMap(({ id, distance, quality, own }) => {
    const asset = byId.get(id)
    return asset === undefined
      ? []
      : [{ asset, distance, same: distance <= 10 && quality >= 80 && own >= 80 }]
  })
}
