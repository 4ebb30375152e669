import { invalid } from '../errors.ts'
import { sharp } from '../images.ts'
import { findHostileContent } from './find-hostile-content.ts'

export const pixelLimit = 100_000_000
/** A panorama may be long, but nothing readable is twenty times as wide as it is high. */
const sideRatioLimit = 20
/** Above this many pixels a file that spends fewer than 1 byte on 100 of them is built to burst, not to be seen. */
const bombPixels = 20_000_000

export interface PictureFacts {
  width: number
  height: number
}

/**
 * Looks at a picture without decoding its pixels: what hides in it, how large it would grow.
 * @throws picture_polyglot, picture_damaged, picture_pixels (`megapixels`, `limit`), picture_shape, picture_bomb: each 422.
 */
export async function inspectPicture(
  path: string,
  bytes: number,
  mostPixels = pixelLimit,
): Promise<PictureFacts> {
  if ((await findHostileContent(path)) !== undefined) throw invalid('picture_polyglot')

  // Opening reads the header alone; the cap is ours, so that the refusal can say how large the picture is.
  const header = await sharp(path, { limitInputPixels: false, failOn: 'error' })
    .metadata()
    .catch((error: unknown) => {
      throw Object.assign(invalid('picture_damaged'), { cause: error })
    })
  const { width, height } = header.autoOrient
  const pixels = width * height
  if (pixels > mostPixels)
    throw invalid('picture_pixels', [], {
      megapixels: Math.round(pixels / 1e6),
      limit: Math.round(mostPixels / 1e6),
    })
  if (Math.max(width, height) / Math.min(width, height) > sideRatioLimit) throw invalid('picture_shape')
  if (pixels > bombPixels && bytes / pixels < 0.01) throw invalid('picture_bomb')
  return { width, height }
}
