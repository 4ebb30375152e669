/** The way in for a whole file: identified, inspected, kept, entered, and answered with a receipt. */
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { invalid } from '../../platform/errors.ts'
import { newId, newRef } from '../../platform/ids.ts'
import type { DocumentFormat } from '../../platform/documents/document.ts'
import { inspectDocument } from '../../platform/documents/inspect-document.ts'
import { readMetadata } from '../../platform/metadata/read-metadata.ts'
import type { Arrival } from '../../platform/storage.ts'
import type { Asset, AssetWords, ReceivedAsset, VisibleAsset } from './asset.ts'
import { assetByHash } from './asset-queries.ts'
import { identifyFile, rawFormats, type FileFacts } from './identify-file.ts'
import type { BankDeps } from './deps.ts'
import { inspectPicture } from './inspect-picture.ts'
import { cleanFilename, cleanRecord, recordFromFile, type AssetRecord, type SaidConsent } from './record.ts'
import { insertVersion, recordColumns } from './record-versions.ts'
import { averageColour, makeRendition, planRenditions, type PlannedRendition } from './renditions.ts'
import { noteForSearches } from './saved-searches/match-searches.ts'
import { searchVector } from './search/lexemes.ts'

/** Bytes of a file that comes in one request; larger ones come piece by piece. */
export const uploadLimit = 40_000_000

export interface Upload extends Partial<AssetWords> {
  unitId: string
  /** As the sender calls it: shown to people, never used as a path. */
  filename: string
  stream: Readable
  /** Bytes announced by the sender, so that a full disk refuses at once. */
  expected?: number | undefined
}

export interface Incoming {
  unitId: string
  filename: string
  record: Partial<AssetRecord>
  consent?: SaidConsent | undefined
  arrival: Arrival
}

interface FirstRendition extends PlannedRendition {
  colour: string
  sha256: string
  bytes: number
}

type Facts = FileFacts &
  Pick<Asset, 'width' | 'height'> & { said: Partial<AssetRecord>; first?: FirstRendition | undefined }

/** One file in one request; a picture's first size is made before the answer, so that a damaged one is refused. */
export async function receiveStream(deps: BankDeps, actor: Actor, upload: Upload): Promise<ReceivedAsset> {
  const { identity, storage, units } = deps
  const unit = units.require(upload.unitId)
  await identity.authorise(actor, 'asset.upload', unit.id)
  const { unitId, filename, stream, expected, ...record } = upload
  cleanRecord(record)
  const arrival = await storage.take(stream, { limit: uploadLimit, expected })
  return receiveFile(deps, actor, { unitId, filename, record, arrival }, { decode: true })
}

/**
 * Takes an arrived file into the bank. Whatever happens, nothing of the arrival is left waiting.
 * @throws file_…, picture_…, invalid_request
 */
export async function receiveFile(
  deps: BankDeps,
  actor: Actor,
  { unitId, filename: given, record, consent, arrival }: Incoming,
  { decode }: { decode: boolean },
): Promise<ReceivedAsset> {
  try {
    const filename = cleanFilename(given)
    const known = await knownAlready(deps, actor, { unitId, filename, sha256: arrival.sha256 })
    if (known !== undefined) return known
    const facts = await examine(deps, arrival, filename, decode)
    await arrival.keep()
    return await enter(deps, actor, { unitId, filename, record, consent, arrival, facts })
  } finally {
    await arrival.drop()
  }
}

/** For bytes that the unit has: a receipt of its own for whoever sends or would send them again. */
export async function knownAlready(
  deps: BankDeps,
  actor: Actor,
  { unitId, filename, sha256 }: { unitId: string; filename: string; sha256: string },
): Promise<ReceivedAsset | undefined> {
  const known = await assetByHash(deps.db, deps.clock.now(), unitId, sha256)
  if (known === undefined) return undefined
  const receipt = await deps.db
    .transaction()
    .execute((trx) => giveReceipt(deps, trx, actor, { asset: known, filename, knownAlready: true }))
  return { ...known, duplicate: true, receipt }
}

async function examine(deps: BankDeps, arrival: Arrival, filename: string, decode: boolean): Promise<Facts> {
  const facts = await identifyFile(arrival.path, arrival.bytes, filename)
  if (facts.kind === 'document')
    await inspectDocument(arrival.path, facts.format as DocumentFormat, arrival.bytes)
  // Only pictures, films and PDF carry a record of their own; a damaged one is no reason to refuse them.
  const said = hasRecord(facts) ? await readMetadata(arrival.path).catch(() => ({})) : {}
  if (facts.kind !== 'picture' || facts.format === 'heic' || rawFormats.has(facts.format))
    return { ...facts, width: null, height: null, said }
  const { width, height } = await inspectPicture(arrival.path, arrival.bytes)
  // Decoding is the last check, and comes before the original is kept: a cut-off file shows itself only here.
  const first = decode ? await firstRendition(deps, arrival, { width, height }) : undefined
  return { ...facts, width, height, said, first }
}

