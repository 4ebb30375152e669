/** A release: its words, what is in it, its states, and how a row becomes one. */
import type { Selectable } from 'kysely'
import type { DB } from '../../../platform/database.generated.ts'
import type { Locale } from '../../../platform/messages.ts'
import { fingerprint } from '../../../platform/secrets.ts'
import { slugify } from '../../../platform/text/slugify.ts'

export const releaseStates = ['draft', 'published', 'withdrawn', 'recalled'] as const
export type ReleaseState = (typeof releaseStates)[number]

/** What officers do. */
export const releaseActs = ['change', 'publish', 'correct', 'withdraw', 'recall'] as const
export type ReleaseAct = (typeof releaseActs)[number]
/** What happens to something in it. */
export const partActs = [
  'edition_corrected',
  'edition_updated',
  'edition_withdrawn',
  'edition_recalled',
  'asset_hidden',
  'asset_shown',
  'asset_described',
] as const
export type PartAct = (typeof partActs)[number]
export const versionActs = ['compose', ...releaseActs, ...partActs] as const
export type VersionAct = (typeof versionActs)[number]

interface Words {
  id: string
  en: string | null
}

/** What each version keeps. */
export interface ReleaseContent {
  state: ReleaseState
  number: string
  title: Words
  summary: Words
  contact: string
  embargoUntil: Date | null
  /** What has to be accepted beside the moment itself. */
  terms: Words
  /** Why it was withdrawn or recalled, for readers. */
  reason: string | null
  /** In their order. */
  editionIds: string[]
  assetIds: string[]
}

export interface Release extends ReleaseContent {
  id: string
  /** Ends its address: `/media/rilis/<words>-<ref>`. */
  ref: string
  unitId: string
  /** Counts changes from 1, those of its parts included. */
  version: number
  publishedAt: Date | null
  createdAt: Date
  changedAt: Date
}

/** From which states an act is possible, and where it leads; null: the state stays. */
export const releaseTable: Record<ReleaseAct, { from: readonly ReleaseState[]; to: ReleaseState | null }> = {
  change: { from: ['draft'], to: null },
  publish: { from: ['draft'], to: 'published' },
  correct: { from: ['published'], to: null },
  withdraw: { from: ['published'], to: 'withdrawn' },
  recall: { from: ['published', 'withdrawn'], to: 'recalled' },
}

export const actsOn = (state: ReleaseState): ReleaseAct[] =>
  releaseActs.filter((act) => releaseTable[act].from.includes(state))

export const underEmbargo = ({ embargoUntil }: Pick<Release, 'embargoUntil'>, now: Date): boolean =>
  embargoUntil !== null && embargoUntil > now

/** Whether anybody may read of it. A recalled one has nothing but its notice. */
export const isOpen = (release: Pick<Release, 'state' | 'embargoUntil'>, now: Date): boolean =>
  release.state !== 'draft' && !underEmbargo(release, now)

/** Names what is accepted: whoever accepted the same moment under the same terms need not do it again. */
export const termsDigest = ({ embargoUntil, terms }: Pick<Release, 'embargoUntil' | 'terms'>): string =>
  fingerprint(JSON.stringify([embargoUntil?.toISOString() ?? null, terms.id, terms.en]))

export const inLanguage = ({ id, en }: Words, locale: Locale): string => (locale === 'en' ? (en ?? id) : id)

/** Path of the public page, without the language. */
export function releasePath(release: Pick<Release, 'title' | 'ref'>, locale: Locale): string {
  const words = slugify(inLanguage(release.title, locale), 70)
  return `/media/rilis/${words === '' ? '' : `${words}-`}${release.ref}`
}
/** Where a signed-in journalist finds it at any time: before its embargo is over, and from then on the public page. */
export const pressReleasePath = ({ ref }: Pick<Release, 'ref'>): string => `/media/saya/rilis/${ref}`

export type ReleaseRow = Selectable<DB['hub.release']> & { edition_ids: string[]; asset_ids: string[] }

export const toRelease = (row: ReleaseRow): Release => ({
  id: row.id,
  ref: row.ref,
  unitId: row.unit_id,
  state: row.state as ReleaseState,
  number: row.number,
  title: { id: row.title_id, en: row.title_en },
  summary: { id: row.summary_id, en: row.summary_en },
  contact: row.contact,
  embargoUntil: row.embargo_until,
  terms: { id: row.terms_id, en: row.terms_en },
  reason: row.reason,
  editionIds: row.edition_ids,
  assetIds: row.asset_ids,
  version: row.version,
  publishedAt: row.published_at,
  createdAt: row.created_at,
  changedAt: row.changed_at,
})

export const toColumns = (content: ReleaseContent) => ({
  state: content.state,
  number: content.number,
  title_id: content.title.id,
  title_en: content.title.en,
  summary_id: content.summary.id,
  summary_en: content.summary.en,
  contact: content.contact,
  embargo_until: content.embargoUntil,
  terms_id: content.terms.id,
  terms_en: content.terms.en,
  reason: content.reason,
})

/** The content alone, its parts in a fixed order. */
export const contentOf = (release: ReleaseContent): ReleaseContent => ({
  state: release.state,
  number: release.number,
  title: { id: release.title.id, en: release.title.en },
  summary: { id: release.summary.id, en: release.summary.en },
  contact: release.contact,
  embargoUntil: release.embargoUntil,
  terms: { id: release.terms.id, en: release.terms.en },
  reason: release.reason,
  editionIds: [...release.editionIds],
  assetIds: [...release.assetIds],
})
