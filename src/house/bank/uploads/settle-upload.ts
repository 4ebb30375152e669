/** Brings an upload whose last byte has come to its end: an asset with a receipt, or a refusal with its reason. */
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { keptPlan, type HouseTransaction } from '../../../platform/db.ts'
import { HouseError, invalid } from '../../../platform/errors.ts'
import { createLanes } from '../../../platform/lanes.ts'
import type { BankDeps } from '../deps.ts'
import { receiveFile } from '../receive-file.ts'
import type { AssetRecord, SaidConsent } from '../record.ts'
import { deposits } from './right-of-way.ts'
import { toUpload, type Upload, type UploadRow } from './upload.ts'
import { removeFile } from '../../../platform/storage/remove-file.ts'

/** What tus keeps of an upload beside its bytes. */
export const uploadFiles = (folder: string, id: string) => [join(folder, id), join(folder, `${id}.json`)]

/**
 * Its last byte came. Answers how it ended; undefined where it is not the actor's, had ended before, or is done within a
 * minute.
 */
export const finishUpload = (deps: BankDeps, { kind, id: sender }: Actor, id: string) =>
  deposits.first(async (): Promise<Upload | undefined> => {
    const { rows } = await sql`${keptPlan}
      update bank.upload set state = 'arrived', arrived_at = coalesce(arrived_at, ${deps.clock.now()})
      where id = ${id} and state in ('open', 'arrived')
        and sender_kind = ${kind} and sender_id is not distinct from ${sender}::uuid
      returning id`.execute(deps.db)
    if (rows.length === 0) return undefined
    return settleUpload(deps, id).catch((error: unknown) => {
      deps.log.warn({ err: error, upload: id }, 'an upload could not be taken in yet')
      return undefined
    })
  })

// Each holds a connection of the database while its file is hashed and carried to the store.
const inLane = createLanes(4)

/** Does nothing to an upload that is settled already or is being settled elsewhere. */
export const settleUpload = (deps: BankDeps, id: string): Promise<Upload | undefined> =>
  inLane(() => settle(deps, id))

async function settle(deps: BankDeps, id: string): Promise<Upload | undefined> {
  const settled = await deps.db.transaction().execute(async (trx) => {
    // It stays locked while its file is hashed: a second process passes over it, a killed one lets go of it.
    const { rows } = await sql<UploadRow>`${keptPlan}
      select * from bank.upload where id = ${id} and state = 'arrived' for update skip locked`.execute(trx)
    return rows[0] === undefined ? undefined : takeIn(deps, trx, rows[0])
  })
  if (settled === undefined) return undefined
  await Promise.all(uploadFiles(deps.storage.uploads, id).map(removeFile))
  return toUpload(settled)
}

async function takeIn(deps: BankDeps, trx: HouseTransaction, row: UploadRow): Promise<UploadRow> {
  let settled = row
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
    const incoming = { unitId: row.unit_id, filename: row.filename, ...wordsOf(row), arrival }
    await receiveFile(deps, senderOf(row), incoming, {
      decode: false,
      trx,
      onReceived: async ({ id, receipt }) =>
        void (settled = await end(deps, trx, row, { state: 'kept', asset_id: id, receipt })),
    })
    return settled
  } catch (error) {
    // A full disk or a lost database passes; the upload stays as it arrived and is tried again.
    if (!(error instanceof HouseError) || error.status !== 422) throw error
    return end(deps, trx, row, { state: 'refused', refusal: error.code, refusal_params: error.params })
  }
}

async function end(
  { clock, events }: Pick<BankDeps, 'clock' | 'events'>,
  trx: HouseTransaction,
  row: UploadRow,
  how: Partial<UploadRow> & Pick<UploadRow, 'state'>,
): Promise<UploadRow> {
  const settled: UploadRow = { ...row, ...how, settled_at: clock.now() }
  const { state, refusal, refusal_params: params, asset_id, receipt, settled_at } = settled
  await sql`${keptPlan}
    update bank.upload set state = ${state}, refusal = ${refusal},
      refusal_params = ${params === null ? null : JSON.stringify(params)}::jsonb,
      asset_id = ${asset_id}::uuid, receipt = ${receipt}, settled_at = ${settled_at}
    where id = ${row.id}`.execute(trx)
  await events.emit(trx, 'upload.settled', { id: row.id, unitId: row.unit_id })
  return settled
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
  for (const { id } of given) for (const file of uploadFiles(storage.uploads, id)) await removeFile(file)
  return left.length + given.length
}
