import { imageWork, sharp } from './images.ts'

export interface Shrunk {
  bytes: Buffer
  width: number
  height: number
}

/**
 * A JPEG of at most `most` bytes, upright, without metadata; smaller and plainer until it fits. With a ratio of width to
 * height it is set on a white ground where it is narrower or wider: nothing is cut away. `longest`: pixels of its side.
 */
export async function shrinkPicture(
  path: string,
  most: number,
  { ratio, longest = Infinity }: { ratio?: readonly [number, number]; longest?: number } = {},
): Promise<Shrunk> {
  return imageWork(async () => {
    const { autoOrient: own } = await sharp(path).metadata()
    const ground = ratio === undefined ? undefined : groundFor(own, ratio)
    for (const [edge, quality] of steps) {
      const { data, info } = await sharp(path, { failOn: 'error' })
        .autoOrient()
        .resize(...sizeFor(Math.min(edge, longest), ground))
        .flatten({ background: '#ffffff' })
        .jpeg({ quality })
        .toBuffer({ resolveWithObject: true })
      if (data.length <= most) return { bytes: data, width: info.width, height: info.height }
    }
    throw new Error('A picture of 400 pixels did not fit: the limit is too small to be meant.')
  })
}

/** Width by height of the smallest ground of a ratio within the two, on which all of it stands. */
function groundFor(
  { width, height }: { width: number; height: number },
  [least, most]: readonly [number, number],
) {
  const ratio = width / height
  if (ratio < least) return { width: Math.ceil(height * least), height }
  if (ratio > most) return { width, height: Math.ceil(width / most) }
  return undefined
}

function sizeFor(
  edge: number,
  ground: { width: number; height: number } | undefined,
): [number, number, { fit: 'inside' | 'contain'; withoutEnlargement?: boolean; background?: string }] {
  if (ground === undefined) return [edge, edge, { fit: 'inside', withoutEnlargement: true }]
  const scale = Math.min(1, edge / Math.max(ground.width, ground.height))
  return [
    Math.round(ground.width * scale),
    Math.round(ground.height * scale),
    { fit: 'contain', background: '#ffffff' },
  ]
}

const steps = [
  [2000, 85],
  [1600, 80],
  [1200, 75],
  [800, 70],
  [400, 60],
] as const
