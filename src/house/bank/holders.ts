/** Who took an asset, so that a correction of its record or a change of its rights can reach them. */
import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { HouseDb, HouseTransaction } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import { recordFields, type AssetRecord } from './record.ts'
import type { HeldBack } from './rights.ts'

/** Told within the transaction of the change, so that nobody who hears of it can miss it. */
export type RevisionFollower = (
  trx: HouseTransaction,
  /** `recordNumber` is 0 where the record stayed as it was. */
  revision: {
    assetId: string
    recordNumber: number
    /** Other ones took the place of those that people had, or they were taken away. */
    subtitles?: SubtitleRevision | undefined
    by: { kind: Actor['kind']; id: string | null }
  },
) => Promise<void>

export interface SubtitleRevision {
  /** What the language calls itself. */
  language: string
  /** Changes that the asset's subtitles have seen, this one included. */
  change: number
  /** When those came that are no longer shown, in ISO 8601: whoever took the film since may have them. */
  since: string
}

export interface AssetHolders {
  unitId: string
  filename: string
  headline: string
  recordNumber: number
  /** Why even the press may not use it now, or null. */
  heldBack: HeldBack | null
  /** Newest wording that each taker has; people, journalists and keys once each. */
  takers: { kind: string; id: string; name: string; recordNumber: number; since: Date; times: number }[]
  /** Downloads by people whom nobody knows. */
  unknown: number
}

/**
 * Everyone who took it; with `before`, only those whose newest wording is an older one; with `since`, only those who took
 * it at that moment or later. @throws not_found
 */
export async function holdersOf(
  db: HouseDb,
  at: Date,
  assetId: string,
  { before, since }: { before?: number; since?: Date } = {},
): Promise<AssetHolders> {
  const asset = await db
    .selectFrom('bank.asset as asset')
    .select(['unit_id', 'filename', 'headline', 'record_number'])
    .select(
      sql<HeldBack | null>`(select bank.held_back(claims, ${at}, 'press') from bank.rights claims
        where claims.asset_id = asset.id)`.as('held_back'),
    )
    .where('id', '=', assetId)
    .executeTakeFirst()
  if (asset === undefined) throw notFound('asset')
  const { rows } = await sql<{
    kind: string
    id: string | null
    name: string
    number: number
    since: Date
    times: number
  }>`
    select taker_kind as kind, taker_id as id, max(taker_name) as name, max(record_number) as number,
      max(at) as since, count(*)::int as times
    from bank.download where asset_id = ${assetId}
    group by taker_kind, taker_id
    having ${before === undefined ? sql`true` : sql`max(record_number) < ${before}`}
      and ${since === undefined ? sql`true` : sql`max(at) >= ${since}`}`.execute(db)
  return {
    unitId: asset.unit_id,
    filename: asset.filename,
    headline: asset.headline,
    recordNumber: asset.record_number,
    heldBack: asset.held_back,
    takers: rows.flatMap(({ id, number, ...taker }) =>
      id === null ? [] : [{ ...taker, id, recordNumber: number }],
    ),
    unknown: rows.reduce((sum, { id, times }) => (id === null ? sum + times : sum), 0),
  }
}

/** What of a record changed from one of its versions to another. */
export async function recordChanges(
  db: HouseDb,
  assetId: string,
  { from, to }: { from: number; to: number },
): Promise<{ field: keyof AssetRecord; before: string; after: string }[]> {
  const rows = await db
    .selectFrom('bank.record_version')
    .select(['number', 'record'])
    .where('asset_id', '=', assetId)
    .where('number', 'in', [from, to])
    .execute()
  const at = (number: number) => rows.find((row) => row.number === number)?.record as Record<string, unknown>
  const [before, after] = [at(from) ?? {}, at(to) ?? {}]
  const text = (value: unknown) =>
    Array.isArray(value)
      ? value.join(', ')
      : typeof value === 'string'
        ? value
        : value === null || value === undefined
          ? ''
          : JSON.stringify(value)
  return recordFields
    .map((field) => ({ field, before: text(before[field]), after: text(after[field]) }))
    .filter((change) => change.before !== change.after)
}

/** Whoever leaves the house's registers leaves their name here, too; that somebody took it stays. */
export const forgetTaker = (trx: HouseTransaction, taker: { kind: string; id: string }) =>
  trx
    .updateTable('bank.download')
    .set({ taker_name: '' })
    .where('taker_kind', '=', taker.kind)
    .where('taker_id', '=', taker.id)
    .execute()
