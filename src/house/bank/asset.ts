import type { Selectable } from 'kysely'
import type { DB } from '../../platform/database.generated.ts'

export type AssetFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'tiff'

/** An original in the bank: it never changes and is never public itself. */
export interface Asset {
  id: string
  /** Public part of its addresses; unguessable. */
  ref: string
  unitId: string
  uploader: { kind: 'person' | 'key' | 'house'; id: string | null; name: string }
  filename: string
  format: AssetFormat
  sha256: string
  bytes: number
  /** Pixels as seen, after the camera's orientation is applied. */
  width: number
  height: number
  /** Its average colour, `#rrggbb`: what stands in its place while it loads. */
  colour: string
  takenAt: Date | null
  alt: string
  caption: string
  credit: string
  rights: string
  createdAt: Date
  /** True while something published uses it. */
  public: boolean
}

export type AssetWords = Pick<Asset, 'alt' | 'caption' | 'credit' | 'rights'>

/** The answer to an upload: `duplicate` says that the unit had this very file already. */
export type ReceivedAsset = Asset & { duplicate: boolean }

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
  ref: string
  width: number
  height: number
  colour: string
  /** Narrow to wide; the last is the 1200 × 630 JPEG for link previews. */
  renditions: Rendition[]
}

export type AssetRow = Selectable<DB['bank.asset']> & { public: boolean }

export function toAsset(row: AssetRow): Asset {
  return {
    id: row.id,
    ref: row.ref,
    unitId: row.unit_id,
    uploader: {
      kind: row.uploader_kind as Asset['uploader']['kind'],
      id: row.uploader_id,
      name: row.uploader_name,
    },
    filename: row.filename,
    format: row.format as AssetFormat,
    sha256: row.sha256,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    colour: row.colour,
    takenAt: row.taken_at,
    alt: row.alt,
    caption: row.caption,
    credit: row.credit,
    rights: row.rights,
    createdAt: row.created_at,
    public: row.public,
  }
}
