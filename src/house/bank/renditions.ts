/** Which sizes an asset has, and how one is made. */
import { imageWork, sharp } from '../../platform/images.ts'
import type { Asset, Picture, Rendition } from './asset.ts'
import { pixelLimit } from './inspect-picture.ts'

export const renditionNames = ['320', '640', '1080', '1600', 'og'] as const
export type RenditionName = (typeof renditionNames)[number]

const card = { width: 1200, height: 630 }
const slots = ['320', '640', '1080', '1600'] as const

export interface PlannedRendition {
  name: RenditionName
  format: 'webp' | 'jpeg'
  width: number
  height: number
}

/** Every size up to the original's own, never above it, and the crop for link previews. */
export function planRenditions({ width, height }: Pick<Asset, 'width' | 'height'>): PlannedRendition[] {
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
 * Makes one rendition from an original's file: upright, sRGB, every kind of metadata left behind.
 * @throws what sharp throws for a damaged original.
 */
export async function makeRendition(path: string, plan: PlannedRendition): Promise<Buffer> {
  return imageWork(() => {
    const upright = sharp(path, { limitInputPixels: pixelLimit, failOn: 'error', sequentialRead: true })
      .autoOrient()
      .toColourspace('srgb')
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

export const fileName = (plan: Pick<PlannedRendition, 'name' | 'format'>) =>
  plan.name === 'og' ? 'og.jpg' : `${plan.name}.webp`

export function toPicture(asset: Asset, made: ReadonlyMap<string, number>): Picture {
  const renditions: Rendition[] = planRenditions(asset).map((plan) => ({
    width: plan.width,
    height: plan.height,
    format: plan.format,
    url: `/media/${asset.ref}/${fileName(plan)}`,
    bytes: made.get(plan.name) ?? 0,
  }))
  const { id, ref, width, height, colour, alt, caption, credit, rights } = asset
  return { assetId: id, ref, width, height, colour, alt, caption, credit, rights, renditions }
}
