import type { Selectable } from 'kysely'
import type { DB } from '../../platform/database.generated.ts'
import type { AssetKind } from './identify-file.ts'
import type { AssetRecord } from './record.ts'
import type { HeldBack } from './rights.ts'

/** An original in the bank: it never changes and is never public itself. */
export interface Asset extends AssetRecord {
  id: string
  /** Public part of its addresses; unguessable. */
  ref: string
  unitId: string
  uploader: { kind: 'person' | 'key' | 'house'; id: string | null; name: string }
  filename: string
  kind: AssetKind
  /** Short name of the format, e.g. `jpeg`, `mp4`, `docx`. */
  format: string
  mime: string
  sha256: string
  bytes: number
  /** Pixels as seen, after the camera's orientation is applied; null until known, and for what has no picture. */
  width: number | null
  height: number | null
  /** Its average colour, `#rrggbb`: what stands in its place while it loads. */
  colour: string | null
  durationMs: number | null
  pages: number | null
  /** Number of the cover that stands, or null: what leaves is made from the covered picture. */
  cover: number | null
  /** What the file itself said when it came. */
  foundInside: Partial<AssetRecord>
  /** Version of the record, from 1. */
  recordNumber: number
  createdAt: Date
  /** True while something published uses it and nothing holds it back. */
  public: boolean
  /** Why the public may not have it now, or null. */
  heldBack: HeldBack | null
}

export type AssetWords = Pick<AssetRecord, 'alt' | 'caption' | 'credit' | 'rights'>

/** The answer to an upload: `duplicate` says that the unit had this very file already. */
export type ReceivedAsset = Asset & { duplicate: boolean; receipt: string }

export interface Rendition {
  /** Pixels. */
  width: number
  height: number
  format: 'webp' | 'jpeg'
  /** Path on this house, e.g. `/media/k3f9x2w7h4m8p2qd/640.webp`. */
  url: string
  /** 0 while it is still being made; the address works all the same. */
  bytes: number
}

/** What a page needs to show an asset. */
export interface Picture extends AssetWords {
  assetId: string
  /** Why the public may not see it now, or null. */
  heldBack: HeldBack | null
  ref: string
  width: number
  height: number
  colour: string
  /** The point to keep in sight, in ten-thousandths of its sides, where somebody set one. */
  focus?: { x: number; y: number }
  /** Narrow to wide; the last is the 1200 × 630 JPEG for link previews. */
  renditions: Rendition[]
}

/** Something whose look is known: a picture, a film with its poster, a document with its first page. */
export type VisibleAsset = Asset & { width: number; height: number }
export const isVisible = (asset: Asset): asset is VisibleAsset =>
  asset.kind !== 'audio' && asset.width !== null && asset.height !== null

/** Columns of `bank.asset` that an asset is made of: all but what only searches read. */
export const assetColumns = [
  'id',
  'ref',
  'unit_id',
  'uploader_kind',
  'uploader_id',
  'uploader_name',
  'filename',
  'kind',
  'format',
  'mime',
  'sha256',
  'bytes',
  'width',
  'height',
  'colour',
  'duration_ms',
  'pages',
  'headline',
  'caption',
  'alt',
  'credit',
  'creator',
  'copyright',
  'rights',
  'event',
  'place',
  'latitude',
  'longitude',
  'taken_at',
  'people',
  'topics',
  'ai_use',
  'focus_x',
  'focus_y',
  'cover',
  'found_inside',
  'record_number',
  'created_at',
] as const satisfies readonly (keyof DB['bank.asset'])[]

export type AssetRow = Pick<Selectable<DB['bank.asset']>, (typeof assetColumns)[number]> & {
  used: boolean
  held_back: HeldBack | null
}

export const recordOf = (row: Pick<AssetRow, (typeof assetColumns)[number]>): AssetRecord => ({
  headline: row.headline,
  caption: row.caption,
  alt: row.alt,
  credit: row.credit,
  creator: row.creator,
  copyright: row.copyright,
  rights: row.rights,
  event: row.event,
  place: row.place,
  latitude: row.latitude,
  longitude: row.longitude,
  takenAt: row.taken_at,
  people: row.people,
  topics: row.topics,
  aiUse: row.ai_use as AssetRecord['aiUse'],
  focusX: row.focus_x,
  focusY: row.focus_y,
})

export function toAsset(row: AssetRow): Asset {
  return {
    ...recordOf(row),
    id: row.id,
    ref: row.ref,
    unitId: row.unit_id,
    uploader: {
      kind: row.uploader_kind as Asset['uploader']['kind'],
      id: row.uploader_id,
      name: row.uploader_name,
    },
    filename: row.filename,
    kind: row.kind as AssetKind,
    format: row.format,
    mime: row.mime,
    sha256: row.sha256,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    colour: row.colour,
    durationMs: row.duration_ms,
    pages: row.pages,
    cover: row.cover,
    foundInside: row.found_inside as Partial<AssetRecord>,
    recordNumber: row.record_number,
    createdAt: row.created_at,
    public: row.used && row.held_back === null,
    heldBack: row.held_back,
  }
}
