import type { Actor } from '../../platform/actor.ts'
import { notFound } from '../../platform/errors.ts'
import { assetById, assetsOfUnit, namedAssets, picturesById, publicAssetByRef } from './asset-queries.ts'
import { createBulk } from './bulk/index.ts'
import { createCollections } from './collections/index.ts'
import { changeRights } from './change-rights.ts'
import { downloadsOf, takeOriginal, takeStamped } from './download-asset.ts'
import { followTime, type StandingFollower } from './follow-time.ts'
import { keepCrops } from './crop.ts'
import { coverActs } from './covers/cover-acts.ts'
import { createPublicRenditions, findRendition } from './find-rendition.ts'
import './events.ts'
import type { Bank } from './bank.ts'
import type { BankAct, BankDeps } from './deps.ts'
import { forgetTaker, holdersOf, recordChanges, type RevisionFollower } from './holders.ts'
import './jobs.ts'
import { createHandsOut } from './hand-out.ts'
import { hideAssets, publishAssets } from './publish-assets.ts'
import { playedFile } from './picture-source.ts'
import { createParcels } from './parcels/index.ts'
import { mayWithin } from './may-within.ts'
import { prepareAsset } from './prepare/prepare-asset.ts'
import { recordingsById } from './recordings.ts'
import { knownAlready, receiveStream } from './receive-file.ts'
import { removalActs } from './removals/removal-acts.ts'
import { sayIfRemoved } from './removals/removal.ts'
import { reviseRecord, versionsOf } from './record-versions.ts'
import { rightsOf } from './rights.ts'
import { createSavedSearches, searchesFollowRecord, searchesFollowStanding } from './saved-searches/index.ts'
import { searchWithin } from './search/search-within.ts'
import { similarTo } from './similar-assets.ts'
import { subtitleActs } from './subtitles/subtitle-acts.ts'
import { sweepRows } from './sweep-rows.ts'
import { beginUpload } from './uploads/begin-upload.ts'
import { depositFile } from './uploads/deposit-file.ts'
import { finishUpload, settleUploads } from './uploads/settle-upload.ts'
import { toUpload } from './uploads/upload.ts'
import { hasten, retryWork, workBoard, workOf } from './work.ts'

export type { Bank } from './bank.ts'
export type { Asset, AssetWords, Picture, ReceivedAsset, Rendition } from './asset.ts'
export type { AssetPage } from './asset-queries.ts'
export type { Upload } from './receive-file.ts'
export type { Deposited } from './uploads/deposit-file.ts'
export type { SharedCollection } from './collections/index.ts'
export type { AssetRecord } from './record.ts'
export type { HeldBack, Rights } from './rights.ts'
export { cropKey, type Crop } from './crop.ts'
export type { FoundRendition } from './find-rendition.ts'
export { cutFor } from './to-picture.ts'
export type { MadeFile } from './picture-source.ts'
export type { SubtitleRevision } from './holders.ts'
export type { Recording } from './recordings.ts'
export { sendMade } from './send-made.ts'
export type { Taken } from './download-asset.ts'
export type { HandedAsset, OutForm, Outsider } from './hand-out.ts'
export { attachment, fileOf, sendTaken } from './send-taken.ts'
export { createMailedDeposits, type MailedDeposits } from './by-mail/index.ts'
export { mailedDepositRoutes } from './by-mail/routes.ts'
export { bankRoutes } from './routes.ts'
export { mediaRoutes } from './media-routes.ts'

