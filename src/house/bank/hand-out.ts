/** The way out for whoever is not staff: journalists, and anybody, as far as the rights of the asset let them. */
import { writeFile } from 'node:fs/promises'
import type { HouseDb } from '../../platform/db.ts'
import { HouseError, notFound } from '../../platform/errors.ts'
import { imageWork, sharp } from '../../platform/images.ts'
import { isVisible, toAsset, type Asset } from './asset.ts'
import { assetsAt } from './asset-queries.ts'
import { stampable, takeCopy, takeOriginal, takeStamped, type Taken, type Taker } from './download-asset.ts'
import { findRendition, type FoundRendition } from './find-rendition.ts'
import { playedFile, renditionNamed, type MadeFile } from './picture-source.ts'
import type { BankDeps } from './deps.ts'
import { heldBack, type Audience } from './rights.ts'
import { subtitleFiles, type SubtitleCopy } from './subtitles/subtitles-of.ts'

export interface Outsider {
  audience: Audience
  /** Of whoever gave their name; of others nothing is kept but that something was taken. */
  journalist: { id: string; name: string } | undefined
}

/** `whole`: all of it, with today's record inside where the format carries one. `web`: a size for pages. */
export type OutForm = 'whole' | 'web'

/** As it stands for an audience: `heldBack` says why that one may not have it now. */
export type HandedAsset = Asset & { forms: OutForm[] }

/** For rooms that answer for both: whether the taker may ask, and whether something published uses the asset. */
export interface HandsOut {
  /** In one query. Unknown ids are absent. */
  assetsFor(audience: Audience, ids: readonly string[], within?: HouseDb): Promise<Map<string, HandedAsset>>
  /**
   * With today's record inside where the format carries one, noted with its wording. @throws not_found, asset_held_back
   * (409; `why`), not_stampable, storage_full.
   */
  takeFor(outsider: Outsider, assetId: string, form: OutForm): Promise<Taken>
  /** A picture to be shown of what `assetsFor` just answered; undefined where there is none. @throws asset_held_back. */
  stillOf(asset: HandedAsset, name: '640' | '1080'): Promise<FoundRendition | undefined>
  /**
   * What a player asks for of a film or sound that `assetsFor` just answered: `web`, `hls/…`, `subtitles/id.vtt`; undefined
   * where there is none. @throws asset_held_back.
   */
  playedOf(asset: HandedAsset, name: string): Promise<MadeFile | undefined>
  /** A film's subtitles in all its languages. @throws not_found, asset_held_back (409; `why`). */
  takeSubtitles(audience: Audience, assetId: string): Promise<SubtitleCopy[]>
}

export const createHandsOut = (deps: Pick<BankDeps, 'db' | 'clock' | 'storage' | 'took'>): HandsOut => ({
  assetsFor: (audience, ids, within) => assetsFor(deps, audience, ids, within),
  takeFor: (outsider, id, form) => takeFor(deps, outsider, id, form),
  stillOf: (asset, name) => stillOf(deps, asset, name),
  playedOf: (asset, name) => playedOf(deps, asset, name),
  takeSubtitles: (audience, id) => takeSubtitles(deps, audience, id),
})

async function assetsFor(
  { db, clock }: Pick<BankDeps, 'db' | 'clock'>,
  audience: Audience,
  ids: readonly string[],
  within: HouseDb = db,
): Promise<Map<string, HandedAsset>> {
  if (ids.length === 0) return new Map()
  const rows = await assetsAt(within, clock.now())
    .select(heldBack(clock.now(), audience).as('held_from_them'))
    .where('asset.id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map(({ held_from_them, ...row }) => {
      const asset = { ...toAsset(row), heldBack: held_from_them }
      return [asset.id, { ...asset, forms: formsOf(asset) }]
    }),
  )
}

