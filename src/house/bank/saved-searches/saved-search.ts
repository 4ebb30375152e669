/** A search that somebody saved, and whether they want to hear of what is new in it. */
import type { Actor } from '../../../platform/actor.ts'
import { forbidden } from '../../../platform/errors.ts'
import type { BankDeps } from '../deps.ts'
import type { AssetSearch } from '../search/search-assets.ts'

/** Of one person. */
export const mostSearches = 50
export const longestName = 80
/** What came longer ago is news to nobody, whatever becomes of it: what was told of it may be forgotten. Milliseconds. */
export const newsFor = 365 * 86_400_000

export const rhythms = ['none', 'at_once', 'daily'] as const
/** When somebody hears of what is new: never, within a minute, or once a day. */
export type Rhythm = (typeof rhythms)[number]

/** What is asked for, as the bank's search takes it. */
export type Wanted = Omit<AssetSearch, 'unitIds' | 'cursor' | 'limit'> & { unitId: string }

export interface SavedSearch extends Wanted {
  id: string
  name: string
  alerts: Rhythm
  /** Also by mail; in the console in any case. */
  byMail: boolean
  /** How many that they may see came since they looked last. */
  fresh: number
  madeAt: Date
}

export type SavedSearchDeps = Pick<
  BankDeps,
  'db' | 'clock' | 'identity' | 'units' | 'jobs' | 'mail' | 'url' | 'house'
>

/** A search is a person's own; a key has none. @throws forbidden */
export function personOf(actor: Actor): string {
  if (actor.kind !== 'person' || actor.id === null) throw forbidden('asset.read')
  return actor.id
}
