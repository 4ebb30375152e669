/** What the house says about an asset. Whoever edits it makes a new version; what the file said itself stays beside it. */
import { invalid, type Fault } from '../../platform/errors.ts'

export const aiUses = ['none', 'assisted', 'generated'] as const

export interface AssetRecord {
  headline: string
  caption: string
  /** For those who cannot see it. */
  alt: string
  credit: string
  creator: string
  copyright: string
  /** Usage terms, in words. */
  rights: string
  event: string
  place: string
  /** WGS 84, degrees. Never leaves with a rendition. */
  latitude: number | null
  longitude: number | null
  takenAt: Date | null
  /** People in public roles only. */
  people: string[]
  topics: string[]
  aiUse: (typeof aiUses)[number]
  /** The point that stays in sight when it is cut: ten-thousandths of its sides. */
  focusX: number | null
  focusY: number | null
}

/** What a sender says of those who are seen; it becomes part of the asset's rights. */
export interface SaidConsent {
  state: 'asked' | 'given'
  by: string
}

export const emptyRecord: AssetRecord = {
  headline: '',
  caption: '',
  alt: '',
  credit: '',
  creator: '',
  copyright: '',
  rights: '',
  event: '',
  place: '',
  latitude: null,
  longitude: null,
  takenAt: null,
  people: [],
  topics: [],
  aiUse: 'none',
  focusX: null,
  focusY: null,
}

export const recordFields = Object.keys(emptyRecord) as (keyof AssetRecord)[]

/** Characters. */
export const recordLimits = {
  headline: 200,
  caption: 1000,
  alt: 500,
  credit: 200,
  creator: 200,
  copyright: 200,
  rights: 500,
  event: 200,
  place: 200,
} as const
export const listLimits = { people: 30, topics: 30, item: 100 } as const

// Control characters, and the marks that make "gpj.exe" read as "exe.jpg".
const invisible = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
export const oneLine = (text: string) =>
  text.normalize('NFC').replace(invisible, ' ').replace(/\s+/g, ' ').trim()

/** The name as people may see it: without folders, invisible characters or tricks of direction; ≤ 200 characters. */
export function cleanFilename(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const clean = last.replace(invisible, '').replace(/\s+/g, ' ').trim().replace(/^\.+/, '')
  if (clean === '') return 'tanpa-nama'
  if (clean.length <= 200) return clean
  const dot = clean.lastIndexOf('.')
  const ending = dot > 0 && clean.length - dot <= 8 ? clean.slice(dot) : ''
  return clean.slice(0, 200 - ending.length) + ending
}

/**
 * The record with the changes laid over it: words trimmed and in one line each, lists without repetition.
 * @throws invalid_request with a fault `too_long`, `too_many` or `position_half` per field.
 */
export function cleanRecord(changes: Partial<AssetRecord>, before: AssetRecord = emptyRecord): AssetRecord {
  const faults: Fault[] = []
  const record = { ...before, ...changes }
  for (const at of Object.keys(recordLimits) as (keyof typeof recordLimits)[]) {
    record[at] = oneLine(record[at])
    if (record[at].length > recordLimits[at])
      faults.push({ at, code: 'too_long', params: { limit: recordLimits[at], length: record[at].length } })
  }
  for (const at of ['people', 'topics'] as const) {
    record[at] = [...new Set(record[at].map(oneLine))].filter((item) => item !== '')
    if (record[at].length > listLimits[at])
      faults.push({ at, code: 'too_many', params: { limit: listLimits[at] } })
    const long = record[at].find((item) => item.length > listLimits.item)
    if (long !== undefined)
      faults.push({ at, code: 'too_long', params: { limit: listLimits.item, length: long.length } })
  }
  if ((record.latitude === null) !== (record.longitude === null))
    faults.push({ at: 'latitude', code: 'position_half' })
  if ((record.focusX === null) !== (record.focusY === null))
    faults.push({ at: 'focusX', code: 'position_half' })
  if (faults.length > 0) throw invalid('invalid_request', faults)
  return record
}

/** What a file said about itself, cut to what a record bears: a long caption of a camera is no reason to refuse it. */
export function recordFromFile(said: Partial<AssetRecord>): AssetRecord {
  const record = { ...emptyRecord, ...said }
  for (const at of Object.keys(recordLimits) as (keyof typeof recordLimits)[])
    record[at] = oneLine(record[at]).slice(0, recordLimits[at])
  for (const at of ['people', 'topics'] as const)
    record[at] = [...new Set(record[at].map((item) => oneLine(item).slice(0, listLimits.item)))]
      .filter((item) => item !== '')
      .slice(0, listLimits[at])
  return record
}
