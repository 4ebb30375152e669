/** An asset on its way out: the original untouched, or a copy that carries today's caption, credit and rights inside. */
import { createReadStream } from 'node:fs'
import { copyFile, rm, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { Actor } from '../../platform/actor.ts'
import { HouseError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { metadataWriter } from '../../platform/metadata/exiftool.ts'
import { writeMetadata } from '../../platform/metadata/write-metadata.ts'
import { isVisible, type Asset } from './asset.ts'
import { coveredFile } from './covers/covered-file.ts'
import type { BankDeps } from './deps.ts'
import { rightsOf, type Audience } from './rights.ts'

export interface Taken {
  asset: Asset
  /** As the file that leaves is called, and what it is: a covered picture may have another format than its original. */
  filename: string
  mime: string
  bytes: number
  stream: Readable
}

export interface Taker {
  actor: { kind: Actor['kind'] | 'journalist' | 'anybody' | 'link'; id: string | null; name: string }
  audience: 'staff' | Audience
}

/** Formats that ExifTool stamps; the rest goes out as it came. */
export const stampable = new Set(['jpeg', 'png', 'webp', 'tiff', 'avif', 'heic', 'pdf', 'mp4', 'mov'])

/**
 * A copy with the record of this moment inside and, unless the rights keep them, without position and serial numbers.
 * @throws not_stampable (409) for formats that carry no record, and where the machine has nothing to write it with.
 */
export async function takeStamped(
  deps: Pick<BankDeps, 'db' | 'storage' | 'clock' | 'took'>,
  taker: Taker,
  asset: Asset,
): Promise<Taken> {
  return takeCopy(deps, taker, asset)
}

/** What a copy is made of: an object of the store, or whatever writes a file. */
export type CopySource = Pick<Asset, 'bytes' | 'format' | 'mime' | 'filename'> &
  ({ sha256: string } | { write(path: string): Promise<void> })

/** The same of a size that was made of it; of what may leave in full where none is given. */
export async function takeCopy(
  deps: Pick<BankDeps, 'db' | 'storage' | 'clock' | 'took'>,
  taker: Taker,
  asset: Asset,
  source?: CopySource,
): Promise<Taken> {
  const { storage, db } = deps
  const file = source ?? (await whatLeaves(deps, asset))
  const { format } = file
  if (!stampable.has(format) || (await metadataWriter()) === undefined)
    throw new HouseError('not_stampable', 409, { params: { format: format.toUpperCase() } })
  const { keepPosition } = await rightsOf(db, asset.id)
  await storage.requireRoom(file.bytes)
  const folder = await storage.workplace(`out-${newId()}`)
  // ExifTool goes by the ending.
  const path = `${folder}/copy.${format}`
  try {
    if ('sha256' in file) await storage.withFile(file.sha256, (leaving) => copyFile(leaving, path))
    else await file.write(path)
    await writeMetadata(path, asset, { keepPosition })
    const { size } = await stat(path)
    await noteDownload(deps, taker, asset, 'stamped')
    const stream = createReadStream(path)
    stream.once('close', () => void rm(folder, { recursive: true, force: true }))
    return { asset, filename: file.filename, mime: file.mime, bytes: size, stream }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** For staff (of a covered picture: with the right to release) the bytes as they came; for others what may leave. */
export async function takeOriginal(
  deps: Pick<BankDeps, 'db' | 'storage' | 'clock' | 'took'>,
  taker: Taker,
  asset: Asset,
): Promise<Taken> {
  const file = taker.audience === 'staff' ? asset : await whatLeaves(deps, asset)
  await noteDownload(deps, taker, asset, 'original')
  const { filename, mime, bytes, sha256 } = file
  return { asset, filename, mime, bytes, stream: deps.storage.read(sha256) }
}

type LeavingFile = Pick<Asset, 'sha256' | 'bytes' | 'format' | 'mime' | 'filename'>

/** The file that may leave the house in full size: the original, or the covered picture where a cover stands. */
export async function whatLeaves(deps: Pick<BankDeps, 'db' | 'storage'>, asset: Asset): Promise<LeavingFile> {
  if (asset.cover === null || !isVisible(asset)) return asset
  const { sha256, bytes, format } = await coveredFile(deps, asset)
  const ending = format === 'jpeg' ? 'jpg' : format
  const filename = `${asset.filename.replace(/\.\w{1,5}$/, '')}.${ending}`
  return { sha256, bytes, format, mime: `image/${format}`, filename }
}

async function noteDownload(
  { db, clock, took }: Pick<BankDeps, 'db' | 'clock' | 'took'>,
  { actor, audience }: Taker,
  asset: Asset,
  form: 'original' | 'stamped',
): Promise<void> {
  await db
    .insertInto('bank.download')
    .values({
      id: newId(),
      asset_id: asset.id,
      form,
      record_number: asset.recordNumber,
      audience,
      taker_kind: actor.kind,
      taker_id: actor.id,
      taker_name: actor.name,
      at: clock.now(),
    })
    .execute()
  const journalistId = actor.kind === 'journalist' ? (actor.id ?? undefined) : undefined
  took({ asset, audience, journalistId })
}

export interface Download {
  form: 'original' | 'stamped'
  /** Version of the record that went out; older than the asset's: whoever took it has old words. */
  recordNumber: number
  audience: 'staff' | Audience
  taker: string
  at: Date
}

const longestList = 500

/** Newest first. */
export async function downloadsOf({ db }: Pick<BankDeps, 'db'>, assetId: string): Promise<Download[]> {
  const rows = await db
    .selectFrom('bank.download')
    .selectAll()
    .where('asset_id', '=', assetId)
    .orderBy('at', 'desc')
    .limit(longestList)
    .execute()
  return rows.map((row) => ({
    form: row.form as Download['form'],
    recordNumber: row.record_number,
    audience: row.audience as Download['audience'],
    taker: row.taker_name,
    at: row.at,
  }))
}
