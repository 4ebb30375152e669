/** JPEGs that lie in another file, found by their own structure (ITU-T T.81 annex B), whatever holds them. */
import { withFileSpans, type FileSpans } from '../metadata/file-spans.ts'

export interface FoundJpeg {
  start: number
  /** Behind its end marker. */
  end: number
  width: number
  height: number
}

/** A RAW holds two or three; noise may look like the start of hundreds. */
const candidateLimit = 500
const segmentLimit = 300
/** Longest preview, in bytes. */
export const previewLimit = 64 * 2 ** 20
const step = 2 ** 20

/** Those that a browser could show (8 bits, baseline or progressive; RAW data is lossless JPEG at times), largest first. */
export const scanForJpegs = (path: string): Promise<FoundJpeg[]> =>
  withFileSpans(path, async (file) => {
    const found: FoundJpeg[] = []
    let tried = 0
    for (let from = 0; from < file.size && tried < candidateLimit;) {
      const start = await find(file, jpegStart, from, file.size)
      if (start === undefined) break
      tried++
      const head = await readHead(file, start)
      if (head === undefined) {
        from = start + 2
        continue
      }
      const end = await find(file, jpegEnd, head.dataAt, Math.min(file.size, start + previewLimit))
      if (end !== undefined) found.push({ start, end: end + 2, width: head.width, height: head.height })
      // What lies in its head, a thumbnail for instance, is smaller and is not looked at.
      from = end === undefined ? head.dataAt : end + 2
    }
    return found.toSorted((a, b) => b.width * b.height - a.width * a.height)
  })

const jpegStart = Buffer.from([0xff, 0xd8, 0xff])
const jpegEnd = Buffer.from([0xff, 0xd9])

async function find(file: FileSpans, mark: Buffer, from: number, to: number): Promise<number | undefined> {
  for (let at = from; at < to; at += step) {
    const bytes = await file.read(at, Math.min(step + mark.length - 1, to - at))
    const place = bytes.indexOf(mark)
    if (place !== -1) return at + place
  }
  return undefined
}

/** Size and place of the picture's data, if from here on the segments of a JPEG follow each other. */
async function readHead(file: FileSpans, start: number) {
  let size: { width: number; height: number } | undefined
  let at = start + 2
  for (let segment = 0; segment < segmentLimit; segment++) {
    const head = await file.read(at, 9)
    if (head.length < 9 || head[0] !== 0xff) return undefined
    const marker = head[1]!
    const length = head.readUInt16BE(2)
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker < 0xc0 || marker === 0xd8 || marker === 0xd9 || length < 2) return undefined
    const isFrame = marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      if (marker > 0xc2 || head[4] !== 8) return undefined
      size = { height: head.readUInt16BE(5), width: head.readUInt16BE(7) }
    }
    at += 2 + length
    if (marker === 0xda) return size === undefined ? undefined : { ...size, dataAt: at }
  }
  return undefined
}
