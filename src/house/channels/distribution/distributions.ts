import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { ChannelsDeps } from '../deps.ts'
import {
  requireDistribution,
  toDistribution,
  type Distribution,
  type DistributionState,
} from './distribution.ts'

type Deps = Pick<ChannelsDeps, 'db' | 'identity'>

/** Of the units that the actor may look into, newest first, by keyset. */
export async function distributionsFor(
  { db, identity }: Deps,
  actor: Actor,
  { state, storyId, cursor, limit = 40 }: DistributionsFilter,
): Promise<{ distributions: Distribution[]; next: string | null }> {
  const paths = await identity.scope(actor, 'delivery.read')
  let query = db
    .selectFrom('channels.distribution')
    .selectAll()
    .where('state', '<>', 'discarded')
    .where(sql<boolean>`unit_path <@ any(${paths}::ltree[])`)
  if (state !== undefined) query = query.where('state', '=', state)
  if (storyId !== undefined) query = query.where('story_id', '=', storyId)
  if (cursor !== undefined) query = query.where('id', '<', cursor)
  const rows = await query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return {
    distributions: page.map(toDistribution),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

export interface DistributionsFilter {
  state?: DistributionState | undefined
  storyId?: string | undefined
  /** Id of the last one of the page before. */
  cursor?: string | undefined
  limit?: number | undefined
}

/** @throws not_found, forbidden */
export async function distributionById(
  { db, identity }: Deps,
  actor: Actor,
  id: string,
): Promise<Distribution> {
  const row = await requireDistribution(db, id)
  await identity.authorise(actor, 'delivery.read', row.unit_id)
  return toDistribution(row)
}
