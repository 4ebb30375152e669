/** A stranger's picture painted anew: what can be seen comes along, and nothing else of its file. */
import { fileTypeFromFile } from 'file-type'
import { invalid } from '../errors.ts'
import { imageWork, sharp } from '../images.ts'
import { inspectPicture } from './inspect-picture.ts'

export interface Repainted {
  /** A JPEG, upright, without any metadata: no position, no device. */
  bytes: Buffer
  width: number
  height: number
}

const accepted = new Set(['image/jpeg', 'image/png', 'image/apng', 'image/webp'])
/** Wide enough to read a screenshot by; that of a scrolled page may be long. */
const most = { width: 2_000, height: 8_000 }
/** What telephones make, and no more: each is decoded while its sender waits. */
const mostPixels = 50_000_000

/** @throws picture_type, picture_polyglot, picture_damaged, picture_pixels, picture_shape, picture_bomb: each 422 */
export async function repaintPicture(path: string, bytes: number): Promise<Repainted> {
  const type = await fileTypeFromFile(path)
  if (type === undefined || !accepted.has(type.mime)) throw invalid('picture_type')
  await inspectPicture(path, bytes, mostPixels)
  return imageWork(async () => {
    const { data, info } = await sharp(path, { failOn: 'error' })
      .autoOrient()
      .resize({ ...most, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      // Coloured letters of a screenshot blur where colour is kept at half the size.
      .jpeg({ quality: 85, chromaSubsampling: '4:4:4' })
      .toBuffer({ resolveWithObject: true })
      .catch((error: unknown) => {
        throw Object.assign(invalid('picture_damaged'), { cause: error })
      })
    return { bytes: data, width: info.width, height: info.height }
  })
}
