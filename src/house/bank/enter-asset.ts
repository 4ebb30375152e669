/** Writes a kept file into the bank: asset, rights, first wording, work to be done and receipt, in one statement. */
import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { keptPlan, type HouseTransaction } from '../../platform/db.ts'
import { newId, newRef } from '../../platform/ids.ts'
import type { Asset, ReceivedAsset } from './asset.ts'
import type { BankDeps } from './deps.ts'
import type { FileFacts } from './identify-file.ts'
import { cleanRecord, recordFromFile, type AssetRecord, type SaidConsent } from './record.ts'
import { recordColumns } from './record-versions.ts'
import type { PlannedRendition } from './renditions.ts'
import { searchVector } from './search/lexemes.ts'

export interface FirstRendition extends PlannedRendition {
  colour: string
  sha256: string
  bytes: number
}

export type Facts = FileFacts &
  Pick<Asset, 'width' | 'height'> & { said: Partial<AssetRecord>; first?: FirstRendition | undefined }

export interface Entry {
  unitId: string
  filename: string
  sha256: string
  bytes: number
  record: Partial<AssetRecord>
  consent?: SaidConsent | undefined
  facts: Facts
}

/** What else the transaction writes with what was received. */
export type OnReceived = (received: ReceivedAsset) => Promise<void>

/** The number can be read over the telephone. */
export const receiptNumber = () => `${newRef(4)}-${newRef(4)}-${newRef(4)}`

/** Undefined where the unit has these bytes already. @throws invalid_request */
export async function enterAsset(
  { audit, clock, jobs }: Pick<BankDeps, 'audit' | 'clock' | 'jobs'>,
  trx: HouseTransaction,
  actor: Actor,
  { facts, consent, ...entry }: Entry,
  onReceived: OnReceived,
): Promise<ReceivedAsset | undefined> {
  const { first, said, ...file } = facts
  const { unitId, filename, sha256, bytes } = entry
  // What people say wins over what the file says.
  const record = cleanRecord(withoutEmpty(entry.record), recordFromFile(said))
  const asset: Asset = {
    ...record,
    ...file,
    id: newId(),
    ref: newRef(16),
    unitId,
    uploader: { kind: actor.kind, id: actor.id, name: actor.name },
    filename,
    sha256,
    bytes,
    colour: first?.colour ?? null,
    durationMs: null,
    pages: null,
    cover: null,
    foundInside: said,
    recordNumber: 1,
    createdAt: clock.now(),
    public: false,
    heldBack: null,
  }
  const received = { ...asset, duplicate: false, receipt: receiptNumber() }
  if (!(await insert(trx, received, { record, consent }))) return undefined
  if (first !== undefined) {
    const { colour: _, ...rendition } = first
    await trx
      .insertInto('bank.rendition')
      .values({ asset_id: asset.id, ...rendition })
      .execute()
  }
  await jobs.enqueue(trx, 'prepare-asset', { assetId: asset.id })
  await onReceived(received)
  await audit.record(trx, {
    actor,
    act: 'asset.upload',
    unitId,
    objectKind: 'asset',
    objectId: asset.id,
    versionHash: sha256,
    details: { filename, bytes, receipt: received.receipt },
  })
  return received
}

/** False where the same bytes were sent twice at once, and the other was first. */
async function insert(
  trx: HouseTransaction,
  asset: ReceivedAsset,
  { record, consent }: { record: AssetRecord; consent: SaidConsent | undefined },
): Promise<boolean> {
  const { createdAt: at, uploader } = asset
  const row = trx
    .insertInto('bank.asset')
    .values({
      id: asset.id,
      ref: asset.ref,
      unit_id: asset.unitId,
      uploader_kind: uploader.kind,
      uploader_id: uploader.id,
      uploader_name: uploader.name,
      filename: asset.filename,
      kind: asset.kind,
      format: asset.format,
      mime: asset.mime,
      sha256: asset.sha256,
      bytes: asset.bytes,
      width: asset.width,
      height: asset.height,
      colour: asset.colour,
      found_inside: JSON.stringify(asset.foundInside),
      record_number: asset.recordNumber,
      created_at: at,
      search: sql`${searchVector(asset)}::tsvector`,
      ...recordColumns(record),
    })
    .onConflict((conflict) => conflict.columns(['unit_id', 'sha256']).doNothing())
    .returning('id')
  // Asked and not given, a consent holds the asset back from its first moment. What somebody's saved search may want to
  // hear of is noted where anybody listens.
  const { rows } = await sql`${keptPlan}
    with entered as (${row}),
    rights as (
      insert into bank.rights (asset_id, consent, consent_by, told_held, changed_at)
      select id, ${consent?.state ?? null}, ${consent?.by ?? null}, ${consent?.state === 'asked'}::boolean, ${at}::timestamptz
      from entered where ${consent !== undefined}::boolean
    ),
    version as (
      insert into bank.record_version (asset_id, number, record, by_kind, by_id, by_name, at)
      select id, 1, ${JSON.stringify(record)}::jsonb, ${uploader.kind}, ${uploader.id}::uuid, ${uploader.name}, ${at}::timestamptz
      from entered
    ),
    work as (
      insert into bank.work (asset_id, state, created_at) select id, 'waiting', ${at}::timestamptz from entered
    ),
    unmatched as (
      insert into bank.unmatched (asset_id)
      select id from entered where exists (select from bank.saved_search where alerts <> 'none')
    ),
    receipt as (
      insert into bank.receipt
        (number, asset_id, sender_kind, sender_id, sender_name, filename, sha256, bytes, known_already, at)
      select ${asset.receipt}, id, ${uploader.kind}, ${uploader.id}::uuid, ${uploader.name}, ${asset.filename},
        ${asset.sha256}, ${asset.bytes}::bigint, false, ${at}::timestamptz
      from entered
    )
    select id from entered`.execute(trx)
  return rows.length > 0
}

const withoutEmpty = (record: Partial<AssetRecord>): Partial<AssetRecord> =>
  Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) => value !== '' && value !== undefined && value !== null && !isEmptyList(value),
    ),
  )
const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0
