/** Files that were made of an asset by name, and the one its sizes are made from. */
import { notFound } from '../../platform/errors.ts'
import { isNotHere } from '../../platform/storage.ts'
import type { VisibleAsset } from './asset.ts'
import type { BankDeps } from './deps.ts'

export interface MadeFile {
  sha256: string
  bytes: number
  format: string
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
