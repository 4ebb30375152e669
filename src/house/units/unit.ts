import type { LocalText, TimeZone } from './pack.ts'

/** A node of the institution's tree: headquarters, a region, a district, a local office; an agency. */
export interface Unit {
  readonly id: string
  /** Short, unique, never changed; a label of `path`. */
  readonly code: string
  /** Key of one of the pack's levels. */
  readonly level: string
  readonly name: LocalText
  /** As a map or a narrow column wants it, e.g. `Jabar`. */
  readonly shortName: string
  readonly slug: string
  /** Codes from the root down, e.g. `hq.jabar.3273` (PostgreSQL ltree as text). */
  readonly path: string
  /** Slugs from below the root, e.g. `jawa-barat/kota-bandung`; empty for the root. */
  readonly sitePath: string
  readonly parentId: string | null
  /** The unit directly below the root that this one belongs to (itself, if it is one); null for the root. */
  readonly regionId: string | null
  readonly timeZone: TimeZone
  readonly coordinates: { readonly lat: number; readonly lon: number } | null
  readonly host: string | null
  readonly state: 'open' | 'closed'
  /** Whoever took over when the unit was closed; null while it is open. */
  readonly successorId: string | null
}
