/** Files of boxes (ISO/IEC 14496-12): HEIC and AVIF (23008-12) keep metadata as items, MP4 and MOV in boxes of their own. */
import type { FileSpans } from './file-spans.ts'
import type { Blocks } from './find-blocks.ts'

const boxLimit = 1000
const blockLimit = 2 ** 20
/** The box in which XMP stands at the top of an MP4 (XMP specification part 3, 1.1.5). */
const xmpUuid = 'be7acfcb97a942e89c71999491e3afac'

export interface Box {
  kind: string
  /** Where its content begins and ends. */
  start: number
  end: number
}

/** The boxes between two places; one that says it is shorter than its own head ends the list. */
export async function boxesIn(file: FileSpans, from: number, to: number): Promise<Box[]> {
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to && boxes.length < boxLimit;) {
    const head = await file.read(at, 16)
    if (head.length < 8) break
    const short = head.readUInt32BE(0)
    const long = short === 1 && head.length === 16
    const size = long ? Number(head.readBigUInt64BE(8)) : short === 0 ? to - at : short
    if (size < (long ? 16 : 8)) break
    boxes.push({
      kind: head.toString('latin1', 4, 8),
      start: at + (long ? 16 : 8),
      end: Math.min(to, at + size),
    })
    at += size
  }
  return boxes
}

export async function findBoxedBlocks(file: FileSpans): Promise<Blocks> {
  const blocks: Blocks = {}
  for (const box of await boxesIn(file, 0, file.size)) {
    if (box.kind === 'meta') Object.assign(blocks, await findItems(file, box))
    if (box.kind === 'uuid' && (await file.read(box.start, 16)).toString('hex') === xmpUuid)
      blocks.xmp ??= await contentOf(file, { ...box, start: box.start + 16 })
    if (box.kind === 'moov') blocks.xmp ??= await xmpOfMovie(file, box)
  }
  return blocks
}

const contentOf = async (file: FileSpans, { start, end }: { start: number; end: number }) =>
  Buffer.from(await file.read(start, Math.min(end - start, blockLimit)))

/** QuickTime: moov / udta / XMP_. */
async function xmpOfMovie(file: FileSpans, moov: Box): Promise<Buffer | undefined> {
  for (const udta of (await boxesIn(file, moov.start, moov.end)).filter((box) => box.kind === 'udta'))
    for (const box of await boxesIn(file, udta.start, udta.end))
      if (box.kind === 'XMP_') return contentOf(file, box)
  return undefined
}

/** The items `Exif` and `mime` of a picture: what they are stands in `iinf`, where in `iloc`. */
async function findItems(file: FileSpans, meta: Box): Promise<Blocks> {
  const boxes = await boxesIn(file, meta.start + 4, meta.end)
  const find = (kind: string) => boxes.find((box) => box.kind === kind)
  const [iinf, iloc, idat] = [find('iinf'), find('iloc'), find('idat')]
  if (iinf === undefined || iloc === undefined) return {}
  const places = placesOf(await contentOf(file, iloc))
  const blocks: Blocks = {}
  const large = ((await file.read(iinf.start, 1))[0] ?? 0) > 0
  for (const infe of await boxesIn(file, iinf.start + (large ? 8 : 6), iinf.end)) {
    const info = await file.read(infe.start, 64)
    if (info.length < 12 || info[0]! < 2) continue
    const wide = info[0]! > 2
    const id = wide ? info.readUInt32BE(4) : info.readUInt16BE(4)
    const type = info.toString('latin1', wide ? 10 : 8, wide ? 14 : 12)
    const place = places.get(id)
    if (place === undefined || (type !== 'Exif' && type !== 'mime')) continue
    const start = place.offset + (place.inIdat ? (idat?.start ?? file.size) : 0)
    const data = await contentOf(file, { start, end: start + place.length })
    if (type === 'mime' && info.includes('application/rdf+xml')) blocks.xmp ??= data
    // Before the TIFF structure stands how far away it begins.
    if (type === 'Exif' && data.length > 8)
      blocks.exif ??= data.subarray(4 + Math.min(data.readUInt32BE(0), 100))
  }
  return blocks
}

interface Place {
  offset: number
  length: number
  /** Counted from the content of `idat`, not from the file's start. */
  inIdat: boolean
}

/** `iloc`: every number is as wide as the box says; of items in several pieces the first is taken. */
function placesOf(iloc: Buffer): Map<number, Place> {
  const places = new Map<number, Place>()
  let at = 6
  const number = (bytes: number) => {
    if (bytes === 0) return 0
    at += bytes
    return bytes === 8 ? Number(iloc.readBigUInt64BE(at - 8)) : iloc.readUIntBE(at - bytes, bytes)
  }
  try {
    const version = iloc[0]!
    const [offsets, lengths] = [iloc[4]! >> 4, iloc[4]! & 15]
    const [bases, indexes] = [iloc[5]! >> 4, version > 0 ? iloc[5]! & 15 : 0]
    if ([offsets, lengths, bases, indexes].some((width) => ![0, 4, 8].includes(width))) return places
    for (let items = number(version < 2 ? 2 : 4); items > 0 && places.size < boxLimit; items--) {
      const id = number(version < 2 ? 2 : 4)
      const method = version > 0 ? number(2) & 15 : 0
      number(2)
      const base = number(bases)
      for (let extents = number(2); extents > 0; extents--) {
        number(indexes)
        const [offset, length] = [base + number(offsets), number(lengths)]
        if (method < 2 && !places.has(id)) places.set(id, { offset, length, inIdat: method === 1 })
      }
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error // the box ends before its own count: what was read stands
  }
  return places
}
