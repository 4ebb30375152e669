import type { Readable } from 'node:stream'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { HouseDb, HouseTransaction } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Events } from '../../platform/events.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { Storage } from '../../platform/storage.ts'
import type { Audit } from '../audit/index.ts'
import type { Asset, AssetWords, Picture, ReceivedAsset } from './asset.ts'
import { assetById, assetsOfUnit, picturesById, type AssetPage } from './asset-queries.ts'
import { describeAsset } from './describe-asset.ts'
import { findRendition, createPublicRenditions, type FoundRendition } from './find-rendition.ts'
import './events.ts'
import './jobs.ts'
import { hideAssets, publishAssets } from './publish-assets.ts'
import { receivePicture, type Upload } from './receive-picture.ts'
import type { RenditionName } from './renditions.ts'

export type { Asset, AssetFormat, AssetWords, Picture, ReceivedAsset, Rendition } from './asset.ts'
export type { AssetPage } from './asset-queries.ts'
export type { Upload } from './receive-picture.ts'
export type { FoundRendition } from './find-rendition.ts'
export { bankRoutes } from './routes.ts'
export { mediaRoutes } from './media-routes.ts'

/** What the bank asks of the rooms below it. */
export interface BankDeps {
  db: HouseDb
  clock: Clock
  audit: Audit
  events: Events
  jobs: Jobs
  storage: Storage
  identity: { authorise(actor: Actor, act: 'asset.upload' | 'asset.read', unitId: string): Promise<void> }
  units: { require(id: string): { id: string } }
}

export interface Bank {
  /**
   * Takes a picture for a unit: streams it in, looks at it before anything decodes it, keeps the original untouched
   * and makes the 640-pixel rendition; the other sizes follow as a job. The same file again in the same unit gives
   * the asset that is there, with `duplicate: true`.
   * @throws forbidden, not_found (unit), upload_too_large (40 MB), storage_full, and every picture_… of inspectPicture.
   */
  receive(actor: Actor, upload: Upload): Promise<ReceivedAsset>
  /** The asset, or undefined. Asks no permission: for rooms; routes authorise on the asset's unit. */
  get(id: string): Promise<Asset | undefined>
  /** What a page needs to show the asset, or undefined. Its addresses answer only after `publish`. */
  picture(id: string): Promise<Picture | undefined>
  /** The same for many, in one query. Unknown ids are absent from the map. */
  pictures(ids: readonly string[]): Promise<Map<string, Picture>>
  /**
   * Lets the public see the assets' renditions from the commit of `trx` on, on behalf of one user (an edition's id).
   * Several published things may use one picture: it stays public until the last has let go of it.
   */
  publish(trx: HouseTransaction, assetIds: readonly string[], usedBy?: string): Promise<void>
  /** Takes one user's claim away; without `usedBy`, every claim. The addresses then answer 404. */
  hide(trx: HouseTransaction, assetIds: readonly string[], usedBy?: string): Promise<void>
  /** The same for staff. @throws not_found, forbidden (needs asset.read on the asset's unit). */
  read(actor: Actor, id: string): Promise<Asset>
  /**
   * Changes alt text, caption, credit or rights of an asset; what was published keeps the words it was published with.
   * @throws not_found, forbidden (needs asset.upload on the asset's unit).
   */
  describe(actor: Actor, assetId: string, words: Partial<AssetWords>): Promise<Asset>
  /** A unit's assets, newest first, by keyset. @throws forbidden. */
  list(actor: Actor, page: AssetPage): Promise<{ assets: Asset[]; next: string | null }>
  /** A rendition for staff, published or not; the nearest size if that one does not exist. @throws forbidden, not_found. */
  preview(actor: Actor, assetId: string, name: RenditionName): Promise<FoundRendition>
  /** A rendition for anybody, by its public address; undefined unless something published uses it now. */
  publicRendition(ref: string, name: RenditionName): Promise<FoundRendition | undefined>
  /** The untouched original for staff. @throws forbidden, not_found. */
  original(actor: Actor, assetId: string): Promise<{ asset: Asset; stream: Readable }>
}

export function createBank(deps: BankDeps): Bank {
  const { db, identity, storage } = deps
  const publicRenditions = createPublicRenditions(deps)
  deps.jobs.define('make-renditions', async ({ assetId }) => {
    const asset = await assetById(db, assetId)
    if (asset === undefined) return
    for (const name of ['320', '1080', '1600', 'og'] as const) await findRendition(deps, asset, name)
  })

  deps.jobs.define('sweep-uploads', async () => void (await storage.sweep()), { every: '41 18 * * *' })

  const requireAsset = async (actor: Actor, id: string, act: 'asset.read' | 'asset.upload') => {
    const asset = await assetById(db, id)
    if (asset === undefined) throw notFound('asset')
    await identity.authorise(actor, act, asset.unitId)
    return asset
  }

  return {
    receive: (actor, upload) => receivePicture(deps, actor, upload),
    get: (id) => assetById(db, id),
    picture: async (id) => (await picturesById(db, [id])).get(id),
    pictures: (ids) => picturesById(db, ids),
    publish: (trx, ids, usedBy) => publishAssets(deps, trx, ids, usedBy),
    hide: (trx, ids, usedBy) => hideAssets(deps, trx, ids, usedBy),
    read: (actor, id) => requireAsset(actor, id, 'asset.read'),
    describe: async (actor, id, words) =>
      describeAsset(deps, actor, await requireAsset(actor, id, 'asset.upload'), words),
    async list(actor, page) {
      await identity.authorise(actor, 'asset.read', page.unitId)
      return assetsOfUnit(db, page)
    },
    preview: async (actor, id, name) =>
      findRendition(deps, await requireAsset(actor, id, 'asset.read'), name),
    publicRendition: publicRenditions,
    async original(actor, id) {
      const asset = await requireAsset(actor, id, 'asset.read')
      return { asset, stream: storage.read(asset.sha256) }
    },
  }
}
