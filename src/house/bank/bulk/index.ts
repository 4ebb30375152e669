import type { Actor } from '../../../platform/actor.ts'
import type { Followers } from '../change-rights.ts'
import type { BankDeps } from '../deps.ts'
import { matchingAssets, type AssetSearch } from '../search/search-assets.ts'
import { mostAtOnce, type BulkAnswer, type BulkChange, type BulkRights, type Marked } from './bulk.ts'
import { changeRightsOfMany } from './change-rights-of-many.ts'
import { changeMany, undoMany } from './revise-many.ts'

/** What is not allowed, is gone or has moved on is answered as such and left as it is; all others change together. */
export interface Bulk {
  /** The newest thousand that a search finds. @throws forbidden, not_found (unit) */
  select(
    actor: Actor,
    search: Omit<AssetSearch, 'unitIds'> & { unitId: string },
  ): Promise<{ assets: Marked[]; more: boolean }>
  /** Changes up to a thousand records, each as a version; `preview` only says what would change. @throws invalid_request */
  change(
    actor: Actor,
    assets: readonly Marked[],
    changes: BulkChange,
    options?: { preview?: boolean },
  ): Promise<BulkAnswer>
  /** Gives the records the words they had before the marked version, as one more version. @throws invalid_request */
  undo(actor: Actor, assets: readonly Marked[]): Promise<BulkAnswer>
  /** Licence, embargo and retention of up to a thousand. @throws invalid_request */
  changeRights(
    actor: Actor,
    ids: readonly string[],
    change: BulkRights,
    options?: { preview?: boolean },
  ): Promise<BulkAnswer>
}

export function createBulk(deps: BankDeps, followers: Followers): Bulk {
  const { db, clock, identity, units } = deps
  return {
    async select(actor, { unitId, ...search }) {
      const unit = units.require(unitId)
      await identity.authorise(actor, 'asset.read', unit.id)
      const within = units.root().id === unit.id ? {} : { unitIds: units.subtreeIds(unit.id) }
      return matchingAssets(db, clock.now(), { ...search, ...within }, mostAtOnce)
    },
    change: (actor, assets, changes, options) =>
      changeMany(deps, followers.revisions, actor, assets, changes, options),
    undo: (actor, assets) => undoMany(deps, followers.revisions, actor, assets),
    changeRights: (actor, ids, change, options) =>
      changeRightsOfMany(deps, followers, actor, ids, change, options),
  }
}
