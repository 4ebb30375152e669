/** What other rooms and the routes may ask of the bank. */
import type { Actor } from '../../platform/actor.ts'
import type { HouseDb, HouseTransaction } from '../../platform/db.ts'
import type { Asset, Picture, ReceivedAsset } from './asset.ts'
import type { AssetPage } from './asset-queries.ts'
import type { Bulk } from './bulk/index.ts'
import type { Collections } from './collections/index.ts'
import type { RightsChange } from './change-rights.ts'
import type { Download, Taken } from './download-asset.ts'
import type { StandingFollower } from './follow-time.ts'
import type { Crop } from './crop.ts'
import type { CoverActs } from './covers/cover-acts.ts'
import type { FoundRendition } from './find-rendition.ts'
import type { recordChanges, AssetHolders, RevisionFollower } from './holders.ts'
import type { HandsOut } from './hand-out.ts'
import type { MadeFile } from './picture-source.ts'
import type { Parcels } from './parcels/index.ts'
import type { Recording, RecordingsWithin } from './recordings.ts'
import type { Upload } from './receive-file.ts'
import type { AssetRecord } from './record.ts'
import type { RemovalActs } from './removals/removal-acts.ts'
import type { RecordVersion } from './record-versions.ts'
import type { RenditionName } from './renditions.ts'
import type { Rights } from './rights.ts'
import type { AssetSearch, AssetsFound } from './search/search-assets.ts'
import type { SavedSearches } from './saved-searches/index.ts'
import type { SimilarAsset } from './similar-assets.ts'
import type { SubtitleActs } from './subtitles/subtitle-acts.ts'
import type { Announcement } from './uploads/begin-upload.ts'
import type { Deposited, LocalFile } from './uploads/deposit-file.ts'
import type { Upload as RunningUpload } from './uploads/upload.ts'
import type { WorkItem } from './work.ts'

