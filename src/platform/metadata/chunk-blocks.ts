import { inflateSync } from 'node:zlib'
import type { FileSpans } from './file-spans.ts'
import type { Blocks } from './find-blocks.ts'

const chunkLimit = 5000
const blockLimit = 2 ** 20

/** PNG (ISO/IEC 15948): `eXIf`, and XMP in an `iTXt` of that name. */
export async function findPngBlocks(file: FileSpans): Promise<Blocks> {
  const blocks: Blocks = {}
  let at = 8
  for (let chunk = 0; chunk < chunkLimit; chunk++) {
    const head = await file.read(at, 8)
    if (head.length < 8) break
    const length = head.readUInt32BE(0)
    const name = head.toString('latin1', 4, 8)
    if (name === 'IEND') break
    if (name === 'eXIf') blocks.exif ??= Buffer.from(await file.read(at + 8, Math.min(length, blockLimit)))
    if (name === 'iTXt') blocks.xmp ??= xmpOf(await file.read(at + 8, Math.min(length, blockLimit)))
    at += 12 + length
  }
  return blocks
}

/** Keyword, 0, whether compressed, the method, language, 0, translated keyword, 0, text. */
function xmpOf(data: Buffer): Buffer | undefined {
  const keyword = 'XML:com.adobe.xmp\0'
  if (data.toString('latin1', 0, keyword.length) !== keyword) return undefined
  const compressed = data[keyword.length] === 1
  const language = data.indexOf(0, keyword.length + 2)
  const translated = language === -1 ? -1 : data.indexOf(0, language + 1)
  if (translated === -1) return undefined
  const text = Buffer.from(data.subarray(translated + 1))
  if (!compressed) return text
  try {
    return inflateSync(text, { maxOutputLength: blockLimit })
  } catch {
    return undefined
  }
}

/** WebP (RFC 9649, 2.7): RIFF chunks of even length. */
export async function findWebpBlocks(file: FileSpans): Promise<Blocks> {
  const blocks: Blocks = {}
  let at = 12
  for (let chunk = 0; chunk < chunkLimit; chunk++) {
    const head = await file.read(at, 8)
    if (head.length < 8) break
    const name = head.toString('latin1', 0, 4)
    const length = head.readUInt32LE(4)
    if (name === 'EXIF' || name === 'XMP ') {
      const data = Buffer.from(await file.read(at + 8, Math.min(length, blockLimit)))
      if (name === 'XMP ') blocks.xmp ??= data
      // Some programs carry the mark over from JPEG.
      else blocks.exif ??= data.toString('latin1', 0, 4) === 'Exif' ? data.subarray(6) : data
    }
    at += 8 + length + (length % 2)
  }
  return blocks
}
