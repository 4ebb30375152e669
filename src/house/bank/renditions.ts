/** Which sizes an asset has, and how one is made. */
import { imageWork, sharp } from '../../platform/images.ts'
import type { VisibleAsset } from './asset.ts'
import type { PixelBox } from './crop.ts'
import { pixelLimit } from '../../platform/pictures/inspect-picture.ts'

export const renditionNames = ['320', '640', '1080', '1600', 'og'] as const
export type RenditionName = (typeof renditionNames)[number]

export const card = { width: 1200, height: 630 }
const slots = ['320', '640', '1080', '1600'] as const

export interface PlannedRendition {
  name: RenditionName
  format: 'webp' | 'jpeg'
  width: number
  height: number
}

/** Every size up to the original's own, never above it, and the crop for link previews. */
export function planRenditions({
  width,
  height,
}: Pick<VisibleAsset, 'width' | 'height'>): PlannedRendition[] {
  const largest = slots.findIndex((slot) => Number(slot) >= width)
  const used = largest === -1 ? slots : slots.slice(0, Math.max(largest, 1) + 1)
  return [
    ...used.map((name) => {
      const seen = Math.min(Number(name), width)
      return {
        name,
        format: 'webp' as const,
        width: seen,
        height: Math.max(1, Math.round((height * seen) / width)),
      }
    }),
    { name: 'og', format: 'jpeg', ...card },
  ]
}

/**
 * Makes one rendition from an original's file, or from a part of it: upright, sRGB, every kind of metadata left behind.
 * @throws what sharp throws for a damaged original.
 */
export async function makeRendition(path: string, plan: PlannedRendition, part?: PixelBox): Promise<Buffer> {
  return imageWork(() => {
    const whole = sharp(path, { limitInputPixels: pixelLimit, failOn: 'error', sequentialRead: true })
      .autoOrient()
      .toColourspace('srgb')
    const upright = part === undefined ? whole : whole.extract(part)
    return plan.format === 'webp'
      ? upright.resize(plan.width, plan.height, { fit: 'fill' }).webp({ quality: 80, effort: 2 }).toBuffer()
      : upright
          .resize(plan.width, plan.height, { fit: 'cover', position: 'attention' })
          .flatten({ background: '#ffffff' })
          .jpeg({ quality: 82, mozjpeg: false })
          .toBuffer()
  })
}

/** The average colour of a small rendition, `#rrggbb`. */
export async function averageColour(small: Buffer): Promise<string> {
  const { data } = await imageWork(() =>
    sharp(small).flatten({ background: '#ffffff' }).resize(1, 1).raw().toBuffer({ resolveWithObject: true }),
  )
  return `#${[data[0], data[1] ?? data[0], data[2] ?? data[0]].map((v) => (v ?? 0).toString(16).padStart(2, '0')).join('')}`
}

export const hues = [
  'red',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
  'brown',
  'black',
  'grey',
  'white',
] as const

/** The nearest of ten names for a colour, so that pictures can be looked for by it. */
export function hueOf(colour: string): (typeof hues)[number] {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255,
  )
  const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  const light = (high + low) / 2
  if (light < 0.12) return 'black'
  if (light > 0.9) return 'white'
  const spread = high - low
  if (spread / (1 - Math.abs(2 * light - 1)) < 0.14) return 'grey'
  const turn =
    high === red
      ? ((green - blue) / spread + 6) % 6
      : high === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4
  const degrees = turn * 60
  if (degrees < 50 || degrees >= 345) {
    if (light < 0.4 && degrees >= 12 && degrees < 50) return 'brown'
    return degrees < 15 || degrees >= 345 ? 'red' : degrees < 45 ? 'orange' : 'yellow'
  }
  if (degrees < 70) return 'yellow'
  if (degrees < 170) return 'green'
  return degrees < 260 ? 'blue' : 'purple'
}
