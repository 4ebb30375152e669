import type { HouseTransaction } from '../../platform/db.ts'
import { conflict } from '../../platform/errors.ts'
import { assetsAt } from './asset-queries.ts'
import type { BankDeps } from './deps.ts'

type Deps = Pick<BankDeps, 'clock' | 'events'>

/** @throws picture_held_back (409; params `filename`, `why`) where the rights of one of them forbid it now. */
export async function publishAssets(
  { clock, events }: Deps,
  trx: HouseTransaction,
  assetIds: readonly string[],
  usedBy = 'house',
): Promise<void> {
  if (assetIds.length === 0) return
  const since = clock.now()
  const held = (
    await assetsAt(trx, since)
      .where('asset.id', 'in', [...assetIds])
      .execute()
  ).find((row) => row.held_back !== null)
  if (held !== undefined)
    throw conflict('picture_held_back', { filename: held.filename, why: held.held_back ?? '' })
  await trx
    .insertInto('bank.public_use')
    .values([...new Set(assetIds)].map((asset_id) => ({ asset_id, used_by: usedBy, since })))
    .onConflict((existing) => existing.columns(['asset_id', 'used_by']).doNothing())
    .execute()
  await tell(events, trx, 'asset.published', assetIds)
}

export async function hideAssets(
  { events }: Deps,
  trx: HouseTransaction,
  assetIds: readonly string[],
  usedBy?: string,
): Promise<void> {
  if (assetIds.length === 0) return
  let claims = trx.deleteFrom('bank.public_use').where('asset_id', 'in', [...assetIds])
  if (usedBy !== undefined) claims = claims.where('used_by', '=', usedBy)
  await claims.execute()
  await tell(events, trx, 'asset.hidden', assetIds)
}

/** In groups: a notification carries at most 8,000 bytes. */
async function tell(
  events: Deps['events'],
  trx: HouseTransaction,
  name: 'asset.published' | 'asset.hidden',
  assetIds: readonly string[],
) {
  const rows = await trx
    .selectFrom('bank.asset')
    .select('ref')
    .where('id', 'in', [...assetIds])
    .execute()
  for (let at = 0; at < rows.length; at += 200)
    await events.emit(trx, name, { refs: rows.slice(at, at + 200).map((row) => row.ref) })
}
