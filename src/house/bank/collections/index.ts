import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { notFound } from '../../../platform/errors.ts'
import { isVisible, type Asset } from '../asset.ts'
import { assetsByIds } from '../asset-queries.ts'
import { findRendition, type FoundRendition } from '../find-rendition.ts'
import type { BankDeps } from '../deps.ts'
import type { RenditionName } from '../renditions.ts'
import {
  collectionsIn,
  insideOf,
  requireCollection,
  seenBy,
  standingsOf,
  toCollection,
  type Collection,
  type Share,
} from './collection.ts'
import {
  arrange,
  makeCollection,
  nameCollection,
  putInto,
  removeCollection,
  shareWith,
  takeOut,
  type Naming,
} from './keep-collection.ts'
import { endLink, linksOf, makeLink, sharedBy, type CollectionLink, type SharedCollection } from './link.ts'
import type { Audience } from '../rights.ts'

export type { SharedCollection } from './link.ts'

/** Assets in an order of somebody's own; a unit's, shared with others or by a link. */
export interface Collections {
  /** Those the actor may see, newest first; keyset by id. */
  list(
    actor: Actor,
    page: { before?: string | undefined; limit: number },
  ): Promise<{ collections: Collection[]; next: string | null }>
  /** @throws not_found, forbidden */
  read(actor: Actor, id: string): Promise<Collection>
  /**
   * What the actor sees of it, in its order; keyset by asset. `hidden` counts what is in it and not for them.
   * @throws not_found, forbidden
   */
  assets(
    actor: Actor,
    id: string,
    page: { after?: string | undefined; limit: number },
  ): Promise<{ assets: Asset[]; next: string | null; hidden: number }>
  /** A picture that the actor sees in it. @throws not_found, forbidden */
  rendition(actor: Actor, id: string, assetId: string, name: RenditionName): Promise<FoundRendition>
  /** @throws forbidden, not_found (unit), invalid_request */
  make(actor: Actor, naming: Naming & { unitId: string }): Promise<string>
  /** @throws not_found, forbidden, invalid_request */
  name(actor: Actor, id: string, naming: Naming): Promise<void>
  /** @throws not_found, forbidden */
  remove(actor: Actor, id: string): Promise<void>
  /** @throws not_found, forbidden, collection_full */
  put(actor: Actor, id: string, assetIds: readonly string[]): Promise<{ added: number; leftOut: string[] }>
  /** @throws not_found, forbidden */
  takeOut(actor: Actor, id: string, assetIds: readonly string[]): Promise<void>
  /** @throws not_found, forbidden, collection_moved_on */
  arrange(actor: Actor, id: string, order: { assetIds: readonly string[]; version: number }): Promise<void>
  /** @throws not_found, forbidden */
  share(actor: Actor, id: string, shares: readonly Share[]): Promise<void>
  /** For 1 to 90 days; the token is told once. @throws not_found, forbidden, invalid_request */
  makeLink(
    actor: Actor,
    id: string,
    link: { audience: Audience; download: boolean; days: number },
  ): Promise<{ id: string; token: string; expiresAt: Date }>
  /** @throws not_found, forbidden */
  endLink(actor: Actor, id: string, linkId: string): Promise<void>
  /** @throws not_found, forbidden */
  links(actor: Actor, id: string): Promise<CollectionLink[]>
  /** What the holder of a link's token sees now; undefined for one that is over. */
  sharedBy(token: string): Promise<SharedCollection | undefined>
  /** A picture that the link shows now. */
  sharedRendition(token: string, assetId: string, name: RenditionName): Promise<FoundRendition | undefined>
}

export function createCollections(deps: BankDeps): Collections {
  const { db } = deps
  const seenIds = async (actor: Actor, id: string) => {
    const collection = await requireCollection(deps, actor, id, 'read')
    const { reads } = await standingsOf(deps, actor)
    const inside = await insideOf(deps, id, 'public')
    return { inside, seen: inside.filter(seenBy(deps, collection, reads)).map(({ assetId }) => assetId) }
  }
  return {
    async list(actor, { before, limit }) {
      const { may, reads } = await standingsOf(deps, actor)
      const { rows } = await sql<{ unit_id: string }>`
        select unit_id from bank.collection union select unit_id from bank.collection_share`.execute(db)
      const mine = rows.map((row) => row.unit_id).filter(reads)
      const found = await collectionsIn(db)
        .where(
          sql<boolean>`(unit_id = any(${mine}::uuid[]) or exists (select 1 from bank.collection_share share
            where share.collection_id = collection.id and share.unit_id = any(${mine}::uuid[])))`,
        )
        .$if(before !== undefined, (query) => query.where('id', '<', before as string))
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const collections = found
        .slice(0, limit)
        .map((row) => toCollection(deps, row, may(row.unit_id, row.shares) ?? 'read'))
      return { collections, next: found.length > limit ? (collections.at(-1)?.id ?? null) : null }
    },
    read: (actor, id) => requireCollection(deps, actor, id, 'read'),
    async assets(actor, id, { after, limit }) {
      const { inside, seen } = await seenIds(actor, id)
      const from = after === undefined ? 0 : seen.indexOf(after) + 1
      const page = seen.slice(from, from + limit)
      return {
        assets: await assetsByIds(db, deps.clock.now(), page),
        next: seen.length > from + limit ? (page.at(-1) ?? null) : null,
        hidden: inside.length - seen.length,
      }
    },
    async rendition(actor, id, assetId, name) {
      const { seen } = await seenIds(actor, id)
      const [asset] = seen.includes(assetId) ? await assetsByIds(db, deps.clock.now(), [assetId]) : []
      if (asset === undefined) throw notFound('asset')
      return findRendition(deps, asset, name)
    },
    make: (actor, naming) => makeCollection(deps, actor, naming),
    name: (actor, id, naming) => nameCollection(deps, actor, id, naming),
    remove: (actor, id) => removeCollection(deps, actor, id),
    put: (actor, id, assetIds) => putInto(deps, actor, id, assetIds),
    takeOut: (actor, id, assetIds) => takeOut(deps, actor, id, assetIds),
    arrange: (actor, id, order) => arrange(deps, actor, id, order),
    share: (actor, id, shares) => shareWith(deps, actor, id, shares),
    makeLink: (actor, id, link) => makeLink(deps, actor, id, link),
    endLink: (actor, id, linkId) => endLink(deps, actor, id, linkId),
    links: (actor, id) => linksOf(deps, actor, id),
    sharedBy: (token) => sharedBy(deps, token),
    async sharedRendition(token, assetId, name) {
      const asset = (await sharedBy(deps, token))?.assets.find(({ id }) => id === assetId)
      return asset === undefined || !isVisible(asset) ? undefined : findRendition(deps, asset, name)
    },
  }
}