export interface Bank extends CoverActs, HandsOut, RemovalActs, SubtitleActs {
  /**
   * Takes a file for a unit in one request: streams it in, looks at it before anything decodes it, keeps the original
   * untouched and makes a picture's 640-pixel rendition; the rest follows as a job. The same file again in the same unit gives
   * the asset that is there, with `duplicate: true`.
   * @throws forbidden, not_found (unit), upload_too_large (40 MB), storage_full, file_… and picture_….
   */
  receive(actor: Actor, upload: Upload): Promise<ReceivedAsset>
  /** The asset, or undefined. Asks no permission: for rooms; routes authorise on the asset's unit. */
  get(id: string): Promise<Asset | undefined>
  /** What a page needs to show the asset, or undefined. Its addresses answer only after `publish`. */
  picture(id: string): Promise<Picture | undefined>
  /** The same for many, in one query. Unknown ids are absent from the map. `within` reads in a running transaction. */
  pictures(ids: readonly string[], within?: HouseDb): Promise<Map<string, Picture>>
  /** Films and sounds to be played, in one query; unknown ids and other kinds are absent. */
  recordings(ids: readonly string[], how?: RecordingsWithin): Promise<Map<string, Recording>>
  /** Called within the transaction in which the work on a film or sound ends: what shows it can play it now. */
  onPrepared(follow: StandingFollower): void
  /**
   * Called within the transaction that lets assets out or holds them back, so that whatever shows them changes with the
   * same commit.
   */
  onStanding(follow: StandingFollower): void
  /** Called within the transaction that changes a record or rights: whoever took the asset may have to hear of it. */
  onRevised(follow: RevisionFollower): void
  /**
   * Who took it; with `before`, whoever has only older wordings; with `since`, whoever took it from then on. Asks no
   * permission: for rooms. @throws not_found
   */
  holders(assetId: string, which?: { before?: number; since?: Date }): Promise<AssetHolders>
  /** What changed between two versions of a record. Asks no permission: for rooms. */
  recordChanges(assetId: string, versions: { from: number; to: number }): ReturnType<typeof recordChanges>
  /** Takes the name of somebody who is erased out of the downloads. */
  forgetTaker(trx: HouseTransaction, taker: { kind: string; id: string }): Promise<unknown>
  /**
   * Lets the public see the assets' renditions from the commit of `trx` on, on behalf of one user (an edition's id).
   * Several published things may use one picture: it stays public until the last has let go of it.
   * `crops` are the parts that it shows; their addresses answer as long as the asset is public.
   * @throws picture_held_back (409; params `filename`, `why`)
   */
  publish(
    trx: HouseTransaction,
    assetIds: readonly string[],
    usedBy?: string,
    crops?: readonly { assetId: string; crop: Crop }[],
  ): Promise<void>
  /** Takes one user's claim away; without `usedBy`, every claim. The addresses then answer 404. */
  hide(trx: HouseTransaction, assetIds: readonly string[], usedBy?: string): Promise<void>
  /** What assets are called and where the console shows them, by id, in one query; unknown ids are absent. */
  named(ids: readonly string[]): Promise<Map<string, { title: string; path: string }>>
  /** The same for staff. @throws not_found, forbidden (needs asset.read on the asset's unit). */
  read(actor: Actor, id: string): Promise<Asset>
  /** For bytes that the unit has already: the asset, with a receipt. @throws forbidden, not_found (unit). */
  known(
    actor: Actor,
    file: { unitId: string; sha256: string; filename: string },
  ): Promise<ReceivedAsset | undefined>
  /**
   * Promises room for a file that comes piece by piece. @returns the upload's id.
   * @throws forbidden, not_found (unit), file_empty, upload_too_large, storage_full, quota_full
   */
  beginUpload(actor: Actor, announced: Announcement): Promise<string>
  /** How an upload of the actor's own stands. @throws not_found */
  upload(actor: Actor, id: string): Promise<RunningUpload>
  /** After its last byte: kept with a receipt, refused, or still `arrived` where that has to wait. @throws not_found */
  finishUpload(actor: Actor, id: string): Promise<RunningUpload>
  /**
   * Deposits a file of this machine, which stays where it is: the same way in as everybody's.
   * @throws forbidden, not_found (unit), storage_full, storage_unreachable
   */
  deposit(actor: Actor, file: LocalFile): Promise<Deposited>
  /**
   * Changes an asset's record, as a version; what was published keeps the words it was published with.
   * @throws not_found, forbidden (needs asset.upload on the asset's unit), invalid_request, record_moved_on.
   */
  describe(actor: Actor, assetId: string, changes: Partial<AssetRecord>): Promise<Asset>
  /** Every wording of its record, newest first. @throws forbidden, not_found. */
  versions(actor: Actor, assetId: string): Promise<RecordVersion[]>
  /** @throws forbidden, not_found. */
  rights(actor: Actor, assetId: string): Promise<Rights>
  /** @throws not_found, forbidden (needs asset.release on the asset's unit), invalid_request. */
  changeRights(actor: Actor, assetId: string, change: RightsChange): Promise<Rights>
  /** Many in one act. */
  bulk: Bulk
  /** Assets in an order of somebody's own, shared with units or by a link. */
  collections: Collections
  /** Many taken as one file. */
  parcels: Parcels
  /** Searches that staff saved, and what is new in them. */
  savedSearches: SavedSearches
  /** What is being done with a unit's assets and what failed, newest first. @throws forbidden. */
  work(actor: Actor, unitId: string): Promise<WorkItem[]>
  /** How the work on one asset stands; null where there was none to do. @throws forbidden, not_found. */
  workOf(actor: Actor, assetId: string): Promise<WorkItem | null>
  /** Puts work that waits before all other, or back into its turn. @throws forbidden, not_found. */
  hasten(actor: Actor, assetId: string, urgent: boolean): Promise<void>
  /** Does an asset's work again, before others if `urgent`. @throws forbidden, not_found. */
  retry(actor: Actor, assetId: string, options?: { urgent?: boolean }): Promise<void>
  /**
   * Assets of a unit and those below it that the words and the rest ask for, newest first, by keyset. Anyone who may
   * read at `unitId` finds them. @throws forbidden, not_found (unit).
   */
  search(
    actor: Actor,
    search: Omit<AssetSearch, 'unitIds'> & { unitId: string },
  ): Promise<AssetsFound & { unitNames: Record<string, { id: string; en: string }> }>
  /** Pictures like this one that the actor may see, nearest first (PDQ). @throws forbidden, not_found. */
  similar(actor: Actor, assetId: string): Promise<SimilarAsset[]>
  /** A unit's assets, newest first, by keyset. @throws forbidden. */
  list(actor: Actor, page: AssetPage): Promise<{ assets: Asset[]; next: string | null }>
  /** A rendition for staff, published or not; the nearest size if that one does not exist. @throws forbidden, not_found. */
  preview(actor: Actor, assetId: string, name: RenditionName, crop?: Crop): Promise<FoundRendition>
  /** What a player asks for, by name: `web`, `sound`, `cues`, `hls/…`, `subtitles/id.vtt`. @throws forbidden, not_found (also: not made yet). */
  made(actor: Actor, assetId: string, name: string): Promise<MadeFile>
  /** The same for anybody, by its public reference; undefined unless something published uses it now. */
  publicMade(ref: string, name: string): Promise<MadeFile | undefined>
  /** A rendition for anybody, by its public address; undefined unless something published uses it now. */
  publicRendition(ref: string, name: RenditionName, cropKey?: string): Promise<FoundRendition | undefined>
  /** The untouched original for staff; of a covered one, with the right to release. @throws forbidden, not_found. */
  original(actor: Actor, assetId: string): Promise<Taken>
  /** A copy with today's record inside, for staff. @throws forbidden, not_found, not_stampable (409). */
  stamped(actor: Actor, assetId: string): Promise<Taken>
  /** Who took it, with which wording. @throws forbidden, not_found. */
  downloads(actor: Actor, assetId: string): Promise<Download[]>
}
