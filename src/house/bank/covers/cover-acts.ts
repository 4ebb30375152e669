/** What the bank's front door offers about covers. */
import type { Actor } from '../../../platform/actor.ts'
import type { Asset } from '../asset.ts'
import type { StandingFollower } from '../follow-time.ts'
import type { BankDeps } from '../deps.ts'
import { coverAsset, uncoverAsset, type Covering } from './cover-asset.ts'
import { coversOf, type Cover } from './covers-of.ts'
import { uncoveredPicture } from './uncovered-picture.ts'

export interface CoverActs {
  /**
   * Covers places of a picture: from then on everything that leaves is made from the covered picture, under new
   * addresses. Changing a cover that stands asks for the right to release.
   * @throws forbidden, not_found, invalid_request, cover_only_pictures (422), cover_moved_on (409)
   */
  cover(actor: Actor, assetId: string, covering: Covering): Promise<Asset>
  /** Takes the cover off. @throws forbidden (needs asset.release), not_found, invalid_request, cover_moved_on (409) */
  uncover(actor: Actor, assetId: string, ending: { number: number; why: string }): Promise<Asset>
  /** Every cover that it has had, newest first. @throws forbidden, not_found. */
  covers(actor: Actor, assetId: string): Promise<Cover[]>
  /** A JPEG of the picture as it came, to draw a cover on. @throws forbidden (asset.release where one stands), not_found. */
  uncovered(actor: Actor, assetId: string): Promise<Buffer>
}

type Requiring = (
  actor: Actor,
  id: string,
  act: 'asset.read' | 'asset.upload' | 'asset.release',
) => Promise<Asset>

/** `requireUncovered` also asks for the right to release where a cover stands. */
export function coverActs(
  deps: BankDeps,
  followers: readonly StandingFollower[],
  requireAsset: Requiring,
  requireUncovered: Requiring,
): CoverActs {
  return {
    cover: async (actor, id, covering) =>
      coverAsset(deps, followers, actor, await requireUncovered(actor, id, 'asset.upload'), covering),
    uncover: async (actor, id, ending) =>
      uncoverAsset(deps, followers, actor, await requireAsset(actor, id, 'asset.release'), ending),
    covers: async (actor, id) => coversOf(deps.db, (await requireAsset(actor, id, 'asset.read')).id),
    uncovered: async (actor, id) => uncoveredPicture(deps, await requireUncovered(actor, id, 'asset.upload')),
  }
}
