/**
 * Where the metadata stands in a file: the blocks are cut out here, with bounds on everything that a file announces,
 * and the readers get nothing else. exifr is not let loose on other files: a HEIC of 132 bytes whose first box says
 * that it is 0 bytes long keeps exifr 7.1.3 busy for ever.
 */
import { findBoxedBlocks } from './boxed-blocks.ts'
import { findPngBlocks, findWebpBlocks } from './chunk-blocks.ts'
import type { FileSpans } from './file-spans.ts'
import { findJpegBlocks } from './jpeg-blocks.ts'
import { findTiffBlocks } from './tiff-blocks.ts'

export interface Blocks {
  /** A TIFF structure, from its byte order on. */
  exif?: Buffer | undefined
  iptc?: Buffer | undefined
  xmp?: Buffer | undefined
}

export type FileKind = 'jpeg' | 'png' | 'webp' | 'tiff' | 'boxed' | 'pdf' | 'other'

/** By the first bytes. `boxed` are HEIC, AVIF, MP4 and MOV; `tiff` are most RAW files too. */
export async function fileKind(file: FileSpans): Promise<FileKind> {
  const head = await file.read(0, 16)
  const start = head.toString('latin1')
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp'
  if (start.startsWith('%PDF-')) return 'pdf'
  // ORF and RW2 write their own second word where TIFF has 42.
  if (/^(II[*UR]|MM\0[*OR]|IIRO|IIRS)/.test(start)) return 'tiff'
  if (/^(ftyp|moov|mdat|free|skip|wide)$/.test(start.slice(4, 8))) return 'boxed'
  return 'other'
}

/** Of a TIFF `exif` stays out: it is one itself, and exifr may read it where it lies. */
export async function findBlocks(file: FileSpans, kind: FileKind): Promise<Blocks> {
  switch (kind) {
    case 'jpeg':
      return findJpegBlocks(file)
    case 'png':
      return findPngBlocks(file)
    case 'webp':
      return findWebpBlocks(file)
    case 'tiff':
      return findTiffBlocks(file)
    case 'boxed':
      return findBoxedBlocks(file)
    case 'pdf':
      return findPacket(file)
    default:
      return {}
  }
}

/** XMP is made to be found in files of any kind (ISO 16684-1, packet wrapper); looked for at both ends. */
async function findPacket(file: FileSpans): Promise<Blocks> {
  const reach = 2 ** 20
  for (const from of [Math.max(0, file.size - reach), 0]) {
    const bytes = await file.read(from, reach)
    // The last one holds: later versions of a PDF are appended to it.
    const start = bytes.lastIndexOf('<x:xmpmeta')
    const end = start === -1 ? -1 : bytes.indexOf('</x:xmpmeta>', start)
    if (end !== -1) return { xmp: bytes.subarray(start, end + 12) }
  }
  return {}
}
