/** Draws covers into a copy of a picture, so that nothing of what they hide is left in it. */
import { randomInt } from 'node:crypto'
import type { OverlayOptions } from 'sharp'
import { imageWork, sharp } from '../../../platform/images.ts'
import { pixelsOf, type PixelBox } from '../crop.ts'
import { pixelLimit } from '../../../platform/pictures/inspect-picture.ts'
import type { Area } from './areas.ts'

/** Blocks along the longer side: fewer than any face or plate can be told by. */
const blocks = 5
/** A block's colour is moved by up to this: guessing a plate and comparing its mosaic then proves nothing. */
const unrest = 12

export type CoverFormat = 'jpeg' | 'png' | 'webp'
/** What a covered copy of a format is written as: everything that carries no transparency becomes a JPEG. */
export const coverFormat = (format: string): CoverFormat =>
  format === 'png' || format === 'webp' ? format : 'jpeg'

/** Wide enough for the colours of a mosaic's blocks; the whole picture is decoded twice, however much is covered. */
const sampleSide = 1600
/** A mosaic is softened at this size and then drawn out: the same to the eye, and cheap for a large place. */
const softSide = 240

/**
 * The covered picture as a file's bytes: upright, sRGB, without any metadata of the original, so without its thumbnail.
 * @throws what sharp throws for a damaged original.
 */
export async function paintCover(
  path: string,
  areas: readonly Area[],
  size: Size,
  format: CoverFormat,
): Promise<Buffer> {
  return imageWork(async () => {
    const sample = await open(path)
      .flatten({ background: '#808080' })
      .resize(sampleSide, sampleSide, { fit: 'inside', withoutEnlargement: true })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const patches: OverlayOptions[] = []
    for (const area of areas) patches.push(await patchFor(sample, area, size))
    const covered = open(path).composite(patches)
    if (format === 'png') return covered.png().toBuffer()
    if (format === 'webp') return covered.webp({ quality: 90, effort: 2 }).toBuffer()
    return covered.flatten({ background: '#ffffff' }).jpeg({ quality: 90, mozjpeg: false }).toBuffer()
  })
}

type Size = Pick<PixelBox, 'width' | 'height'>
interface Sample {
  data: Buffer
  info: { width: number; height: number; channels: 1 | 2 | 3 | 4 }
}

const open = (path: string) =>
  sharp(path, { limitInputPixels: pixelLimit, failOn: 'error' }).autoOrient().toColourspace('srgb')
const boxOf = (area: Area, size: Size) => pixelsOf({ ...area, focusX: 0, focusY: 0 }, size)
const asPng = { compressionLevel: 1 } as const

/** What is laid over a place. It is opaque where the shape is: what lies under it is replaced, not mixed. */
async function patchFor(sample: Sample, area: Area, size: Size): Promise<OverlayOptions> {
  const { left, top, width, height } = boxOf(area, size)
  const filled =
    area.how === 'box' ? await night(width, height) : await mosaic(sample, area, { width, height })
  if (area.shape === 'rectangle') return { input: filled, left, top }
  const ellipse = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" shape-rendering="crispEdges"><ellipse cx="${width / 2}" cy="${height / 2}" rx="${width / 2}" ry="${height / 2}" fill="#fff"/></svg>`
  const input = await sharp(filled)
    .ensureAlpha()
    .composite([{ input: Buffer.from(ellipse), blend: 'dest-in' }])
    .png(asPng)
    .toBuffer()
  return { input, left, top }
}

const night = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#141414' } })
    .png(asPng)
    .toBuffer()

async function mosaic({ data, info }: Sample, area: Area, { width, height }: Size): Promise<Buffer> {
  const long = Math.max(width, height)
  const scaled = (to: number) => ({
    width: Math.max(1, Math.round((width * to) / long)),
    height: Math.max(1, Math.round((height * to) / long)),
  })
  const { channels } = info
  const grid = scaled(blocks)
  const cells = await sharp(data, { raw: info })
    .extract(boxOf(area, info))
    .resize(grid.width, grid.height, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer()
  const moved = cells.map((value) => Math.min(255, Math.max(0, value + randomInt(-unrest, unrest + 1))))
  const soft = scaled(softSide)
  const coarse = await sharp(moved, { raw: { ...grid, channels } })
    .resize(soft.width, soft.height, { fit: 'fill', kernel: 'nearest' })
    .png(asPng)
    .toBuffer()
  const softened = await sharp(coarse)
    .blur(softSide / blocks / 3)
    .png(asPng)
    .toBuffer()
  return sharp(softened).resize(width, height, { fit: 'fill', kernel: 'cubic' }).png(asPng).toBuffer()
}
