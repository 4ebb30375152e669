import exifr from 'exifr'
import { fileTypeFromFile } from 'file-type'
import { open } from 'node:fs/promises'
import { invalid } from '../../platform/errors.ts'
import { sharp } from '../../platform/images.ts'
import type { AssetFormat } from './asset.ts'
import { findHostileContent } from './find-hostile-content.ts'

export const uploadLimit = 40_000_000
export const pixelLimit = 100_000_000
/** A panorama may be long, but nothing readable is twenty times as wide as it is high. */
const sideRatioLimit = 20
/** Above this many pixels a file that spends fewer than 1 byte on 100 of them is built to burst, not to be seen. */
const bombPixels = 20_000_000

const formats: Record<string, AssetFormat> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/tiff': 'tiff',
}

export interface PictureFacts {
  format: AssetFormat
  width: number
  height: number
  takenAt: Date | null
}

/**
 * Looks at a file without decoding its pixels: what it is by its bytes, what hides in it, how large it would grow.
 * @throws picture_empty, picture_type (params `found`), picture_disguised (`found`), picture_polyglot,
 * picture_damaged, picture_pixels (`megapixels`, `limit`), picture_shape, picture_bomb: each 422.
 */
export async function inspectPicture(path: string, bytes: number, filename: string): Promise<PictureFacts> {
  if (bytes === 0) throw invalid('picture_empty')
  const found = await fileTypeFromFile(path)
  const format = formats[found?.mime ?? '']
  if (format === undefined) {
    const what = found?.ext ?? (await textKind(path))
    throw /\.(jpe?g|png|webp|avif|tiff?)$/i.test(filename)
      ? invalid('picture_disguised', [], { found: what })
      : invalid('picture_type', [], { found: what })
  }
  if ((await findHostileContent(path)) !== undefined) throw invalid('picture_polyglot')

  // Opening reads the header alone; the cap is ours, so that the refusal can say how large the picture is.
  const header = await sharp(path, { limitInputPixels: false, failOn: 'error' })
    .metadata()
    .catch((error: unknown) => {
      throw Object.assign(invalid('picture_damaged'), { cause: error })
    })
  const { width, height } = header.autoOrient
  const pixels = width * height
  if (pixels > pixelLimit)
    throw invalid('picture_pixels', [], {
      megapixels: Math.round(pixels / 1e6),
      limit: Math.round(pixelLimit / 1e6),
    })
  if (Math.max(width, height) / Math.min(width, height) > sideRatioLimit) throw invalid('picture_shape')
  if (pixels > bombPixels && bytes / pixels < 0.01) throw invalid('picture_bomb')
  return { format, width, height, takenAt: await takenAt(path) }
}

/** For the sentence that tells what the file is instead. */
async function textKind(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0)
    const start = buffer.toString('latin1', 0, bytesRead).trimStart()
    if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!doctype svg|<svg)/i.test(start)) return 'svg'
    if (/^<(!doctype html|html|head|body|script)/i.test(start)) return 'html'
    if (start.startsWith('MZ')) return 'exe'
    return '?'
  } finally {
    await file.close()
  }
}

/** When the shutter opened, by the camera's clock; cameras that are wrong or silent give nothing. */
async function takenAt(path: string): Promise<Date | null> {
  const read: unknown = await exifr
    .parse(path, { pick: ['DateTimeOriginal', 'OffsetTimeOriginal'], reviveValues: false })
    .catch(() => undefined)
  const { DateTimeOriginal: text, OffsetTimeOriginal: offset } = (read ?? {}) as Record<string, unknown>
  const parts = typeof text === 'string' ? /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(text) : null
  if (parts === null) return null
  const zone = typeof offset === 'string' && /^[+-]\d\d:\d\d$/.test(offset) ? offset : '+07:00'
  const at = new Date(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${zone}`)
  return Number.isNaN(at.getTime()) || at.getFullYear() < 1990 ? null : at
}