export function createBank(deps: BankDeps): Bank {
  const { db, clock, identity, storage, units } = deps
  const publicRenditions = createPublicRenditions(deps)
  const now = () => clock.now()
  const prepared: StandingFollower[] = []
  deps.jobs.define('prepare-asset', ({ assetId }) => prepareAsset(deps, assetId, prepared), {
    // A long film takes hours; what died is noticed by its heartbeat.
    queue: { expireInSeconds: 6 * 3600, retryLimit: 4 },
    work: { atOnce: 2 },
  })
  const followers: StandingFollower[] = [searchesFollowStanding]
  const revisions: RevisionFollower[] = [searchesFollowRecord]
  const collections = createCollections(deps)
  deps.jobs.define('follow-time', async () => void (await followTime(deps, followers)), {
    every: '* * * * *',
  })
  deps.jobs.define('settle-uploads', async () => void (await settleUploads(deps)), { every: '* * * * *' })
  deps.jobs.define('sweep-uploads', async () => void (await storage.sweep()), { every: '41 18 * * *' })
  deps.jobs.define('sweep-rows', () => sweepRows(deps), { every: '47 18 * * *' })

  const requireAsset = async (actor: Actor, id: string, act: BankAct) => {
    const asset = await assetById(db, now(), id)
    if (asset === undefined) {
      await sayIfRemoved(db, { id })
      throw notFound('asset')
    }
    await identity.authorise(actor, act, asset.unitId)
    return asset
  }

  /** What a cover hides is for those who may release it. */
  const requireUncovered = async (actor: Actor, id: string, act: BankAct) => {
    const asset = await requireAsset(actor, id, act)
    if (asset.cover !== null) await identity.authorise(actor, 'asset.release', asset.unitId)
    return asset
  }

  const ownUpload = async (actor: Actor, id: string) => {
    const row = await db.selectFrom('bank.upload').selectAll().where('id', '=', id).executeTakeFirst()
    if (row === undefined || row.sender_kind !== actor.kind || row.sender_id !== actor.id)
      throw notFound('upload')
    return toUpload(row)
  }

  return {
    ...createHandsOut(deps),
    receive: (actor, upload) => receiveStream(deps, actor, upload),
    get: (id) => assetById(db, now(), id),
    picture: async (id) => (await picturesById(db, now(), [id])).get(id),
    pictures: (ids, within = db) => picturesById(within, now(), ids),
    recordings: (ids, { within = db, holding = false } = {}) => recordingsById(within, now(), ids, holding),
    onPrepared: (follow) => void prepared.push(follow),
    onStanding: (follow) => void followers.push(follow),
    onRevised: (follow) => void revisions.push(follow),
    holders: (id, which) => holdersOf(db, now(), id, which),
    recordChanges: (id, versions) => recordChanges(db, id, versions),
    forgetTaker,
    async publish(trx, ids, usedBy, crops = []) {
      await publishAssets(deps, trx, ids, usedBy)
      await keepCrops(trx, crops)
    },
    hide: (trx, ids, usedBy) => hideAssets(deps, trx, ids, usedBy),
    named: (ids) => namedAssets(db, ids),
    read: (actor, id) => requireAsset(actor, id, 'asset.read'),
    async known(actor, file) {
      const unit = units.require(file.unitId)
      await identity.authorise(actor, 'asset.upload', unit.id)
      return knownAlready(deps, db, actor, file)
    },
    beginUpload: (actor, announced) => beginUpload(deps, actor, announced),
    upload: ownUpload,
    finishUpload: async (actor, id) => (await finishUpload(deps, actor, id)) ?? ownUpload(actor, id),
    deposit: (actor, file) => depositFile(deps, actor, file),
    describe: async (actor, id, changes) =>
      reviseRecord(deps, revisions, actor, await requireAsset(actor, id, 'asset.upload'), changes),
    versions: async (actor, id) => versionsOf(db, (await requireAsset(actor, id, 'asset.read')).id),
    rights: async (actor, id) => rightsOf(db, (await requireAsset(actor, id, 'asset.read')).id),
    changeRights: async (actor, id, change) =>
      changeRights(
        deps,
        { standing: followers, revisions },
        actor,
        await requireAsset(actor, id, 'asset.release'),
        change,
      ),
    bulk: createBulk(deps, { standing: followers, revisions }),
    collections,
    parcels: createParcels(deps, collections),
    savedSearches: createSavedSearches(deps),
    async work(actor, unitId) {
      await identity.authorise(actor, 'asset.read', unitId)
      return workBoard(db, units.subtreeIds(unitId))
    },
    workOf: async (actor, id) => workOf(db, await requireAsset(actor, id, 'asset.read')),
    hasten: async (actor, id, urgent) =>
      hasten(deps, await requireAsset(actor, id, 'asset.upload'), { actor, urgent }),
    retry: async (actor, id, options) =>
      retryWork(deps, await requireAsset(actor, id, 'asset.upload'), options),
    search: (actor, search) => searchWithin(deps, actor, search),
    async similar(actor, id) {
      const asset = await requireAsset(actor, id, 'asset.read')
      const [found, may] = await Promise.all([
        similarTo(db, now(), asset.id),
        mayWithin(deps, actor, 'asset.read'),
      ])
      return found.filter((one) => may(one.asset.unitId))
    },
    async list(actor, page) {
      await identity.authorise(actor, 'asset.read', page.unitId)
      return assetsOfUnit(db, now(), page)
    },
    preview: async (actor, id, name, crop) =>
      findRendition(deps, await requireAsset(actor, id, 'asset.read'), name, crop),
    publicRendition: publicRenditions,
    async made(actor, id, name) {
      const asset = await requireAsset(actor, id, 'asset.read')
      const found = await playedFile(deps, asset.id, name)
      if (found === undefined) throw notFound('rendition')
      return found
    },
    async publicMade(ref, name) {
      const seen = await publicAssetByRef(db, now(), ref)
      return seen === undefined ? undefined : playedFile(deps, seen.asset.id, name)
    },
    ...removalActs(deps, requireAsset),
    ...subtitleActs(deps, { standing: followers, revisions }, requireAsset),
    ...coverActs(deps, followers, requireAsset, requireUncovered),
    original: async (actor, id) =>
      takeOriginal(deps, { actor, audience: 'staff' }, await requireUncovered(actor, id, 'asset.read')),
    stamped: async (actor, id) =>
      takeStamped(deps, { actor, audience: 'staff' }, await requireAsset(actor, id, 'asset.read')),
    downloads: async (actor, id) => downloadsOf(deps, (await requireAsset(actor, id, 'asset.read')).id),
  }
}