// A camera's raw picture says where it was taken and cannot be stamped: only sizes of it go out.
function formsOf(asset: Asset): OutForm[] {
  const whole = asset.kind !== 'picture' || stampable.has(asset.format)
  const web = asset.kind === 'picture' || asset.kind === 'video'
  return [...(whole ? (['whole'] as const) : []), ...(web ? (['web'] as const) : [])]
}

async function handed(
  deps: Pick<BankDeps, 'db' | 'clock'>,
  audience: Audience,
  id: string,
): Promise<HandedAsset> {
  const asset = (await assetsFor(deps, audience, [id])).get(id)
  if (asset === undefined) throw notFound('asset')
  requireOut(asset)
  return asset
}

function requireOut({ heldBack: why }: HandedAsset): void {
  if (why !== null) throw new HouseError('asset_held_back', 409, { params: { why } })
}

/**
 * The rights are asked when the bytes are opened: what is held back in that moment does not go out; what has begun to
 * go out is noted, with its wording. @throws not_found, asset_held_back (409; `why`), not_stampable (409), storage_full.
 */
async function takeFor(
  deps: Pick<BankDeps, 'db' | 'clock' | 'storage' | 'took'>,
  outsider: Outsider,
  id: string,
  form: OutForm,
): Promise<Taken> {
  const { audience, journalist } = outsider
  const asset = await handed(deps, audience, id)
  if (!asset.forms.includes(form)) throw notFound('rendition')
  const taker: Taker = {
    audience,
    actor: {
      kind: journalist === undefined ? 'anybody' : 'journalist',
      id: journalist?.id ?? null,
      name: journalist?.name ?? '',
    },
  }
  if (form === 'whole')
    return stampable.has(asset.format) ? takeStamped(deps, taker, asset) : takeOriginal(deps, taker, asset)
  const stem = asset.filename.replace(/\.\w{1,5}$/, '')
  if (asset.kind === 'video') {
    const made = await renditionNamed(deps, asset.id, 'web')
    if (made === undefined) throw notFound('rendition')
    return takeCopy(deps, taker, asset, {
      sha256: made.sha256,
      bytes: made.bytes,
      format: 'mp4',
      mime: 'video/mp4',
      filename: `${stem}.mp4`,
    })
  }
  const found = await findRendition(deps, asset, '1600')
  const jpeg = await deps.storage.withFile(found.sha256, (path) =>
    imageWork(() => sharp(path).jpeg({ quality: 88 }).toBuffer()),
  )
  return takeCopy(deps, taker, asset, {
    bytes: jpeg.length,
    format: 'jpeg',
    mime: 'image/jpeg',
    filename: `${stem}.jpg`,
    write: (path) => writeFile(path, jpeg),
  })
}

/** A small picture of it, without record; undefined for what has none. @throws asset_held_back (409; `why`). */
async function stillOf(
  deps: Pick<BankDeps, 'db' | 'storage'>,
  asset: HandedAsset,
  name: '640' | '1080',
): Promise<FoundRendition | undefined> {
  requireOut(asset)
  return isVisible(asset) ? findRendition(deps, asset, name).catch(absent) : undefined
}

async function playedOf(
  deps: Pick<BankDeps, 'db' | 'storage'>,
  asset: HandedAsset,
  name: string,
): Promise<MadeFile | undefined> {
  requireOut(asset)
  const played = asset.kind === 'video' || asset.kind === 'audio'
  return played && /^(?:web|sound|hls\/.+|subtitles\/.+)$/.test(name)
    ? playedFile(deps, asset.id, name)
    : undefined
}

async function takeSubtitles(
  deps: Pick<BankDeps, 'db' | 'clock' | 'storage'>,
  audience: Audience,
  id: string,
): Promise<SubtitleCopy[]> {
  const { filename } = await handed(deps, audience, id)
  return subtitleFiles(deps, id, filename)
}

const absent = (error: unknown) => {
  if (error instanceof HouseError && error.status === 404) return undefined
  throw error
}
