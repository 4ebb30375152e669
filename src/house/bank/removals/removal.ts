/** What is deleted after its retention: what may be, who asks, and what stays of it. */
import { sql } from 'kysely'
import type { HouseDb } from '../../../platform/db.ts'
import { HouseError } from '../../../platform/errors.ts'
import type { Asset } from '../asset.ts'

/** Somewhere a room above shows or keeps it. */
export interface AssetUse {
  assetId: string
  kind: 'story' | 'release'
  /** What readers know it by; its number for what they do not know. */
  title: string
  /** In the console. */
  path: string
  /** Readers have it before them: it has to be withdrawn or changed first. */
  public: boolean
}
/** Every use of these assets, at most some twenty of each. */
export type UseFinder = (db: HouseDb, assetIds: readonly string[]) => Promise<AssetUse[]>

/** An asset past its retention. */
export interface DueAsset {
  asset: Asset
  retentionUntil: Date
  uses: AssetUse[]
  /** Somebody asked for it to be deleted, and a second person has to agree. */
  asked: { by: string; at: Date; why: string; own: boolean } | null
}

/** What stays of a deleted asset. */
export interface Tombstone {
  assetId: string
  number: string
  unitId: string
  sha256: string
  bytes: number
  kind: string
  format: string
  why: string
  by: string
  /** Null where nobody else had to agree. */
  approvedBy: string | null
  at: Date
}

/**
 * @throws asset_removed (410) where it was deleted; picture_replaced (410) where a cover took the place of what was
 * public at the address; nothing where it never was.
 */
export async function sayIfRemoved(db: HouseDb, which: { id: string } | { ref: string }): Promise<void> {
  const { rows } = await sql<{ number: string; day: string }>`
    select number, to_char(removed_at, 'YYYY-MM-DD') as day from bank.removal
    where removed_at is not null and ${'id' in which ? sql`asset_id = ${which.id}` : sql`ref = ${which.ref}`}
    limit 1`.execute(db)
  if (rows[0] !== undefined) throw new HouseError('asset_removed', 410, { params: rows[0] })
  if (!('ref' in which)) return
  const left = await db
    .selectFrom('bank.left_ref')
    .select('ref')
    .where('ref', '=', which.ref)
    .executeTakeFirst()
  if (left !== undefined) throw new HouseError('picture_replaced', 410)
}

/** Those of the units, newest upload first, by keyset. */
export async function tombstonesOf(
  db: HouseDb,
  unitIds: readonly string[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ removed: Tombstone[]; next: string | null }> {
  let query = db
    .selectFrom('bank.removal')
    .selectAll()
    .where('removed_at', 'is not', null)
    .where(sql<boolean>`unit_id = any(${[...unitIds]}::uuid[])`)
    .orderBy('asset_id', 'desc')
    .limit(limit + 1)
  if (cursor !== undefined) query = query.where('asset_id', '<', cursor)
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  return {
    removed: page.map((row) => ({
      assetId: row.asset_id,
      number: row.number,
      unitId: row.unit_id,
      sha256: row.sha256,
      bytes: row.bytes,
      kind: row.kind,
      format: row.format,
      why: row.why,
      by: row.asked_by_name,
      approvedBy: row.approved_by_name,
      at: row.removed_at as Date,
    })),
    next: rows.length > limit ? (page.at(-1)?.asset_id ?? null) : null,
  }
}
