import { notFound } from '../../../platform/errors.ts'
import { imageWork, sharp } from '../../../platform/images.ts'
import { isVisible, type Asset } from '../asset.ts'
import type { BankDeps } from '../deps.ts'
import { pixelLimit } from '../../../platform/pictures/inspect-picture.ts'
import { withUncovered } from '../picture-source.ts'

const drawingWidth = 1600

/** To draw on; made for this one answer and not kept, so that it can leave by no other door. */
export async function uncoveredPicture(
  deps: Pick<BankDeps, 'db' | 'storage'>,
  asset: Asset,
): Promise<Buffer> {
  if (!isVisible(asset)) throw notFound('rendition')
  return withUncovered(deps, asset, (path) =>
    imageWork(() =>
      sharp(path, { limitInputPixels: pixelLimit, failOn: 'error', sequentialRead: true })
        .autoOrient()
        .toColourspace('srgb')
        .resize(drawingWidth, undefined, { withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: 85 })
        .toBuffer(),
    ),
  )
}
