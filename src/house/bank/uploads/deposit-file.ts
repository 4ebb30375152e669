/** A file of this machine on the way of all uploads: asked about first, room promised, looked at, answered with a receipt. */
import { constants, createWriteStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Actor } from '../../../platform/actor.ts'
import { HouseError, invalid } from '../../../platform/errors.ts'
import { hashOf } from '../../../platform/storage.ts'
import type { BankDeps } from '../deps.ts'
import { knownAlready } from '../receive-file.ts'
import type { AssetRecord } from '../record.ts'
import { beginUpload } from './begin-upload.ts'
import { finishUpload } from './settle-upload.ts'

export interface LocalFile {
  unitId: string
  /** As people may see it; the path is nobody's business. */
  filename: string
  path: string
  record?: Partial<AssetRecord>
  /** An upload of an earlier run that died. */
  resume?: string | undefined
  /** Told before the first byte is copied, so that a later run can go on with this upload. */
  onBegun?(uploadId: string): Promise<void>
}

export type Deposited =
  | { state: 'kept' | 'known'; receipt: string; assetId: string }
  /** Whole, and settled by itself as soon as the store or the database allows. */
  | { state: 'waiting'; uploadId: string }
  | { state: 'refused'; code: string; params: Readonly<Record<string, string | number>> }

/**
 * The file stays where it is.
 * @throws forbidden, not_found (unit), storage_full, storage_unreachable: what concerns more than this file.
 */
export async function depositFile(deps: BankDeps, actor: Actor, local: LocalFile): Promise<Deposited> {
  const unit = deps.units.require(local.unitId)
  await deps.identity.authorise(actor, 'asset.upload', unit.id)
  try {
    const file = await openFile(local.path)
    try {
      return await deposit(deps, actor, local, file)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (!(error instanceof HouseError) || !ofThisFile(error)) throw error
    return { state: 'refused', code: error.code, params: error.params }
  }
}

const ofThisFile = ({ status, code }: HouseError) => status === 422 || status === 413 || code === 'quota_full'

/** A link that was put in the file's place is not followed. @throws file_unreadable */
async function openFile(path: string): Promise<FileHandle> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    (error: unknown) => {
      throw Object.assign(invalid('file_unreadable'), { cause: error })
    },
  )
  if ((await file.stat()).isFile()) return file
  await file.close()
  throw invalid('file_unreadable')
}

async function deposit(
  deps: BankDeps,
  actor: Actor,
  { unitId, filename, record, resume, onBegun }: Omit<LocalFile, 'path'>,
  file: FileHandle,
): Promise<Deposited> {
  // Through an iterator, which ends the stream: one that is left open keeps its file from being closed.
  async function* bytesOf(): AsyncGenerator<Buffer> {
    yield* file.createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Buffer>
  }
  const { sha256, bytes } = await hashOf(bytesOf())
  const left = resume === undefined ? undefined : await openUpload(deps, actor, resume, sha256)
  if (left?.state === 'settled') return left.deposited
  const known =
    left === undefined ? await knownAlready(deps, deps.db, actor, { unitId, filename, sha256 }) : undefined
  if (known !== undefined) return { state: 'known', receipt: known.receipt, assetId: known.id }
  const id =
    left?.state === 'open'
      ? left.id
      : await beginUpload(deps, actor, {
          unitId,
          filename,
          bytes,
          sha256,
          ...(record === undefined ? {} : { record }),
        })
  await onBegun?.(id)
  const target = createWriteStream(join(deps.storage.uploads, id), { mode: 0o600, flush: true })
  await pipeline(bytesOf, target).catch((error: unknown) => {
    throw isFull(error) ? new HouseError('storage_full', 507, { cause: error }) : error
  })
  await finishUpload(deps, actor, id)
  return outcomeOf(deps, id)
}

const isFull = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOSPC'

/** How far an earlier run came with the same bytes. */
async function openUpload(deps: BankDeps, actor: Actor, id: string, sha256: string) {
  const row = await deps.db
    .selectFrom('bank.upload')
    .select(['state'])
    .where('id', '=', id)
    .where('sender_id', '=', actor.id)
    .where('announced_sha256', '=', sha256)
    .executeTakeFirst()
  if (row === undefined || row.state === 'given_up') return undefined
  if (row.state === 'open') return { state: 'open' as const, id }
  await finishUpload(deps, actor, id)
  return { state: 'settled' as const, deposited: await outcomeOf(deps, id) }
}

async function outcomeOf({ db }: BankDeps, id: string): Promise<Deposited> {
  const row = await db.selectFrom('bank.upload').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  if (row.state === 'kept' && row.receipt !== null && row.asset_id !== null)
    return { state: 'kept', receipt: row.receipt, assetId: row.asset_id }
  if (row.state === 'refused')
    return {
      state: 'refused',
      code: row.refusal ?? 'invalid_request',
      params: (row.refusal_params ?? {}) as Record<string, string | number>,
    }
  return { state: 'waiting', uploadId: id }
}
