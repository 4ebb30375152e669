import { imageWork, sharp } from './images.ts'

export interface Shrunk {
  bytes: Buffer
  width: number
  height: number
}

/** A JPEG of at most `most` bytes, upright, without metadata; smaller and plainer until it fits. */
export async function shrinkPicture(path: string, most: number): Promise<Shrunk> {
  return imageWork(async () => {
    for (const [edge, quality] of steps) {
      const { data, info } = await sharp(path, { failOn: 'error' })
        .autoOrient()
        .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality })
        .toBuffer({ resolveWithObject: true })
      if (data.length <= most) return { bytes: data, width: info.width, height: info.height }
    }
    throw new Error('A picture of 400 pixels did not fit: the limit is too small to be meant.')
  })
}

const steps = [
  [2000, 85],
  [1600, 80],
  [1200, 75],
  [800, 70],
  [400, 60],
] as const
