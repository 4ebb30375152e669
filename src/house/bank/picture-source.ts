/** Files that were made of an asset by name, and the one its sizes are made from. */
import { createHash } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { notFound } from '../../platform/errors.ts'
import { isNotHere } from '../../platform/storage.ts'
import type { VisibleAsset } from './asset.ts'
import type { BankDeps } from './deps.ts'
import { langOfPlaylist, masterWithSubtitles, subtitlePlaylist } from './subtitles/in-hls.ts'
import { langIn, standingSubtitles } from './subtitles/subtitles-of.ts'

export interface MadeFile {
  sha256: string
  bytes: number
  format: string
  /** Its bytes, where no object of the store holds them. */
  content?: Buffer
}

type Deps = Pick<BankDeps, 'db' | 'storage'>

/** A rendition that only work makes, by its name: `web`, `cues`, `hls/360p/seg-0001.m4s`; undefined until it is made. */
export async function renditionNamed(
  { db, storage }: Deps,
  assetId: string,
  name: string,
): Promise<MadeFile | undefined> {
  const made = await db
    .selectFrom('bank.rendition')
    .select(['sha256', 'bytes', 'format'])
    .where('asset_id', '=', assetId)
    .where('name', '=', name)
    .executeTakeFirst()
  return made !== undefined && (await storage.size(made.sha256)) === made.bytes ? made : undefined
}

/** What a player asks for: what was made of the asset, and its subtitles, `subtitles/id.vtt`, as HLS tells of them, too. */
export async function playedFile(deps: Deps, assetId: string, name: string): Promise<MadeFile | undefined> {
  const lang = langIn(name)
  if (lang !== undefined) return (await standingSubtitles(deps, assetId)).find((one) => one.lang === lang)
  const listed = langOfPlaylist(name)
  if (listed !== undefined) return subtitleList(deps, assetId, listed)
  const made = await renditionNamed(deps, assetId, name)
  if (made === undefined || name !== 'hls/master.m3u8') return made
  const langs = (await standingSubtitles(deps, assetId)).map((one) => one.lang)
  if (langs.length === 0) return made
  return playlist(masterWithSubtitles(await text(deps.storage.read(made.sha256)), langs))
}

async function subtitleList(deps: Deps, assetId: string, lang: string): Promise<MadeFile | undefined> {
  const known = (await standingSubtitles(deps, assetId)).some((one) => one.lang === lang)
  const film = await deps.db
    .selectFrom('bank.asset')
    .select('duration_ms')
    .where('id', '=', assetId)
    .executeTakeFirst()
  const duration = film?.duration_ms ?? null
  return known && duration !== null ? playlist(subtitlePlaylist(lang, duration)) : undefined
}

function playlist(words: string): MadeFile {
  const content = Buffer.from(words)
  const sha256 = createHash('sha256').update(content).digest('hex')
  return { content, sha256, bytes: content.length, format: 'm3u8' }
}

const readable = new Set(['jpeg', 'png', 'webp', 'avif', 'tiff'])

/**
 * The object of the picture as it came: the original, or the picture that was first made of one that sharp does not
 * read. Where a cover stands, only the cover itself is made from it, and what staff with the right to release see.
 * @throws not_found
 */
export async function uncoveredObject(deps: Deps, asset: VisibleAsset): Promise<string> {
  if (asset.kind === 'picture' && readable.has(asset.format)) return asset.sha256
  const base = await renditionNamed(deps, asset.id, 'base')
  if (base === undefined) throw notFound('rendition')
  return base.sha256
}

/** Lends the same as a file. @throws not_found */
export async function withUncovered<T>(
  deps: Deps,
  asset: VisibleAsset,
  work: (path: string) => Promise<T>,
): Promise<T> {
  return deps.storage.withFile(await uncoveredObject(deps, asset), work).catch((error: unknown) => {
    throw isNotHere(error) ? notFound('original') : error
  })
}
