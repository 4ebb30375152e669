/** What the public may read of an edition, and what the acts hand over to have it published. */
import type { Locale } from '../../platform/messages.ts'
import type { EditionContent } from './content.ts'
import type { PublicRecording } from './recording.ts'

/** A picture of the bank in its public sizes; the same shape as the bank's `Picture`. */
export interface PublicPicture {
  assetId: string
  ref: string
  width: number
  height: number
  /** Its average colour, `#rrggbb`. */
  colour?: string
  /** The point to keep in sight where a list cuts it further, in ten-thousandths of its sides. */
  focus?: { x: number; y: number }
  renditions: { width: number; height: number; format: 'webp' | 'jpeg'; url: string; bytes: number }[]
}

/** A picture in use: its files and the words beside it. */
export interface LeadPicture extends PublicPicture {
  alt: string
  caption: string
  credit: string
  rights: string
}

export type NoteKind = 'correction' | 'update' | 'withdrawal' | 'recall'
/** What readers are told about a change; `at` is ISO 8601. */
export interface PublicNote {
  kind: NoteKind
  note: string
  at: string
}

/** Why a story stands at a unit: it comes from there, from below, was taken over, takes part, or was pushed down. */
export type ListingKind = 'origin' | 'ancestor' | 'adopted' | 'supporting' | 'mandatory'
export interface Listing {
  unitId: string
  kind: ListingKind
}

export interface PublicationInput {
  editionId: string
  storyId: string
  locale: Locale
  /** Shared by all editions of a story; never changes. */
  ref: string
  versionNumber: number
  versionHash: string
  content: EditionContent
  /** The lead unit; `regionId` is the id of the region unit it belongs to, null for headquarters. */
  unit: { id: string; path: string; regionId: string | null }
  /** Ids of the lead unit and all its ancestors: search can be narrowed to any of them. */
  ancestry: readonly string[]
  /** Where it is listed; see `listingsFor`. */
  listings: readonly Listing[]
  /** By asset id: every picture that the content uses (`assetIdsOf`). */
  pictures: ReadonlyMap<string, PublicPicture>
  /** By asset id: every film and sound that it uses; absent where it uses none. */
  recordings?: ReadonlyMap<string, PublicRecording>
  firstPublishedAt: Date
  /** Orders the lists; moved by a major change. */
  publicTimestamp: Date
  updatedAt: Date
  /** Told to readers with this version: of a correction or an update. */
  note?: PublicNote
}

export interface RemovalInput {
  editionId: string
  /** `withdrawn`: readable at its address under the reason. `recalled`: nothing but the notice is kept. */
  state: 'withdrawn' | 'recalled'
  note: string
  at: Date
}

/** What the caller does with the bank and the event, in the same transaction. */
export interface PublicationChange {
  /** Assets this edition shows: `bank.publish(trx, assetsShown, editionId)`. */
  assetsShown: string[]
  /** Assets this edition shows no longer: `bank.hide(trx, assetsReleased, editionId)`. */
  assetsReleased: string[]
  /** Units at which it is or was listed, for the event. */
  unitIds: string[]
}

/** The part of a unit that listing needs; a `Unit` fits. */
interface UnitInTree {
  id: string
  parentId: string | null
}

/**
 * Units at which a story is listed, each once: the lead unit, every ancestor below the root, adopters, supporting
 * units, and the unit that pushes it down to its whole subtree. The root lists what it adopted or wrote itself.
 */
export function listingsFor(
  units: { ancestry(id: string): readonly UnitInTree[] },
  story: {
    leadUnitId: string
    supportingUnitIds: readonly string[]
    adopterUnitIds: readonly string[]
    mandatoryUnitIds: readonly string[]
  },
): Listing[] {
  const ancestors = units
    .ancestry(story.leadUnitId)
    .slice(1)
    .filter((unit) => unit.parentId !== null)
  const strongestLast: Listing[] = [
    ...ancestors.map((unit) => ({ unitId: unit.id, kind: 'ancestor' as const })),
    ...story.supportingUnitIds.map((unitId) => ({ unitId, kind: 'supporting' as const })),
    ...story.adopterUnitIds.map((unitId) => ({ unitId, kind: 'adopted' as const })),
    { unitId: story.leadUnitId, kind: 'origin' as const },
    ...story.mandatoryUnitIds.map((unitId) => ({ unitId, kind: 'mandatory' as const })),
  ]
  return [...new Map(strongestLast.map((listing) => [listing.unitId, listing])).values()]
}
