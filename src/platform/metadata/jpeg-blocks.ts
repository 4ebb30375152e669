import type { FileSpans } from './file-spans.ts'
import type { Blocks } from './find-blocks.ts'

const exifMark = 'Exif\0\0'
const xmpMark = 'http://ns.adobe.com/xap/1.0/\0'
const photoshopMark = 'Photoshop 3.0\0'
/** A photograph has some dozens of segments. */
const segmentLimit = 500

/** The application segments before the picture itself (JPEG, ITU-T T.81 annex B; Exif 3.0, 4.7.2). */
export async function findJpegBlocks(file: FileSpans): Promise<Blocks> {
  const blocks: Blocks = {}
  const photoshop: Buffer[] = []
  let at = 2
  for (let segment = 0; segment < segmentLimit; segment++) {
    const head = await file.read(at, 4)
    if (head.length < 4 || head[0] !== 0xff) break
    const marker = head[1]!
    if (marker === 0xff) {
      at++ // fill bytes may stand before a marker
      continue
    }
    const length = head.readUInt16BE(2)
    if (marker === 0xda || marker === 0xd9 || length < 2) break
    if (marker === 0xe1 || marker === 0xed) {
      const data = await file.read(at + 4, length - 2)
      const rest = (mark: string) =>
        data.toString('latin1', 0, mark.length) === mark ? Buffer.from(data.subarray(mark.length)) : undefined
      if (marker === 0xe1) {
        blocks.exif ??= rest(exifMark)
        blocks.xmp ??= rest(xmpMark)
      } else {
        const part = rest(photoshopMark)
        if (part !== undefined) photoshop.push(part)
      }
    }
    at += 2 + length
  }
  blocks.iptc = iptcOf(Buffer.concat(photoshop))
  return blocks
}

/** Photoshop's resources: `8BIM`, number, name of even length, size, bytes of even length. 0x0404 is IPTC. */
function iptcOf(resources: Buffer): Buffer | undefined {
  for (let at = 0; at + 12 <= resources.length && resources.toString('latin1', at, at + 4) === '8BIM';) {
    const number = resources.readUInt16BE(at + 4)
    const name = resources[at + 6]! + 1
    const sizeAt = at + 6 + name + (name % 2)
    if (sizeAt + 4 > resources.length) return undefined
    const size = resources.readUInt32BE(sizeAt)
    if (number === 0x0404) return resources.subarray(sizeAt + 4, sizeAt + 4 + size)
    at = sizeAt + 4 + size + (size % 2)
  }
  return undefined
}
