import { echoes, places, type Fields } from './field-places.ts'
import { aiSourceTypes, type FileRecord, type FoundMetadata } from './file-record.ts'

export type Holder = 'jpeg' | 'tiff' | 'picture' | 'png' | 'film' | 'pdf'
/** ExifTool's tag names with their group; null removes. */
export type Tags = Record<string, string | string[] | number | null>

/** @param found what the copy says until now: what agrees already is left as it was put. */
export function tagsOf(record: FileRecord, found: FoundMetadata, holder: Holder): Tags {
  const words = fieldsOf(record, found)
  const moment =
    record.takenAt === null || sameSecond(record.takenAt, found.takenAt)
      ? {}
      : momentTags(record.takenAt, holder)
  return { ...tagsOfFields(words, holder), ...moment, ...aiTags(record, found) }
}

function fieldsOf(record: FileRecord, found: FoundMetadata): Fields {
  const fields: Fields = { people: record.people.map(writable), topics: record.topics.map(writable) }
  for (const field of ['headline', 'caption', 'alt', 'event'] as const)
    fields[field] = writable(record[field])
  // Who made it and on which terms may be corrected, but an empty field is no reason to erase what the file says of it:
  // electronic rights information may not be removed (UU 28/2014 tentang Hak Cipta, pasal 7 ayat 3).
  for (const field of ['credit', 'creator', 'copyright', 'rights'] as const)
    if (record[field] !== '' && !(field === 'creator' && record.creator === found.creator))
      fields[field] = writable(record[field])
  // A city and a country of their own say more than our one line; they stay while they say the same.
  if (record.place !== found.place) fields.place = writable(record.place)
  return fields
}

/** XML and ExifTool's list separator know no control characters; line breaks stay. */
const writable = (text: string) =>
  text
    .toWellFormed()
    .replace(/(?![\n\t])\p{Cc}/gu, ' ')
    .trim()

function tagsOfFields(fields: Fields, holder: Holder): Tags {
  const tags: Tags = {}
  const hasIptc = holder === 'jpeg' || holder === 'tiff'
  const hasExif = holder !== 'film' && holder !== 'pdf'
  for (const [field, value] of Object.entries(fields) as [keyof Fields, string | string[]][]) {
    const place = places[field]
    const set = (tag: string | undefined, of: string | string[]) => {
      if (tag !== undefined) tags[tag] = of.length === 0 ? null : of
    }
    set(place.xmp, value)
    if (hasExif && typeof value === 'string') set(place.exif, value)
    if (hasIptc && place.iptc !== undefined) set(place.iptc[0], cutToBytes(value, place.iptc[1]))
    if (holder === 'film') set(place.film, value)
    if (holder === 'pdf') set(place.pdf, value)
    const echo = echoes[field] ?? {}
    for (const tag of [
      ...(echo.any ?? []),
      ...((hasExif && echo.exif) || []),
      ...((hasIptc && echo.iptc) || []),
      ...((holder === 'png' && echo.png) || []),
    ])
      tags[tag] = null
  }
  if (hasIptc) {
    tags['IPTC:CodedCharacterSet'] = 'UTF8'
    // Tells readers that both were written together, so that XMP's full length counts (MWG guidelines 2.0, 2.3).
    tags['Photoshop:IPTCDigest'] = 'new'
  }
  return tags
}

/** IIM counts bytes; cut between characters. */
function cutToBytes<T extends string | string[]>(value: T, limit: number): T {
  if (Array.isArray(value)) return value.map((item) => cutToBytes(item, limit)) as T
  let kept = ''
  let bytes = 0
  for (const { segment } of new Intl.Segmenter('id').segment(value)) {
    bytes += Buffer.byteLength(segment)
    if (bytes > limit) break
    kept += segment
  }
  return kept as T
}

const sameSecond = (a: Date, b: Date | null) =>
  b !== null && Math.floor(a.getTime() / 1000) === Math.floor(b.getTime() / 1000)

/** A moment has no zone of its own; it is written in western Indonesia's. */
function momentTags(moment: Date, holder: Holder): Tags {
  const local = new Date(moment.getTime() + 7 * 3_600_000).toJSON()
  const [day, time] = [local.slice(0, 10).replaceAll('-', ':'), local.slice(11, 19)]
  const xmp: Tags = { 'XMP-photoshop:DateCreated': `${day} ${time}+07:00`, 'XMP-exif:DateTimeOriginal': null }
  if (holder === 'film' || holder === 'pdf') return xmp
  return {
    ...xmp,
    'EXIF:DateTimeOriginal': `${day} ${time}`,
    'EXIF:OffsetTimeOriginal': '+07:00',
    'EXIF:SubSecTimeOriginal': null,
    ...(holder === 'picture' || holder === 'png'
      ? {}
      : { 'IPTC:DateCreated': day, 'IPTC:TimeCreated': `${time}+07:00` }),
  }
}

/** A digital source type that tells nothing of AI is the camera's or the archive's, and stays. */
function aiTags(record: FileRecord, found: FoundMetadata): Tags {
  if (record.aiUse === found.aiUse) return {}
  return {
    'XMP-iptcExt:DigitalSourceType': record.aiUse === 'none' ? null : aiSourceTypes[record.aiUse][0]!,
    'XMP-iptcExt:DigitalSourceFileType': null,
  }
}
