/** What an institution brings: its levels, names, brand and map. Everything else in the house is the same for all. */
export type LocalText = { readonly id: string; readonly en: string }

export const timeZones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const
export type TimeZone = (typeof timeZones)[number]

export interface Level {
  readonly key: string
  readonly name: LocalText
  /** Higher approves for lower: a sensitive story needs an approver at a level of at least a certain rank. */
  readonly approvingRank: number
  /** Its units bear no name of a place, as an agency does: theirs is that of the unit above. */
  readonly placeless?: true
}

export const roomNames = [
  'house',
  'news',
  'english',
  'channels',
  'bank',
  'hub',
  'command',
  'conference',
  'tv',
  'theatre',
  'literacy',
  'clarification',
  'campaigns',
  'desk',
  'synergy',
] as const
export type RoomName = (typeof roomNames)[number]

export interface Topic {
  /** Used in addresses: `/topik/<key>`. */
  readonly key: string
  readonly name: LocalText
  /** IPTC Media Topic, e.g. `medtop:20000082`. */
  readonly iptc: string
}

export interface PackMap {
  /** ISO 3166-1 numeric codes of the countries drawn as land, and of the neighbours drawn fainter. */
  readonly countries: readonly string[]
  readonly neighbours: readonly string[]
  /** Degrees. */
  readonly bounds: {
    readonly west: number
    readonly south: number
    readonly east: number
    readonly north: number
  }
  /** The drawing's units, as its SVG viewBox has them. */
  readonly size: { readonly width: number; readonly height: number }
  /** SVG path data in those units: the coast of `countries` and of `neighbours`. See packs/generate-map.ts. */
  readonly paths: { readonly land: string; readonly near: string }
  /** The level whose units carry a symbol. */
  readonly symbolLevel: string
}

/** Units directly below the root, gathered for the rivers of the front page. */
export interface RegionGroup {
  readonly key: string
  readonly name: LocalText
  /** Codes of units. */
  readonly units: readonly string[]
}

export interface UnitRow {
  readonly code: string
  readonly parent: string | null
  readonly level: string
  readonly name: LocalText
  readonly shortName: string
  /** Unique among siblings; empty for the root. */
  readonly slug: string
  readonly timeZone: TimeZone
  readonly coordinates?: { readonly lat: number; readonly lon: number }
}

export interface InstitutionPack {
  /** The folder's name in packs/. */
  readonly name: string
  readonly institution: LocalText
  readonly shortName: string
  /** What it is there for, as in "for the people of …": the place of its root. */
  readonly territory: LocalText
  /** From the top down. */
  readonly levels: readonly Level[]
  readonly locales: readonly ('id' | 'en')[]
  readonly defaultTimeZone: TimeZone
  readonly brand: {
    /** CSS hex colours for the light and the dark scheme; `accentInk` is text on the accent. */
    readonly accent: { readonly light: string; readonly dark: string }
    readonly accentInk: { readonly light: string; readonly dark: string }
    readonly logoSvg: string | null
  }
  /** What the rooms are called in public. */
  readonly rooms: Readonly<Record<RoomName, LocalText>>
  /** What the roles are called, by key of role. */
  readonly roles: Readonly<Record<string, LocalText>>
  readonly topics: readonly Topic[]
  readonly regionGroups: readonly RegionGroup[]
  /** Null: the front page goes without a map. */
  readonly map: PackMap | null
  /** Opens the number of every release, e.g. `HUMAS`. */
  readonly numberPrefix: string
  /** Parents before children. */
  loadUnits(): UnitRow[] | Promise<UnitRow[]>
}
