import type { FileSpans } from './file-spans.ts'
import type { Blocks } from './find-blocks.ts'

/** Widths of TIFF's types 1 to 13, in bytes. IPTC is often given as numbers of four. */
const widths = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]
const blockLimit = 2 ** 20

/** XMP and IPTC of a whole TIFF stand in its first directory (TIFF 6.0; tags 700 and 33723); where IPTC is given as numbers, exifr fails. */
export async function findTiffBlocks(file: FileSpans): Promise<Blocks> {
  const head = await file.read(0, 8)
  if (head.length < 8) return {}
  const little = head[0] === 0x49
  const [short, long] = little
    ? ([
        (b: Buffer, at: number) => b.readUInt16LE(at),
        (b: Buffer, at: number) => b.readUInt32LE(at),
      ] as const)
    : ([
        (b: Buffer, at: number) => b.readUInt16BE(at),
        (b: Buffer, at: number) => b.readUInt32BE(at),
      ] as const)
  const directory = long(head, 4)
  const counted = await file.read(directory, 2)
  if (counted.length < 2) return {}
  const entries = Buffer.from(await file.read(directory + 2, short(counted, 0) * 12))
  const blocks: Blocks = {}
  for (let at = 0; at + 12 <= entries.length; at += 12) {
    const tag = short(entries, at)
    if (tag !== 700 && tag !== 33_723) continue
    const length = long(entries, at + 4) * (widths[short(entries, at + 2)] ?? 0)
    if (length <= 4 || length > blockLimit) continue
    const data = Buffer.from(await file.read(long(entries, at + 8), length))
    if (tag === 700) blocks.xmp = data
    else blocks.iptc = data
  }
  return blocks
}
