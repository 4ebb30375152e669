/** The way in for a whole file: identified, inspected, kept, entered, and answered with a receipt. */
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { keptPlan, type HouseDb, type HouseTransaction } from '../../platform/db.ts'
import { invalid } from '../../platform/errors.ts'
import type { DocumentFormat } from '../../platform/documents/document.ts'
import { inspectDocument } from '../../platform/documents/inspect-document.ts'
import { readMetadata } from '../../platform/metadata/read-metadata.ts'
import type { Arrival } from '../../platform/storage.ts'
import type { AssetWords, ReceivedAsset, VisibleAsset } from './asset.ts'
import { assetById } from './asset-queries.ts'
import type { BankDeps } from './deps.ts'
import { enterAsset, receiptNumber, type Facts, type FirstRendition, type OnReceived } from './enter-asset.ts'
import { identifyFile, rawFormats, type FileFacts } from './identify-file.ts'
import { inspectPicture } from '../../platform/pictures/inspect-picture.ts'
import { cleanFilename, cleanRecord, type AssetRecord, type SaidConsent } from './record.ts'
import { averageColour, makeRendition, planRenditions, type PlannedRendition } from './renditions.ts'

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
 * Takes an arrived file into the bank, in a transaction of its own or the caller's. Whatever happens, nothing of the
 * arrival is left waiting.
 * @param onReceived writes with the same commit.
 * @throws file_…, picture_…, invalid_request
 */
export async function receiveFile(
  deps: BankDeps,
  actor: Actor,
  { unitId, filename: given, record, consent, arrival }: Incoming,
  {
    decode,
    trx,
    onReceived = async () => {},
  }: { decode: boolean; trx?: HouseTransaction; onReceived?: OnReceived },
): Promise<ReceivedAsset> {
  const within = <T>(act: (trx: HouseTransaction) => Promise<T>): Promise<T> =>
    trx === undefined ? deps.db.transaction().execute(act) : act(trx)
  try {
    const { sha256, bytes } = arrival
    const file = { unitId, filename: cleanFilename(given), sha256 }
    const again = async (db: HouseDb) => {
      const known = await knownAlready(deps, db, actor, file)
      if (known !== undefined) await onReceived(known)
      return known
    }
    const known = await again(trx ?? deps.db)
    if (known !== undefined) return known
    const facts = await examine(deps, arrival, file.filename, decode)
    await arrival.keep()
    const entry = { ...file, bytes, record, consent, facts }
    return await within(
      async (one) =>
        (await enterAsset(deps, one, actor, entry, onReceived)) ?? ((await again(one)) as ReceivedAsset),
    )
  } finally {
    await arrival.drop()
  }
}

/** For bytes that the unit has: a receipt of its own for whoever sends or would send them again. */
export async function knownAlready(
  { clock }: Pick<BankDeps, 'clock'>,
  db: HouseDb,
  actor: Actor,
  { unitId, filename, sha256 }: { unitId: string; filename: string; sha256: string },
): Promise<ReceivedAsset | undefined> {
  const { rows } = await sql<{ id: string }>`${keptPlan}
    select id from bank.asset where unit_id = ${unitId}::uuid and sha256 = ${sha256}`.execute(db)
  const known = rows[0] && (await assetById(db, clock.now(), rows[0].id))
  if (known === undefined) return undefined
  const number = receiptNumber()
  await db
    .insertInto('bank.receipt')
    .values({
      number,
      asset_id: known.id,
      sender_kind: actor.kind,
      sender_id: actor.id,
      sender_name: actor.name,
      filename,
      sha256: known.sha256,
      bytes: known.bytes,
      known_already: true,
      at: clock.now(),
    })
    .execute()
  return { ...known, duplicate: true, receipt: number }
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
