import { HouseError } from '../errors.ts'

/**
 * A HEIC or RAW that gives no picture: the file's fault, not the house's. Codes (each 422):
 * - picture_damaged: not what it says it is, cut off, or contradicting itself
 * - picture_pixels (`megapixels`, `limit`): larger than the house decodes
 * - picture_slow (`seconds`), picture_heavy: gave the decoder more work than any honest picture does
 * - picture_without_preview: a RAW in which no JPEG was found that can be decoded
 */
export class PictureRefused extends HouseError {
  constructor(code: string, params: Record<string, string | number> = {}, cause?: unknown) {
    super(code, 422, { params, cause })
    this.name = 'PictureRefused'
  }
}

/** Most pixels that are decoded, as for every picture of the house. */
export const pixelLimit = 100_000_000

export function requireFewPixels(width: number, height: number, limit = pixelLimit) {
  if (width * height > limit)
    throw new PictureRefused('picture_pixels', {
      megapixels: Math.ceil((width * height) / 1e6),
      limit: Math.round(limit / 1e6),
    })
}
