/** Brings an upload whose last byte has come to its end: an asset with a receipt, or a refusal with its reason. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Actor } from '../../../platform/actor.ts'
import { HouseError, invalid } from '../../../platform/errors.ts'
import { createLanes } from '../../../platform/lanes.ts'
import type { BankDeps } from '../deps.ts'
import { receiveFile } from '../receive-file.ts'
import type { AssetRecord, SaidConsent } from '../record.ts'
import { toUpload, type Upload, type UploadRow } from './upload.ts'

/** What tus keeps of an upload beside its bytes. */
export const uploadFiles = (folder: string, id: string) => [join(folder, id), join(folder, `${id}.json`)]

/** Its last byte came. What cannot be done now is done within a minute. */
export async function finishUpload(deps: BankDeps, id: string): Promise<void> {
  await deps.db
    .updateTable('bank.upload')
    .set({ state: 'arrived', arrived_at: deps.clock.now() })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute()
  await settleUpload(deps, id).catch((error: unknown) =>
    deps.log.warn({ err: error, upload: id }, 'an upload could not be taken in yet'),
  )
}

// Each holds a connection of the database while its file is hashed and carried to the store.
const inLane = createLanes(4)

/** Does nothing to an upload that is settled already or is being settled elsewhere. */
export const settleUpload = (deps: BankDeps, id: string): Promise<Upload | undefined> =>
  inLane(() => settle(deps, id))

async function settle(deps: BankDeps, id: string): Promise<Upload | undefined> {
  const { db, storage, clock, events } = deps
  // The row stays locked while its file is hashed: a second process passes over it, a killed one lets go of it.
  return db
    .transaction()
    .execute(async (trx) => {
      const row = await trx
        .selectFrom('bank.upload')
        .selectAll()
        .where('id', '=', id)
        .where('state', '=', 'arrived')
        .forUpdate()
        .skipLocked()
        .executeTakeFirst()
      if (row === undefined) return undefined
      const end = await takeIn(deps, row)
      const settled = await trx
        .updateTable('bank.upload')
        .set({ ...end, settled_at: clock.now() })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
      await events.emit(trx, 'upload.settled', { id, unitId: row.unit_id })
      return { settled: toUpload(settled), files: uploadFiles(storage.uploads, id) }
    })
    .then(async (done) => {
      if (done === undefined) return undefined
      for (const file of done.files) await rm(file, { force: true })
      return done.settled
    })
}

async function takeIn(deps: BankDeps, row: UploadRow) {
  try {
    const arrival = await deps.storage.adopt(join(deps.storage.uploads, row.id)).catch((error: unknown) => {
      // Its bytes are gone: a disk was cleaned by hand.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw invalid('upload_lost')
      throw error
    })
    if (arrival.bytes !== row.bytes || (row.announced_sha256 ?? arrival.sha256) !== arrival.sha256) {
      await arrival.drop()
      throw invalid('upload_altered')
    }
    const { id, receipt } = await receiveFile(
      deps,
      senderOf(row),
      { unitId: row.unit_id, filename: row.filename, ...wordsOf(row), arrival },
      { decode: false },
    )
    return { state: 'kept' as const, asset_id: id, receipt }
  } catch (error) {
    // A full disk or a lost database passes; the upload stays as it arrived and is tried again.
    if (!(error instanceof HouseError) || error.status !== 422) throw error
    return {
      state: 'refused' as const,
      refusal: error.code,
      refusal_params: JSON.stringify(error.params),
    }
  }
}

function senderOf(row: UploadRow): Actor {
  const name = row.sender_name
  if (row.sender_id === null) return { kind: 'house', id: null, name }
  // The session may be over by now; what counts was asked when the upload began.
  return row.sender_kind === 'key'
    ? { kind: 'key', id: row.sender_id, name, unitId: row.unit_id }
    : { kind: 'person', id: row.sender_id, name, sessionId: '' }
}

function wordsOf(row: UploadRow): { record: Partial<AssetRecord>; consent?: SaidConsent | undefined } {
  const { takenAt, consent, ...rest } = row.words as unknown as Partial<Omit<AssetRecord, 'takenAt'>> & {
    takenAt?: string | null
    consent?: SaidConsent
  }
  return {
    record: typeof takenAt === 'string' ? { ...rest, takenAt: new Date(takenAt) } : rest,
    consent,
  }
}

/** Longer unfinished, and an upload is given up and its bytes are removed. */
const patience = 7 * 86_400_000

/** Takes in what a killed process left, and gives up what nobody goes on with. Answers how many it settled. */
export async function settleUploads(deps: BankDeps): Promise<number> {
  const { db, clock, storage } = deps
  const now = clock.now().getTime()
  const left = await db
    .selectFrom('bank.upload')
    .select('id')
    .where('state', '=', 'arrived')
    .where('arrived_at', '<', new Date(now - 15_000))
    .orderBy('arrived_at')
    .limit(100)
    .execute()
  for (const { id } of left)
    await settleUpload(deps, id).catch((error: unknown) =>
      deps.log.warn({ err: error, upload: id }, 'an upload could not be taken in yet'),
    )
  const given = await db
    .updateTable('bank.upload')
    .set({ state: 'given_up', settled_at: clock.now() })
    .where('state', '=', 'open')
    .where('created_at', '<', new Date(now - patience))
    .returning('id')
    .execute()
  for (const { id } of given)
    for (const file of uploadFiles(storage.uploads, id)) await rm(file, { force: true })
  return left.length + given.length
}
