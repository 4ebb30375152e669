/** Every wording that a record has had. */
import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { HouseDb, HouseTransaction } from '../../platform/db.ts'
import { conflict } from '../../platform/errors.ts'
import type { Asset } from './asset.ts'
import { keepCrops, wholeAround } from './crop.ts'
import type { RevisionFollower } from './holders.ts'
import type { BankDeps } from './deps.ts'
import { cleanRecord, emptyRecord, type AssetRecord } from './record.ts'
import { searchVector } from './search/lexemes.ts'
import { signed } from './signed.ts'

export interface RecordVersion {
  number: number
  record: AssetRecord
  by: string
  at: Date
}

export const recordColumns = (record: AssetRecord) => ({
  headline: record.headline,
  caption: record.caption,
  alt: record.alt,
  credit: record.credit,
  creator: record.creator,
  copyright: record.copyright,
  rights: record.rights,
  event: record.event,
  place: record.place,
  latitude: record.latitude,
  longitude: record.longitude,
  taken_at: record.takenAt,
  people: record.people,
  topics: record.topics,
  ai_use: record.aiUse,
  focus_x: record.focusX,
  focus_y: record.focusY,
})

export const insertVersion = (
  trx: HouseTransaction,
  assetId: string,
  number: number,
  record: AssetRecord,
  actor: Actor,
  at: Date,
) =>
  trx
    .insertInto('bank.record_version')
    .values({
      asset_id: assetId,
      number,
      record: JSON.stringify(record),
      ...signed(actor),
      at,
    })
    .execute()

/**
 * Lays changes over an asset's record as its next version. Nothing happens where nothing changes.
 * @throws invalid_request; record_moved_on when somebody else changed it since `asset` was read.
 */
export async function reviseRecord(
  { db, audit, clock, events }: Pick<BankDeps, 'db' | 'audit' | 'clock' | 'events'>,
  revisions: readonly RevisionFollower[],
  actor: Actor,
  asset: Asset,
  changes: Partial<AssetRecord>,
): Promise<Asset> {
  const record = cleanRecord(changes, recordIn(asset))
  const changed = (Object.keys(record) as (keyof AssetRecord)[]).filter(
    (at) => JSON.stringify(record[at]) !== JSON.stringify(asset[at]),
  )
  if (changed.length === 0) return asset
  const revised: Asset = { ...asset, ...record, recordNumber: asset.recordNumber + 1 }
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('bank.asset')
      .set({
        ...recordColumns(record),
        record_number: revised.recordNumber,
        // The text inside stays findable: its words alone have the least weight.
        search: sql`${searchVector(revised)}::tsvector || ts_filter(search, '{d}'::"char"[])`,
      })
      .where('id', '=', asset.id)
      .where('record_number', '=', asset.recordNumber)
      .returning('id')
      .executeTakeFirst()
    if (row === undefined) throw conflict('record_moved_on')
    await insertVersion(trx, asset.id, revised.recordNumber, record, actor, clock.now())
    // Pages that show it whole cut their cards around this point.
    if (record.focusX !== null && record.focusY !== null)
      await keepCrops(trx, [{ assetId: asset.id, crop: wholeAround(record.focusX, record.focusY) }])
    for (const follow of revisions)
      await follow(trx, {
        assetId: asset.id,
        recordNumber: revised.recordNumber,
        by: { kind: actor.kind, id: actor.id },
      })
    await events.emit(trx, 'asset.described', { ids: [asset.id] })
    await audit.record(trx, {
      actor,
      act: 'asset.describe',
      unitId: asset.unitId,
      objectKind: 'asset',
      objectId: asset.id,
      details: Object.fromEntries(changed.map((at) => [at, record[at]])),
    })
  })
  return revised
}

export const recordIn = (asset: Asset): AssetRecord => ({
  headline: asset.headline,
  caption: asset.caption,
  alt: asset.alt,
  credit: asset.credit,
  creator: asset.creator,
  copyright: asset.copyright,
  rights: asset.rights,
  event: asset.event,
  place: asset.place,
  latitude: asset.latitude,
  longitude: asset.longitude,
  takenAt: asset.takenAt,
  people: asset.people,
  topics: asset.topics,
  aiUse: asset.aiUse,
  focusX: asset.focusX,
  focusY: asset.focusY,
})

/** Newest first. */
export async function versionsOf(db: HouseDb, assetId: string): Promise<RecordVersion[]> {
  const rows = await db
    .selectFrom('bank.record_version')
    .selectAll()
    .where('asset_id', '=', assetId)
    .orderBy('number', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ number, record, by_name, at }) => {
    const kept = record as unknown as Omit<AssetRecord, 'takenAt'> & { takenAt: string | null }
    return {
      number,
      record: { ...emptyRecord, ...kept, takenAt: kept.takenAt === null ? null : new Date(kept.takenAt) },
      by: by_name,
      at,
    }
  })
}
