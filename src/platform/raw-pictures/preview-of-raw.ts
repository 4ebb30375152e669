import { open, writeFile } from 'node:fs/promises'
import { imageWork, sharp } from '../images.ts'
import { metadataWriter, sharedExiftool } from '../metadata/exiftool.ts'
import { withFileSpans } from '../metadata/file-spans.ts'
import { fileKind } from '../metadata/find-blocks.ts'
import { readExif } from '../metadata/read-exif.ts'
import { pixelLimit, PictureRefused } from './picture-refused.ts'
import { previewLimit, scanForJpegs } from './scan-for-jpegs.ts'

export interface RawPreview {
  width: number
  height: number
  foundBy: 'exiftool' | 'scan'
}

interface Candidate extends RawPreview {
  bytes(): Promise<Buffer>
}

const quality = 92

/**
 * Makes a JPEG of the largest picture that the camera put into its RAW (CR2, NEF, ARW, DNG, ORF, RAF, RW2 and others):
 * upright, in sRGB, without metadata. The RAW itself is not developed. ExifTool, where it is there, knows the makers'
 * structures; but of several previews it names one, and by the file's ending at that, so the file is searched as well.
 * @throws PictureRefused picture_without_preview; ENOENT and the like.
 */
export async function previewOfRaw(path: string, outJpeg: string): Promise<RawPreview> {
  const candidates: Candidate[] = (await metadataWriter()) === 'exiftool' ? await askExiftool(path) : []
  for (const { start, end, width, height } of await scanForJpegs(path))
    candidates.push({ width, height, foundBy: 'scan', bytes: () => cut(path, start, end) })
  const turn = await turnOf(path)
  const area = ({ width, height }: Candidate) => width * height
  for (const candidate of candidates.toSorted((a, b) => area(b) - area(a))) {
    if (area(candidate) > pixelLimit) continue
    const made = await makeJpeg(await candidate.bytes(), outJpeg, turn)
    if (made !== undefined) return { ...made, foundBy: candidate.foundBy }
  }
  throw new PictureRefused('picture_without_preview')
}

/** The largest in bytes of those that ExifTool names, if it is a picture; the scan knows of the others. */
async function askExiftool(path: string): Promise<Candidate[]> {
  const exiftool = sharedExiftool()
  const ask = async (args: string[]): Promise<Record<string, unknown>> => {
    const answer = await exiftool.readRaw(path, { readArgs: ['-a', '-G1', ...args] }).catch(() => ({}))
    return answer as Record<string, unknown>
  }
  const named = Object.entries(await ask(['-JpgFromRaw', '-PreviewImage', '-OtherImage']))
  const sizes = named.flatMap(([name, value]) => {
    const bytes = Number(/^\(Binary data (\d+) bytes/.exec(String(value))?.[1])
    return bytes <= previewLimit ? [{ name, bytes }] : []
  })
  const largest = sizes.toSorted((a, b) => b.bytes - a.bytes)[0]
  if (largest === undefined) return []
  const value = (await ask(['-b', `-${largest.name}`]))[largest.name]
  if (typeof value !== 'string' || !value.startsWith('base64:')) return []
  const jpeg = Buffer.from(value.slice('base64:'.length), 'base64')
  const size = await sharp(jpeg, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined)
  return size === undefined
    ? []
    : [{ width: size.width, height: size.height, foundBy: 'exiftool', bytes: async () => jpeg }]
}

async function cut(path: string, start: number, end: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const bytes = Buffer.alloc(end - start)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** @returns undefined when sharp cannot decode it: the next may do. */
async function makeJpeg(jpeg: Buffer, outJpeg: string, turn: number) {
  const made = await imageWork(async () => {
    try {
      const picture = sharp(jpeg, { failOn: 'error', limitInputPixels: pixelLimit })
      // Some makers note in the preview too how it was held; then that is what counts.
      const { orientation } = await picture.metadata()
      return await (orientation === undefined ? picture.rotate(turn) : picture.autoOrient())
        .toColourspace('srgb')
        .jpeg({ quality })
        .toBuffer({ resolveWithObject: true })
    } catch {
      return undefined
    }
  })
  if (made === undefined) return undefined
  await writeFile(outJpeg, made.data)
  return { width: made.info.width, height: made.info.height }
}

/** Degrees clockwise by EXIF's orientation (CIPA DC-008, 4.6.5); no camera writes the mirrored ones. */
const turns: Record<number, number> = { 3: 180, 6: 90, 8: 270 }

/** How the camera was held, as the RAW says where it is a TIFF: previews mostly do not. */
async function turnOf(path: string): Promise<number> {
  if ((await withFileSpans(path, fileKind)) !== 'tiff') return 0
  return turns[Number((await readExif(path)).orientation)] ?? 0
}
