/** Something that people hold proved wrong, or may no longer be used. */
import { sql } from 'kysely'
import type { Locale, Translate } from '../../../platform/messages.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { pathIn } from '../link.ts'
import { signedToken } from '../signed.ts'

/**
 * Corrected, withdrawn, recalled: what was published. Described, subtitled, withheld: the record, the subtitles or the
 * rights of an asset.
 */
export const correctionActs = [
  'corrected',
  'withdrawn',
  'recalled',
  'described',
  'subtitled',
  'withheld',
] as const
export type CorrectionAct = (typeof correctionActs)[number]
export type CorrectionSubject = 'story' | 'release' | 'asset'

export interface RecordChange {
  /** Name of a field of the record. */
  field: string
  before: string
  after: string
}

export interface Correction {
  id: string
  subject: CorrectionSubject
  act: CorrectionAct
  unitId: string
  /** Empty where what was recalled must not be repeated; `en` also where there is no English title. */
  title: { id: string; en: string }
  /** What readers are told; for subtitles their language; empty for whatever else befalls an asset. */
  note: string
  /** Where the public reads it; empty where there is nothing to read. */
  path: string
  changes: RecordChange[]
  at: Date
  /** What was withheld may be used again since. */
  endedAt: Date | null
}

export interface CorrectionRow {
  id: string
  subject_kind: string
  act: string
  unit_id: string
  title: string
  title_en: string
  note: string
  path: string
  changes: unknown
  at: Date
  ended_at: Date | null
}

/** Of `hub.correction c`. */
export const correctionColumns = sql`c.id, c.subject_kind, c.act, c.unit_id, c.title, c.title_en, c.note, c.path, c.changes, c.at,
  c.ended_at`

export const toCorrection = (row: CorrectionRow): Correction => ({
  id: row.id,
  subject: row.subject_kind as CorrectionSubject,
  act: row.act as CorrectionAct,
  unitId: row.unit_id,
  title: { id: row.title, en: row.title_en },
  note: row.note,
  path: row.path,
  changes: row.changes as RecordChange[],
  at: row.at,
  endedAt: row.ended_at,
})

/** Words of a record that are printed or aired with the asset; whoever took it must hear when one of them changes. */
export const printedFields = [
  'headline',
  'caption',
  'credit',
  'creator',
  'copyright',
  'rights',
  'event',
  'place',
  'takenAt',
  'people',
  'aiUse',
] as const
type PrintedField = (typeof printedFields)[number]
export const isPrinted = (field: string): field is PrintedField =>
  (printedFields as readonly string[]).includes(field)

/** Marks, among the changes, that not the release itself but a text in it is meant. */
export const partOfRelease: RecordChange = { field: 'edition', before: '', after: '' }

/** What happened and what to do, by what it happened to. */
export const toldKey = ({ subject, act, changes }: Pick<Correction, 'subject' | 'act' | 'changes'>) => {
  if (subject !== 'release' || act === 'described' || act === 'subtitled' || act === 'withheld')
    return `hub.correction.told_${act}` as const
  const part = changes.some(({ field }) => field === partOfRelease.field)
  return part ? (`hub.correction.told_part_${act}` as const) : (`hub.correction.told_release_${act}` as const)
}

/** What it is called where it is told: a recalled text's own headline is not repeated. */
export const correctionTitle = (t: Translate, { title }: Pick<Correction, 'title'>, locale: Locale): string =>
  (locale === 'en' && title.en !== '' ? title.en : title.id) || t('hub.correction.untitled')

/** Path of the page that readers of the language find; a story's edition has one language of its own. */
export const correctionPath = (
  { subject, path }: Pick<Correction, 'subject' | 'path'>,
  locale: Locale,
): string => (subject === 'release' && path !== '' ? pathIn(locale, path) : path)

/** Opens one holder's page with its button, from any mailbox and for as long as the letter is kept. */
export const acknowledgeAddress = (
  { config, secrets }: { config: { url: string }; secrets: Secrets },
  holderId: string,
  locale: Locale,
): string =>
  `${config.url}${pathIn(locale, `/media/koreksi/${signedToken(secrets, 'hub-acknowledge', holderId)}`)}`
