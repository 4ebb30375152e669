/** A file's values are a stranger's: nothing that is read from one goes on without passing here. */

/** Longest text and longest item that is kept, in characters; the house cuts further by its own limits. */
const textLimit = 2000
const itemLimit = 200
const itemCount = 100

// Control characters, marks that turn the direction of reading, invisible ones, and what is no character.
const unclean = /[\p{Cc}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/gu

/** One line of well-formed text; '' of whatever is no text. Joiners within emoji and Indic words stay. */
export function cleanText(value: unknown, limit = textLimit): string {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value
  if (typeof text !== 'string') return ''
  const line = text
    .slice(0, limit * 4)
    .toWellFormed()
    .normalize('NFC')
    .replace(unclean, (found) => (found === '\u200d' || found === '\u200c' ? found : ' '))
    .replace(/\s+/g, ' ')
    .trim()
  return line
    .slice(0, limit)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trim()
}

export function cleanList(values: readonly unknown[]): string[] {
  const clean = values.slice(0, itemCount * 4).map((value) => cleanText(value, itemLimit))
  return [...new Set(clean)].filter((item) => item !== '').slice(0, itemCount)
}

/** The first that says something. */
export const firstText = (...values: readonly unknown[]): string => {
  for (const value of values) {
    const text = cleanText(value)
    if (text !== '') return text
  }
  return ''
}

/** Degrees, or neither: outside the globe, not a number, or 0°, 0°, which is what a receiver without a fix writes. */
export function cleanPosition(latitude: unknown, longitude: unknown) {
  const nothing = { latitude: null, longitude: null }
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return nothing
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return nothing
  if (latitude === 0 && longitude === 0) return nothing
  // A hundred-thousandth of a degree is a metre; files carry a dozen more digits of noise.
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
  return { latitude: round(latitude), longitude: round(longitude) }
}

/** Of the three zones of Indonesia the one where most cameras are set. */
const homeZone = '+07:00'
/** The oldest photograph that exists is of 1826 (or 1827). */
const oldest = Date.UTC(1826, 0, 1)
const dayMs = 86_400_000

/**
 * A moment written as in EXIF (`2026:08:17 10:00:00`), XMP (`2026-08-17T10:00:00.5+09:00`) or IPTC (`20260817 100000+0900`),
 * with its own zone, else the one given, else +07:00. A day alone is its first second; less than a day is nothing.
 */
export function cleanMoment(value: unknown, zone?: unknown): Date | null {
  if (typeof value !== 'string') return null
  const parts = momentParts.exec(value.slice(0, 64).trim())
  if (parts === null) return null
  const { year, month, day, time = '00:00:00', own } = parts.groups as Record<string, string | undefined>
  const digits = time.replace(/[^\d]/g, '').padEnd(6, '0')
  const at = `${year}-${month}-${day}T${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4, 6)}`
  const moment = new Date(at + (zoneOf(own) ?? zoneOf(zone) ?? homeZone))
  // Date forgives the 31st of February; the round trip does not.
  const sameDay = new Date(`${at.slice(0, 10)}T00:00:00Z`).toJSON()?.slice(0, 10) === at.slice(0, 10)
  if (Number.isNaN(moment.getTime()) || !sameDay) return null
  return moment.getTime() < oldest || moment.getTime() > Date.now() + dayMs ? null : moment
}

const momentParts =
  /^(?<year>\d{4})[:-]?(?<month>\d\d)[:-]?(?<day>\d\d)(?:[T ]?(?<time>\d\d:?\d\d(?::?\d\d)?)(?:\.\d+)?\s?(?<own>Z|[+-]\d\d:?\d\d)?)?/

function zoneOf(value: unknown): string | undefined {
  if (value === 'Z') return 'Z'
  const parts = typeof value === 'string' ? /^([+-])(\d\d):?(\d\d)$/.exec(value.trim()) : null
  return parts === null || Number(parts[2]) > 14 || Number(parts[3]) > 59
    ? undefined
    : `${parts[1]}${parts[2]}:${parts[3]}`
}
