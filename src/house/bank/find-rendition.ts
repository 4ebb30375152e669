/** Finds a rendition, making it if nobody has yet; and the door for the public, with its memory. */
import { LRUCache } from 'lru-cache'
import { notFound } from '../../platform/errors.ts'
import { isDatabaseAway } from '../../platform/http.ts'
import { isNotHere } from '../../platform/storage.ts'
import { isVisible, type Asset, type VisibleAsset } from './asset.ts'
import { publicAssetByRef } from './asset-queries.ts'
import { coveredFile } from './covers/covered-file.ts'
import { isWhole, keptCrop, pixelsOf, shapeWithin, type Crop } from './crop.ts'
import type { BankDeps } from './deps.ts'
import { uncoveredObject } from './picture-source.ts'
import {
  card,
  makeRendition,
  planRenditions,
  type PlannedRendition,
  type RenditionName,
} from './renditions.ts'
import { keptName } from './to-picture.ts'

export interface FoundRendition {
  sha256: string
  bytes: number
  format: 'webp' | 'jpeg'
  width: number
  height: number
}

type Deps = Pick<BankDeps, 'db' | 'storage' | 'events' | 'clock'>

/**
 * The asset's rendition of that name, or of the nearest size that it has; of a part of it where `crop` says so.
 * @throws not_found if the original is gone.
 */
export async function findRendition(
  deps: Pick<Deps, 'db' | 'storage'>,
  asset: Asset,
  name: RenditionName,
  crop?: Crop,
): Promise<FoundRendition> {
  const { db, storage } = deps
  if (!isVisible(asset)) throw notFound('rendition')
  const plans = planRenditions(crop === undefined ? asset : pixelsOf(crop, asset))
  const plan = plans.find((one) => one.name === name) ?? plans.findLast((one) => one.format === 'webp')
  if (plan === undefined) throw notFound('rendition')
  const made = await db
    .selectFrom('bank.rendition')
    .select(['sha256', 'bytes'])
    .where('asset_id', '=', asset.id)
    .where('name', '=', keptName(asset, plan.name, crop))
    .executeTakeFirst()
  // A restored backup may lack objects that can be made again.
  if (made !== undefined && (await storage.size(made.sha256)) === made.bytes)
    return {
      sha256: made.sha256,
      bytes: made.bytes,
      format: plan.format,
      width: plan.width,
      height: plan.height,
    }
  return make(deps, asset, plan, crop)
}

const making = new Map<string, Promise<FoundRendition>>()

function make(
  deps: Pick<Deps, 'db' | 'storage'>,
  asset: VisibleAsset,
  plan: PlannedRendition,
  crop: Crop | undefined,
): Promise<FoundRendition> {
  const key = `${asset.id}/${keptName(asset, plan.name, crop)}`
  const running = making.get(key)
  if (running !== undefined) return running
  const work = makeAndKeep(deps, asset, plan, crop).finally(() => making.delete(key))
  making.set(key, work)
  return work
}

async function makeAndKeep(
  { db, storage }: Pick<Deps, 'db' | 'storage'>,
  asset: VisibleAsset,
  plan: PlannedRendition,
  crop: Crop | undefined,
): Promise<FoundRendition> {
  const source = await sourceOf({ db, storage }, asset)
  const part =
    crop === undefined || (isWhole(crop) && plan.name !== 'og')
      ? undefined
      : plan.name === 'og'
        ? shapeWithin(crop, asset, card)
        : pixelsOf(crop, asset)
  const made = await storage
    .withFile(source, (path) => makeRendition(path, plan, part))
    .catch((error: unknown) => {
      throw isNotHere(error) ? notFound('original') : error
    })
  const kept = await storage.put(made)
  const { format, width, height } = plan
  const name = keptName(asset, plan.name, crop)
  await db
    .insertInto('bank.rendition')
    .values({ asset_id: asset.id, name, format, width, height, ...kept })
    .onConflict((conflict) => conflict.columns(['asset_id', 'name']).doUpdateSet(kept))
    .execute()
  return { ...kept, format, width, height }
}

/** What sizes are made from: the original, or the picture that was first made of one that sharp does not read. */
async function sourceOf(deps: Pick<Deps, 'db' | 'storage'>, asset: VisibleAsset): Promise<string> {
  return asset.cover === null ? uncoveredObject(deps, asset) : (await coveredFile(deps, asset)).sha256
}

/**
 * The public's door. What was found is remembered until the asset is hidden; after a lost connection, when news may
 * have been missed, it is asked again, and only while the database stays away does the memory speak for it.
 */
export function createPublicRenditions(deps: Deps) {
  const known = new LRUCache<string, { found: FoundRendition; epoch: number; until: Date | null }>({
    max: 20_000,
  })
  let epoch = 0
  let changed = 0
  deps.events.onGap(() => epoch++)
  // Also what became public: until when it stays so may have changed.
  for (const name of ['asset.hidden', 'asset.published'] as const)
    deps.events.on(name, ({ refs }) => {
      changed++
      const gone = new Set(refs)
      for (const key of known.keys()) if (gone.has(key.split('/')[0] ?? '')) known.delete(key)
    })

  return async (ref: string, name: RenditionName, cropKey?: string): Promise<FoundRendition | undefined> => {
    const key = `${ref}/${cropKey ?? ''}/${name}`
    const kept = known.get(key)
    const now = deps.clock.now()
    // A consent that ends, or a retention, hides without an event.
    const remembered = kept !== undefined && (kept.until === null || now < kept.until) ? kept : undefined
    if (remembered !== undefined && remembered.epoch === epoch) return remembered.found
    const [epochBefore, changedBefore] = [epoch, changed]
    try {
      const seen = await publicAssetByRef(deps.db, now, ref)
      const asset = seen?.asset
      if (seen === undefined || asset === undefined || !isVisible(asset)) {
        known.delete(key)
        return undefined
      }
      const crop = cropKey === undefined ? undefined : await keptCrop(deps.db, asset.id, cropKey)
      const size = crop === undefined ? asset : pixelsOf(crop, asset)
      if (
        (cropKey !== undefined && crop === undefined) ||
        !planRenditions(size).some((plan) => plan.name === name)
      ) {
        known.delete(key)
        return undefined
      }
      const found = await findRendition(deps, asset, name, crop)
      // If something changed while we looked, the answer may be old: give it, but do not remember it.
      if (changed === changedBefore) known.set(key, { found, epoch: epochBefore, until: seen.until })
      return found
    } catch (error) {
      if (remembered !== undefined && isDatabaseAway(error)) return remembered.found
      throw error
    }
  }
}
