/** Films and sounds as a page is given them: what of them can be played, in the order in which a browser should try it. */
import { sql } from 'kysely'
import type { HouseDb } from '../../platform/db.ts'
import { isVisible, type Asset, type Rendition } from './asset.ts'
import { assetsAt } from './asset-queries.ts'
import { toAsset } from './asset.ts'
import type { HeldBack } from './rights.ts'
import { subtitleLangs, tracksAt, type SubtitleTrack } from './subtitles/subtitles-of.ts'
import { toPicture } from './to-picture.ts'

export interface Recording {
  assetId: string
  ref: string
  kind: 'video' | 'audio'
  /** Why the public may not have it now, or null. */
  heldBack: HeldBack | null
  durationMs: number | null
  /** Pixels; null for sound, and until they are known. */
  width: number | null
  height: number | null
  /** Sizes of a film's poster; none until it is made. */
  poster: Rendition[]
  /** The ladder first, then the one file; none while nothing of it can be played. */
  sources: { url: string; type: string; bytes: number }[]
  /** Subtitles, by language; none for sound. */
  tracks: SubtitleTrack[]
  /** The work on it ended without anything to play: waiting is of no use. */
  failed: boolean
}

export interface RecordingsWithin {
  /** Reads in a running transaction. */
  within?: HouseDb | undefined
  /** Waits for work on them that is just ending and keeps more from ending: who shows them then misses no end. */
  holding?: boolean
}

const playable = [
  ['hls/master.m3u8', 'application/vnd.apple.mpegurl'],
  ['web', 'video/mp4'],
  ['sound', 'audio/mp4'],
] as const

/** In one query. Whatever is neither film nor sound, and whatever is unknown, is absent. */
export async function recordingsById(
  db: HouseDb,
  at: Date,
  ids: readonly string[],
  holding: boolean,
): Promise<Map<string, Recording>> {
  if (ids.length === 0) return new Map()
  if (holding)
    await db
      .selectFrom('bank.work')
      .select('asset_id')
      .where('asset_id', 'in', [...ids])
      .orderBy('asset_id')
      .forShare()
      .execute()
  const rows = await assetsAt(db, at)
    .select([
      sql<Record<string, number>>`(select coalesce(jsonb_object_agg(name, bytes), '{}')
        from bank.rendition where asset_id = asset.id and name not like 'hls/%/%')`.as('made'),
      sql<string | null>`(select state from bank.work where asset_id = asset.id)`.as('work'),
      subtitleLangs.as('langs'),
    ])
    .where('asset.id', 'in', [...ids])
    .where('asset.kind', 'in', ['video', 'audio'])
    .execute()
  return new Map(
    rows.map((row) => {
      const shown = toRecording(toAsset(row), new Map(Object.entries(row.made)), row.langs)
      return [row.id, { ...shown, failed: row.work === 'failed' && shown.sources.length === 0 }] as const
    }),
  )
}

function toRecording(
  asset: Asset,
  made: ReadonlyMap<string, number>,
  langs: readonly string[],
): Omit<Recording, 'failed'> {
  const { id, ref, heldBack, durationMs } = asset
  const sources = playable.flatMap(([name, type]) => {
    const bytes = made.get(name)
    return bytes === undefined ? [] : [{ url: `/media/${ref}/made/${name}`, type, bytes }]
  })
  // A film without a picture is played as what it is.
  const kind = asset.kind === 'video' && !made.has('sound') ? 'video' : 'audio'
  const seen = kind === 'video' && isVisible(asset) ? asset : undefined
  return {
    assetId: id,
    ref,
    kind,
    heldBack,
    durationMs,
    width: seen?.width ?? null,
    height: seen?.height ?? null,
    poster:
      seen !== undefined && made.has('base')
        ? toPicture(seen, made).renditions.filter(({ format }) => format === 'webp')
        : [],
    sources,
    tracks: kind === 'video' ? tracksAt(ref, langs) : [],
  }
}
