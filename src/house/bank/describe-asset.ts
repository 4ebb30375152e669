import type { Actor } from '../../platform/actor.ts'
import type { Asset, AssetWords } from './asset.ts'
import { cleanWords } from './clean-words.ts'
import type { BankDeps } from './index.ts'

export async function describeAsset(
  { db, audit }: BankDeps,
  actor: Actor,
  asset: Asset,
  words: Partial<AssetWords>,
): Promise<Asset> {
  const { alt, caption, credit, rights } = cleanWords({ ...asset, ...words })
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('bank.asset')
      .set({ alt, caption, credit, rights })
      .where('id', '=', asset.id)
      .execute()
    await audit.record(trx, {
      actor,
      act: 'asset.describe',
      unitId: asset.unitId,
      objectKind: 'asset',
      objectId: asset.id,
      details: { alt, caption, credit, rights },
    })
  })
  return { ...asset, alt, caption, credit, rights }
}
