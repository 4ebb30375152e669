/** What the bank's front door offers about deleting. */
import type { Actor } from '../../../platform/actor.ts'
import type { Asset } from '../asset.ts'
import type { BankAct, BankDeps } from '../deps.ts'
import { dueAssets } from './due-assets.ts'
import { sayIfRemoved, tombstonesOf, type DueAsset, type Tombstone, type UseFinder } from './removal.ts'
import { approveRemoval, askRemoval, keepAfterAll } from './remove-asset.ts'
import { removeObjects } from './remove-objects.ts'

interface UnitPage {
  unitId: string
  cursor?: string | undefined
}

export interface RemovalActs {
  /** Rooms above tell where they use assets: nothing is deleted that readers have before them. */
  onRemoval(find: UseFinder): void
  /** Past their retention, of a unit and those below it, by keyset. @throws forbidden */
  due(actor: Actor, page: UnitPage): Promise<{ due: DueAsset[]; next: string | null }>
  /** What was deleted of them. @throws forbidden */
  removed(actor: Actor, page: UnitPage): Promise<{ removed: Tombstone[]; next: string | null }>
  /** `done: false` waits for a second person. @throws forbidden, not_found, and see askRemoval. */
  askRemoval(actor: Actor, assetId: string, given: { why: string }): Promise<{ done: boolean }>
  /** @throws forbidden, not_found, and see approveRemoval. */
  approveRemoval(actor: Actor, assetId: string): Promise<void>
  /** @throws forbidden, not_found */
  keepAfterAll(actor: Actor, assetId: string): Promise<void>
  /** By its public reference. @throws asset_removed, picture_replaced (410) */
  sayIfRemoved(ref: string): Promise<void>
}

const pageLength = 40

export function removalActs(
  deps: BankDeps,
  requireAsset: (actor: Actor, id: string, act: BankAct) => Promise<Asset>,
): RemovalActs {
  const { db, clock, identity, units, jobs } = deps
  const finders: UseFinder[] = []
  // Every hour again: what was deposited anew in the meantime had to wait.
  jobs.define('remove-objects', () => removeObjects(deps), { every: '29 * * * *' })
  const within = async (actor: Actor, { unitId, cursor }: UnitPage) => {
    await identity.authorise(actor, 'asset.approve_removal', unitId)
    return { unitIds: units.subtreeIds(unitId), cursor, limit: pageLength }
  }
  return {
    onRemoval: (find) => void finders.push(find),
    due: async (actor, page) => dueAssets(db, finders, actor, clock.now(), await within(actor, page)),
    async removed(actor, page) {
      const { unitIds, ...paging } = await within(actor, page)
      return tombstonesOf(db, unitIds, paging)
    },
    askRemoval: async (actor, id, given) =>
      askRemoval(deps, finders, actor, await requireAsset(actor, id, 'asset.remove'), given),
    approveRemoval: async (actor, id) =>
      approveRemoval(deps, finders, actor, await requireAsset(actor, id, 'asset.approve_removal')),
    keepAfterAll: async (actor, id) =>
      keepAfterAll(deps, actor, await requireAsset(actor, id, 'asset.approve_removal')),
    sayIfRemoved: (ref) => sayIfRemoved(db, { ref }),
  }
}
