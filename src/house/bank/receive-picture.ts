import type { Readable } from 'node:stream'
import type { Actor } from '../../platform/actor.ts'
import { invalid } from '../../platform/errors.ts'
import { newId, newRef } from '../../platform/ids.ts'
import type { Arrival } from '../../platform/storage.ts'
import type { Asset, AssetWords, ReceivedAsset } from './asset.ts'
import { assetByHash } from './asset-queries.ts'
import { cleanFilename, cleanWords } from './clean-words.ts'
import type { BankDeps } from './index.ts'
import { inspectPicture, uploadLimit, type PictureFacts } from './inspect-picture.ts'
import { averageColour, makeRendition, planRenditions, type PlannedRendition } from './renditions.ts'

export interface Upload extends Partial<AssetWords> {
  unitId: string
  /** As the sender calls it: shown to people, never used as a path. */
  filename: string
  stream: Readable
  /** Bytes announced by the sender, so that a full disk refuses at once. */
  expected?: number | undefined
}

interface FirstRendition extends PlannedRendition {
  colour: string
  sha256: string
  bytes: number
}

export async function receivePicture(deps: BankDeps, actor: Actor, upload: Upload): Promise<ReceivedAsset> {
  const { db, identity, storage, units } = deps
  const unit = units.require(upload.unitId)
  await identity.authorise(actor, 'asset.upload', unit.id)
  const words = cleanWords(upload)
  const filename = cleanFilename(upload.filename)

  const arrival = await storage.take(upload.stream, { limit: uploadLimit, expected: upload.expected })
  try {
    const known = await assetByHash(db, unit.id, arrival.sha256)
    if (known !== undefined) return { ...known, duplicate: true }
    const facts = await inspectPicture(arrival.path, arrival.bytes, filename)
    // Decoding is the last check, and comes before the original is kept: a cut-off file shows itself only here.
    const first = await makeFirstRendition(deps, arrival, facts)
    await arrival.keep()
    return await enterAsset(deps, actor, { unitId: unit.id, filename, words, arrival, facts, first })
  } finally {
    await arrival.drop()
  }
}

async function makeFirstRendition(
  { storage }: BankDeps,
  arrival: Arrival,
  facts: PictureFacts,
): Promise<FirstRendition> {
  const webp = planRenditions(facts).filter((plan) => plan.format === 'webp')
  const plan = (webp.find(({ name }) => name === '640') ?? webp[0]) as PlannedRendition
  const made = await makeRendition(arrival.path, plan).catch((error: unknown) => {
    throw Object.assign(invalid('picture_damaged'), { cause: error })
  })
  return { ...plan, ...(await storage.put(made)), colour: await averageColour(made) }
}

async function enterAsset(
  { db, audit, clock, jobs }: BankDeps,
  actor: Actor,
  entry: {
    unitId: string
    filename: string
    words: AssetWords
    arrival: Arrival
    facts: PictureFacts
    first: FirstRendition
  },
): Promise<ReceivedAsset> {
  const { unitId, filename, words, arrival, facts, first } = entry
  const asset: Asset = {
    id: newId(),
    ref: newRef(16),
    unitId,
    uploader: { kind: actor.kind, id: actor.id, name: actor.name },
    filename,
    ...facts,
    sha256: arrival.sha256,
    bytes: arrival.bytes,
    colour: first.colour,
    ...words,
    createdAt: clock.now(),
    public: false,
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
        format: facts.format,
        sha256: arrival.sha256,
        bytes: arrival.bytes,
        width: facts.width,
        height: facts.height,
        colour: first.colour,
        taken_at: facts.takenAt,
        ...words,
        created_at: asset.createdAt,
      })
      .onConflict((conflict) => conflict.columns(['unit_id', 'sha256']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (row === undefined) return false // the same file was sent twice at once, and the other was first
    await trx
      .insertInto('bank.rendition')
      .values({
        asset_id: asset.id,
        name: first.name,
        format: first.format,
        width: first.width,
        height: first.height,
        bytes: first.bytes,
        sha256: first.sha256,
      })
      .execute()
    await jobs.enqueue(trx, 'make-renditions', { assetId: asset.id })
    await audit.record(trx, {
      actor,
      act: 'asset.upload',
      unitId,
      objectKind: 'asset',
      objectId: asset.id,
      versionHash: arrival.sha256,
      details: { filename, bytes: arrival.bytes },
    })
    return true
  })
  if (entered) return { ...asset, duplicate: false }
  const known = await assetByHash(db, unitId, arrival.sha256)
  return { ...(known as Asset), duplicate: true }
}
