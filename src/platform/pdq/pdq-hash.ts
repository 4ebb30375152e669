import { imageWork, sharp } from '../images.ts'
import { pdqOfLuma, type PdqHash } from './pdq-of-luma.ts'

/**
 * Longest side that is hashed, in pixels, as in the reference's program: beyond it only the 64 × 64 cells matter, and
 * a JPEG is then decoded small from the start. The reference takes every n-th pixel here, we let libvips average; both
 * sides are brought down on their own, since the cells ignore the picture's proportions anyway.
 */
const side = 512

/**
 * The hash of a picture file as people see it: upright, in sRGB, on white where it is transparent.
 * @throws whatever sharp says of a file that it cannot decode.
 */
export async function pdqHash(picture: string | Buffer): Promise<PdqHash> {
  const { data, info } = await imageWork(() =>
    sharp(picture, { failOn: 'error' })
      .autoOrient()
      .resize(side, side, { fit: 'fill', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true }),
  )
  return pdqOfLuma(lumaOf(data, info.channels), info.width, info.height)
}

/** Luminance by ITU-R BT.601, 0 to 255. @param channels 1 grey, 3 red, green and blue. */
function lumaOf(pixels: Buffer, channels: number): Float32Array {
  if (channels < 3)
    return Float32Array.from({ length: pixels.length / channels }, (_, at) => pixels[at * channels]!)
  const luma = new Float32Array(pixels.length / channels)
  for (let at = 0, from = 0; at < luma.length; at++, from += channels)
    luma[at] = 0.299 * pixels[from]! + 0.587 * pixels[from + 1]! + 0.114 * pixels[from + 2]!
  return luma
}
