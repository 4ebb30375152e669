/** A collection for whoever holds a link: it ends by itself, or at once, and shows what may leave the house now. */
import type { Actor } from '../../../platform/actor.ts'
import { invalid, notFound } from '../../../platform/errors.ts'
import { newId, newToken } from '../../../platform/ids.ts'
import { fingerprint } from '../../../platform/secrets.ts'
import type { Asset } from '../asset.ts'
import { assetsByIds } from '../asset-queries.ts'
import type { Audience } from '../rights.ts'
import {
  collectionsIn,
  insideOf,
  requireCollection,
  seenBy,
  toCollection,
  type CollectionDeps,
} from './collection.ts'

export interface CollectionLink {
  id: string
  audience: Audience
  download: boolean
  madeBy: string
  madeAt: Date
  expiresAt: Date
  endedAt: Date | null
}

/** What the link's page shows. */
export interface SharedCollection {
  linkId: string
  name: string
  note: string
  unitId: string
  audience: Audience
  download: boolean
  expiresAt: Date
  assets: Asset[]
}

const day = 86_400_000
export const longestLink = 90

/**
 * The token is told once. @throws not_found, forbidden (needs asset.release on the collection's unit), invalid_request
 */
export async function makeLink(
  deps: CollectionDeps,
  actor: Actor,
  collectionId: string,
  { audience, download, days }: { audience: Audience; download: boolean; days: number },
): Promise<{ id: string; token: string; expiresAt: Date }> {
  const { unitId, name } = await requireCollection(deps, actor, collectionId, 'read')
  await deps.identity.authorise(actor, 'asset.release', unitId)
  if (!Number.isInteger(days) || days < 1 || days > longestLink)
    throw invalid('invalid_request', [{ at: 'days', code: 'link_days', params: { limit: longestLink } }])
  const [id, token, now] = [newId(), newToken(), deps.clock.now()]
  const expiresAt = new Date(now.getTime() + days * day)
  await deps.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('bank.collection_link')
      .values({
        id,
        collection_id: collectionId,
        token_hash: fingerprint(token),
        audience,
        download,
        made_by_name: actor.name,
        made_at: now,
        expires_at: expiresAt,
      })
      .execute()
    await deps.audit.record(trx, {
      actor,
      act: 'collection.link',
      unitId,
      objectKind: 'collection',
      objectId: collectionId,
      details: { linkId: id, name, audience, download, expiresAt: expiresAt.toISOString() },
    })
  })
  return { id, token, expiresAt }
}

/** From the commit on it leads nowhere. @throws not_found, forbidden */
export async function endLink(
  deps: CollectionDeps,
  actor: Actor,
  collectionId: string,
  linkId: string,
): Promise<void> {
  const { unitId } = await requireCollection(deps, actor, collectionId, 'read')
  await deps.identity.authorise(actor, 'asset.release', unitId)
  await deps.db.transaction().execute(async (trx) => {
    const ended = await trx
      .updateTable('bank.collection_link')
      .set({ ended_at: deps.clock.now() })
      .where('id', '=', linkId)
      .where('collection_id', '=', collectionId)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (ended === undefined) throw notFound('link')
    await deps.audit.record(trx, {
      actor,
      act: 'collection.end_link',
      unitId,
      objectKind: 'collection',
      objectId: collectionId,
      details: { linkId },
    })
  })
}

/** Newest first. @throws not_found, forbidden */
export async function linksOf(
  deps: CollectionDeps,
  actor: Actor,
  collectionId: string,
): Promise<CollectionLink[]> {
  const { unitId } = await requireCollection(deps, actor, collectionId, 'read')
  await deps.identity.authorise(actor, 'asset.release', unitId)
  const rows = await deps.db
    .selectFrom('bank.collection_link')
    .selectAll()
    .where('collection_id', '=', collectionId)
    .orderBy('made_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    audience: row.audience as Audience,
    download: row.download,
    madeBy: row.made_by_name,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
  }))
}

const nobody = () => false

/** What the holder of a token may see at this moment; undefined for a link that is over or never was. */
export async function sharedBy(deps: CollectionDeps, token: string): Promise<SharedCollection | undefined> {
  const now = deps.clock.now()
  const link = await deps.db
    .selectFrom('bank.collection_link')
    .selectAll()
    .where('token_hash', '=', fingerprint(token))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (link === undefined) return undefined
  const row = await collectionsIn(deps.db).where('id', '=', link.collection_id).executeTakeFirst()
  if (row === undefined) return undefined
  const collection = toCollection(deps, row, 'read')
  const audience = link.audience as Audience
  const inside = await insideOf(deps, collection.id, audience)
  const seen = inside.filter(seenBy(deps, collection, nobody)).map(({ assetId }) => assetId)
  return {
    linkId: link.id,
    name: collection.name,
    note: collection.note,
    unitId: collection.unitId,
    audience,
    download: link.download,
    expiresAt: link.expires_at,
    assets: await assetsByIds(deps.db, now, seen),
  }
}
