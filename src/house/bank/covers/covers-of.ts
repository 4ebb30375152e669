import type { HouseDb } from '../../../platform/db.ts'
import type { Area } from './areas.ts'

/** A cover as it was set, and how it ended. */
export interface Cover {
  number: number
  areas: Area[]
  why: string
  by: string
  at: Date
  /** Taken off, or replaced by the next. */
  ended: { by: string; at: Date; why: string } | null
}

/** Newest first. */
export async function coversOf(db: HouseDb, assetId: string): Promise<Cover[]> {
  const rows = await db
    .selectFrom('bank.cover')
    .selectAll()
    .where('asset_id', '=', assetId)
    .orderBy('number', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    number: row.number,
    areas: row.areas as unknown as Area[],
    why: row.why,
    by: row.by_name,
    at: row.at,
    ended:
      row.ended_at === null
        ? null
        : { by: row.ended_by_name ?? '', at: row.ended_at, why: row.ended_why ?? '' },
  }))
}
