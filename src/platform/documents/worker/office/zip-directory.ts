/**
 * A ZIP's own list of what is in it (APPNOTE 6.3.9, 4.3.12 to 4.3.16), read from the file's end and believed only where
 * it agrees with the file. Nothing is unpacked for it.
 */
import type { FileBytes } from '../file-bytes.ts'
import { damaged, Refusal } from '../refusal.ts'
import { readExtent } from './zip-extent.ts'

export interface ZipEntry {
  name: string
  /** 0 stored, 8 deflated. */
  method: 0 | 8
  crc: number
  packed: number
  /** Bytes it says it unpacks to. */
  unpacked: number
  /** Where its packed bytes begin. */
  dataAt: number
}

const most = { entries: 5_000, unpacked: 500_000_000, ratio: 200, ratioFrom: 1_000_000, name: 512 }

/** @throws document_damaged, document_entries, document_names, document_bomb, document_encrypted. */
export function readDirectory(file: FileBytes): ZipEntry[] {
  const { count, bytes, offset } = readExtent(file)
  if (count > most.entries)
    throw new Refusal('document_entries', `It has ${count} entries.`, { most: most.entries })
  if (bytes > count * (46 + most.name + 4_096)) throw damaged('The directory is larger than its entries.')
  const directory = file.at(offset, bytes)
  const entries: (ZipEntry & { headAt: number })[] = []
  let at = 0
  for (let entry = 0; entry < count; entry++) {
    const { next, ...found } = readEntry(directory, at)
    entries.push(found)
    at = next
  }
  if (at !== bytes) throw damaged('The directory holds more than its entries.')
  refuseBombs(entries)
  refuseTwins(entries)
  placeEntries(file, entries, offset)
  return entries
}

function readEntry(directory: Buffer, at: number): ZipEntry & { headAt: number; next: number } {
  if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50)
    throw damaged('The directory breaks off.')
  const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) =>
    directory.readUInt16LE(at + field),
  ) as [number, number, number]
  const extraAt = at + 46 + nameBytes
  const next = extraAt + extraBytes + commentBytes
  if (next > directory.length) throw damaged('The directory breaks off.')
  const name = directory.toString('utf8', at + 46, extraAt)
  refuseName(name, nameBytes)
  const flags = directory.readUInt16LE(at + 8)
  const method = directory.readUInt16LE(at + 10)
  // Bit 0: encrypted; 6: strongly; 13: its directory too. Method 99: AES.
  if ((flags & 0b10_0000_0100_0001) !== 0 || method === 99)
    throw new Refusal('document_encrypted', `${name} is encrypted.`)
  if (method !== 0 && method !== 8) throw damaged(`${name} is packed by method ${method}.`)
  const sizes = readSizes(directory, at, extraAt, extraAt + extraBytes)
  if (method === 0 && sizes.packed !== sizes.unpacked)
    throw damaged(`${name} is stored and yet of two sizes.`)
  const crc = directory.readUInt32LE(at + 16)
  return { name, method, crc, ...sizes, dataAt: 0, next }
}

/** Sizes and place; where the 32-bit field is full, ZIP64's extra field has the value, in this order. */
function readSizes(directory: Buffer, at: number, extraAt: number, extraEnd: number) {
  const fields = [24, 20, 42].map((field) => directory.readUInt32LE(at + field))
  if (fields.includes(0xffff_ffff)) {
    let cursor = extraAt
    while (cursor + 4 <= extraEnd && directory.readUInt16LE(cursor) !== 1)
      cursor += 4 + directory.readUInt16LE(cursor + 2)
    cursor += 4
    for (const [index, value] of fields.entries()) {
      if (value !== 0xffff_ffff) continue
      if (cursor + 8 > extraEnd) throw damaged('A ZIP64 size is missing.')
      fields[index] = Number(directory.readBigUInt64LE(cursor))
      cursor += 8
    }
  }
  const [unpacked = 0, packed = 0, headAt = 0] = fields
  return { unpacked, packed, headAt }
}

function refuseName(name: string, bytes: number) {
  const leaves = /^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)/i.test(name)
  if (bytes === 0 || bytes > most.name || leaves || /[\p{Cc}\ufffd]/u.test(name))
    throw new Refusal('document_names', `A part is called ${JSON.stringify(name)}.`, {
      name: name.replace(/[\p{Cc}\ufffd]/gu, '?').slice(0, 80),
    })
}

function refuseBombs(entries: readonly ZipEntry[]) {
  for (const { name, packed, unpacked } of entries)
    if (unpacked > most.ratioFrom && unpacked > packed * most.ratio)
      throw new Refusal('document_bomb', `${name} unpacks from ${packed} to ${unpacked} bytes.`)
  const together = entries.reduce((sum, { unpacked }) => sum + unpacked, 0)
  if (together > most.unpacked) throw new Refusal('document_bomb', `It unpacks to ${together} bytes.`)
}

/** Two parts of one name (their case does not count: ECMA-376 part 2, 6.2.2) show different programs different documents. */
function refuseTwins(entries: readonly ZipEntry[]) {
  const seen = new Set<string>()
  for (const { name } of entries) {
    const folded = name.toLowerCase()
    if (seen.has(folded))
      throw new Refusal('document_names', `${name} is there twice.`, { name: name.slice(0, 80) })
    seen.add(folded)
  }
}

/** Each entry has its bytes for itself; many that share one kernel are how a few kilobytes unpack to terabytes. */
function placeEntries(
  file: FileBytes,
  entries: readonly (ZipEntry & { headAt: number })[],
  directoryAt: number,
) {
  let free = 0
  for (const entry of entries.toSorted((one, other) => one.headAt - other.headAt)) {
    const { name, headAt, packed } = entry
    if (headAt < free) throw new Refusal('document_bomb', `${name} overlaps the part before it.`)
    const head = file.at(headAt, 30)
    if (head.readUInt32LE(0) !== 0x04034b50) throw damaged(`${name} does not begin where it should.`)
    const nameBytes = head.readUInt16LE(26)
    entry.dataAt = headAt + 30 + nameBytes + head.readUInt16LE(28)
    free = entry.dataAt + packed
    if (free > directoryAt) throw new Refusal('document_bomb', `${name} overlaps the directory.`)
    if (file.at(headAt + 30, nameBytes).toString('utf8') !== name)
      throw damaged(`${name} has another name in its place.`)
    if (head.readUInt16LE(8) !== entry.method) throw damaged(`${name} is packed in two ways at once.`)
  }
}
