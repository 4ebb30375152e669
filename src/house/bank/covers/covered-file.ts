/** The covered picture that stands in the original's place, made again from it if it was lost. */
import { notFound } from '../../../platform/errors.ts'
import type { VisibleAsset } from '../asset.ts'
import type { BankDeps } from '../deps.ts'
import { renditionNamed, withUncovered, type MadeFile } from '../picture-source.ts'
import type { Area } from './areas.ts'
import { coverFormat, paintCover } from './paint-cover.ts'

export const coverName = (number: number) => `cover/${number}/whole`

/** @throws not_found where no cover stands, or the original is gone. */
export async function coveredFile(
  deps: Pick<BankDeps, 'db' | 'storage'>,
  asset: VisibleAsset,
): Promise<MadeFile> {
  if (asset.cover === null) throw notFound('rendition')
  const made = await renditionNamed(deps, asset.id, coverName(asset.cover))
  if (made !== undefined) return made
  const { areas } = await deps.db
    .selectFrom('bank.cover')
    .select('areas')
    .where('asset_id', '=', asset.id)
    .where('number', '=', asset.cover)
    .executeTakeFirstOrThrow()
  return keepCovered(deps, asset, asset.cover, areas as unknown as Area[])
}

export async function keepCovered(
  deps: Pick<BankDeps, 'db' | 'storage'>,
  asset: VisibleAsset,
  number: number,
  areas: readonly Area[],
): Promise<MadeFile> {
  const format = coverFormat(asset.format)
  const painted = await withUncovered(deps, asset, (path) => paintCover(path, areas, asset, format))
  const kept = await deps.storage.put(painted)
  const { width, height } = asset
  await deps.db
    .insertInto('bank.rendition')
    .values({ asset_id: asset.id, name: coverName(number), format, width, height, ...kept })
    .onConflict((existing) =>
      existing.columns(['asset_id', 'name']).doUpdateSet({ format, width, height, ...kept }),
    )
    .execute()
  return { ...kept, format }
}
