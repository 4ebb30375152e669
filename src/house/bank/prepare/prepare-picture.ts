/** All sizes of a picture, the grid's first; its colour, and its fingerprint for finding pictures like it. */
import { sql } from 'kysely'
import { pieces, toBits } from '../../../platform/pdq/compare-hashes.ts'
import { pdqHash } from '../../../platform/pdq/pdq-hash.ts'
import { decodeHeic } from '../../../platform/raw-pictures/decode-heic.ts'
import { previewOfRaw } from '../../../platform/raw-pictures/preview-of-raw.ts'
import { isVisible, type Asset, type VisibleAsset } from '../asset.ts'
import { deposits } from '../uploads/right-of-way.ts'
import { findRendition } from '../find-rendition.ts'
import { rawFormats } from '../identify-file.ts'
import { averageColour, hueOf, renditionNames } from '../renditions.ts'
import { keepRendition } from './keep-rendition.ts'
import { CannotPrepare, type PrepareDeps, type Workplace } from './workplace.ts'

const gridFirst = ['640', ...renditionNames.filter((name) => name !== '640')] as const

export async function preparePicture(
  deps: PrepareDeps,
  asset: Asset,
  { progress, original, folder }: Workplace,
): Promise<void> {
  const picture = isVisible(asset) ? asset : await developed(deps, asset, original, `${folder}/base.jpg`)
  await makeSizes(deps, picture, progress)
}

/** HEIC and RAW become a JPEG first, from which everything else is made. */
async function developed(
  deps: PrepareDeps,
  asset: Asset,
  original: string,
  path: string,
): Promise<VisibleAsset> {
  const develop = rawFormats.has(asset.format) ? previewOfRaw : decodeHeic
  const { width, height } = await develop(original, path)
  await keepRendition(deps, asset.id, { name: 'base', format: 'jpeg', width, height }, { path })
  await deps.db.updateTable('bank.asset').set({ width, height }).where('id', '=', asset.id).execute()
  return { ...asset, width, height }
}

/** The sizes of whatever has a picture: of a film its poster, of a document its first page. */
export async function makeSizes(
  deps: PrepareDeps,
  asset: VisibleAsset,
  progress: Workplace['progress'],
): Promise<void> {
  const { db, storage } = deps
  for (const [at, name] of gridFirst.entries()) {
    await deposits.giveWay()
    const found = await findRendition(deps, asset, name).catch((error: unknown) => {
      throw asOfTheFile(error)
    })
    if (name === '640') {
      const small = Buffer.concat(await storage.read(found.sha256).toArray())
      const colour = await averageColour(small)
      const { hash, quality } = await pdqHash(small)
      await db
        .updateTable('bank.asset')
        .set({
          colour,
          hue: hueOf(colour),
          pdq: sql`${toBits(hash)}::bit(256)`,
          pdq_quality: quality,
          pdq_pieces: pieces(hash),
        })
        .where('id', '=', asset.id)
        .execute()
    }
    await progress(name, (at + 1) / gridFirst.length)
  }
}

/** What libvips says of a file lies in the file; a full disk or a lost database does not. */
const asOfTheFile = (error: unknown): unknown =>
  error instanceof Error && /Vips|Input (file|buffer)|corrupt|premature|unsupported/i.test(error.message)
    ? new CannotPrepare(error.message)
    : error