const hasRecord = ({ kind, format }: FileFacts) => kind === 'picture' || kind === 'video' || format === 'pdf'

async function firstRendition(
  { storage }: BankDeps,
  arrival: Arrival,
  size: Pick<VisibleAsset, 'width' | 'height'>,
): Promise<FirstRendition> {
  const webp = planRenditions(size).filter((plan) => plan.format === 'webp')
  const plan = (webp.find(({ name }) => name === '640') ?? webp[0]) as PlannedRendition
  const made = await makeRendition(arrival.path, plan).catch((error: unknown) => {
    throw Object.assign(invalid('picture_damaged'), { cause: error })
  })
  return { ...plan, ...(await storage.put(made)), colour: await averageColour(made) }
}

async function enter(
  deps: BankDeps,
  actor: Actor,
  entry: Omit<Incoming, 'record'> & { record: Partial<AssetRecord>; facts: Facts },
): Promise<ReceivedAsset> {
  const { db, audit, clock, jobs } = deps
  const { unitId, filename, arrival, facts } = entry
  const { first, said, ...file } = facts
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
    sha256: arrival.sha256,
    bytes: arrival.bytes,
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
  const entered = await db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto('bank.asset')
      .values({
        id: asset.id,
        ref: asset.ref,
        unit_id: unitId,
        uploader_kind: actor.kind,
        uploader_id: actor.id,
        uploader_name: actor.name,
        filename,
        kind: asset.kind,
        format: asset.format,
        mime: asset.mime,
        sha256: asset.sha256,
        bytes: asset.bytes,
        width: asset.width,
        height: asset.height,
        colour: asset.colour,
        found_inside: JSON.stringify(said),
        record_number: 1,
        created_at: asset.createdAt,
        search: sql`${searchVector(asset)}::tsvector`,
        ...recordColumns(record),
      })
      .onConflict((conflict) => conflict.columns(['unit_id', 'sha256']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (row === undefined) return undefined // the same file was sent twice at once, and the other was first
    if (first !== undefined) {
      const { colour: _, ...rendition } = first
      await trx
        .insertInto('bank.rendition')
        .values({ asset_id: asset.id, ...rendition })
        .execute()
    }
    // Asked and not given, it holds the asset back from its first moment.
    if (entry.consent !== undefined)
      await trx
        .insertInto('bank.rights')
        .values({
          asset_id: asset.id,
          consent: entry.consent.state,
          consent_by: entry.consent.by,
          told_held: entry.consent.state === 'asked',
          changed_at: asset.createdAt,
        })
        .execute()
    await insertVersion(trx, asset.id, 1, record, actor, asset.createdAt)
    await trx
      .insertInto('bank.work')
      .values({ asset_id: asset.id, state: 'waiting', created_at: asset.createdAt })
      .execute()
    await jobs.enqueue(trx, 'prepare-asset', { assetId: asset.id })
    await noteForSearches(trx, [asset.id])
    const receipt = await giveReceipt(deps, trx, actor, { asset, filename, knownAlready: false })
    await audit.record(trx, {
      actor,
      act: 'asset.upload',
      unitId,
      objectKind: 'asset',
      objectId: asset.id,
      versionHash: asset.sha256,
      details: { filename, bytes: asset.bytes, receipt },
    })
    return receipt
  })
  if (entered !== undefined) return { ...asset, duplicate: false, receipt: entered }
  return (await knownAlready(deps, actor, { unitId, filename, sha256: asset.sha256 })) as ReceivedAsset
}

const withoutEmpty = (record: Partial<AssetRecord>): Partial<AssetRecord> =>
  Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) => value !== '' && value !== undefined && value !== null && !isEmptyList(value),
    ),
  )
const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0

/** Writes down that these bytes are kept. The number can be read over the telephone. */
async function giveReceipt(
  { clock }: Pick<BankDeps, 'clock'>,
  trx: HouseTransaction,
  actor: Actor,
  { asset, filename, knownAlready: known }: { asset: Asset; filename: string; knownAlready: boolean },
): Promise<string> {
  const number = `${newRef(4)}-${newRef(4)}-${newRef(4)}`
  await trx
    .insertInto('bank.receipt')
    .values({
      number,
      asset_id: asset.id,
      sender_kind: actor.kind,
      sender_id: actor.id,
      sender_name: actor.name,
      filename,
      sha256: asset.sha256,
      bytes: asset.bytes,
      known_already: known,
      at: clock.now(),
    })
    .execute()
  return number
}
