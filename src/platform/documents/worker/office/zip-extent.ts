import type { FileBytes } from '../file-bytes.ts'
import { damaged } from '../refusal.ts'

/** Where a ZIP's directory lies. */
export interface ZipExtent {
  count: number
  bytes: number
  offset: number
}

const longestComment = 0xffff
const endBytes = 22

/** The end record, and ZIP64's where the old one has no room. It must lead exactly to the directory. */
export function readExtent(file: FileBytes): ZipExtent {
  const tailAt = Math.max(0, file.size - endBytes - longestComment)
  const tail = file.at(tailAt, file.size - tailAt)
  let at = tail.length - endBytes
  while (at >= 0 && !(tail.readUInt32LE(at) === 0x06054b50 && endsAt(tail, at) === tail.length)) at--
  if (at < 0) throw damaged('A ZIP without its end.')
  const record = tail.subarray(at)
  const [disk, directoryDisk, here, count] = [4, 6, 8, 10].map((field) => record.readUInt16LE(field)) as [
    number,
    number,
    number,
    number,
  ]
  const extent = { count, bytes: record.readUInt32LE(12), offset: record.readUInt32LE(16) }
  const large = count === 0xffff || extent.bytes === 0xffff_ffff || extent.offset === 0xffff_ffff
  const found = large ? readLarge(file, tailAt + at) : { ...extent, end: tailAt + at }
  if (!large && (disk !== 0 || directoryDisk !== 0 || here !== count))
    throw damaged('A ZIP in several volumes.')
  if (found.offset + found.bytes !== found.end)
    throw damaged('The directory is not where the end record says.')
  return found
}

const endsAt = (tail: Buffer, at: number) => at + endBytes + tail.readUInt16LE(at + 20)

function readLarge(file: FileBytes, endAt: number): ZipExtent & { end: number } {
  const locator = file.at(endAt - 20, 20)
  if (locator.readUInt32LE(0) !== 0x07064b50) throw damaged('A ZIP64 without its locator.')
  const end = Number(locator.readBigUInt64LE(8))
  const record = file.at(end, 56)
  if (record.readUInt32LE(0) !== 0x06064b50) throw damaged('A ZIP64 without its end record.')
  if (record.readUInt32LE(16) !== 0 || record.readUInt32LE(20) !== 0)
    throw damaged('A ZIP in several volumes.')
  const [count = 0, bytes = 0, offset = 0] = [32, 40, 48].map((field) =>
    Number(record.readBigUInt64LE(field)),
  )
  return { count, bytes, offset, end }
}
