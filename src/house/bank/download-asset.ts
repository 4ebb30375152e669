/** An asset on its way out: the original untouched, or a copy that carries today's caption, credit and rights inside. */
import { createReadStream } from 'node:fs'
import { copyFile, rm, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { Actor } from '../../platform/actor.ts'
import { HouseError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { metadataWriter } from '../../platform/metadata/exiftool.ts'
import { writeMetadata } from '../../platform/metadata/write-metadata.ts'
import type { Asset } from './asset.ts'
import type { BankDeps } from './index.ts'
import { rightsOf, type Audience } from './rights.ts'

export interface Taken {
  asset: Asset
  bytes: number
  stream: Readable
}

export interface Taker {
  actor: Pick<Actor, 'kind' | 'id' | 'name'>
  audience: 'staff' | Audience
}

/** Formats that ExifTool stamps; the rest goes out as it came. */
const stampable = new Set(['jpeg', 'png', 'webp', 'tiff', 'avif', 'heic', 'pdf', 'mp4', 'mov'])

/**
 * A copy with the record of this moment inside and, unless the rights keep them, without position and serial numbers.
 * @throws not_stampable (409) for formats that carry no record, and where the machine has nothing to write it with.
 */
export async function takeStamped(
  deps: Pick<BankDeps, 'db' | 'storage' | 'clock'>,
  taker: Taker,
  asset: Asset,
): Promise<Taken> {
  const { storage, db } = deps
  if (!stampable.has(asset.format) || (await metadataWriter()) === undefined)
    throw new HouseError('not_stampable', 409, { params: { format: asset.format.toUpperCase() } })
  const { keepPosition } = await rightsOf(db, asset.id)
  await storage.requireRoom(asset.bytes)
  const folder = await storage.workplace(`out-${newId()}`)
  // ExifTool goes by the ending.
  const path = `${folder}/copy.${asset.format}`
  try {
    await storage.withFile(asset.sha256, (original) => copyFile(original, path))
    await writeMetadata(path, asset, { keepPosition })
    const { size } = await stat(path)
    await noteDownload(deps, taker, asset, 'stamped')
    const stream = createReadStream(path)
    stream.once('close', () => void rm(folder, { recursive: true, force: true }))
    return { asset, bytes: size, stream }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

export async function takeOriginal(
  deps: Pick<BankDeps, 'db' | 'storage' | 'clock'>,
  taker: Taker,
  asset: Asset,
): Promise<Taken> {
  await noteDownload(deps, taker, asset, 'original')
  return { asset, bytes: asset.bytes, stream: deps.storage.read(asset.sha256) }
}

const noteDownload = (
  { db, clock }: Pick<BankDeps, 'db' | 'clock'>,
  { actor, audience }: Taker,
  asset: Asset,
  form: 'original' | 'stamped',
) =>
  db
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
