import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { notFound } from '../../../platform/errors.ts'
import type { ChannelsDeps } from '../deps.ts'
import type { Part } from './content.ts'
import { partsAsked } from './audience.ts'

/**
 * The accounts that a saved segment names, in whatever language they post, as the tree is now. Whether the actor may see
 * each is asked by who uses them. @throws not_found, also for a segment of units that the actor does not look into
 */
export async function accountsOfSegment(
  { db, identity, units }: Pick<ChannelsDeps, 'db' | 'identity' | 'units'>,
  actor: Actor,
  segmentId: string,
): Promise<string[]> {
  const paths = await identity.scope(actor, 'delivery.read')
  const segment = await db
    .selectFrom('channels.segment')
    .select('parts')
    .where('id', '=', segmentId)
    .where(sql<boolean>`unit_path <@ any(${paths}::ltree[])`)
    .executeTakeFirst()
  if (segment === undefined) throw notFound('segment')
  const parts = segment.parts as unknown as Part[]
  const { rows } = await sql<{ id: string; unit_id: string; part: number }>`
    select c.id, c.unit_id, part.position as part from channels.channel c join ${partsAsked(units, parts)}
    where c.removed_at is null`.execute(db)
  const named = rows.filter(({ unit_id: unitId, part }) => {
    const levels = parts[part]?.levels ?? []
    return levels.length === 0 || levels.includes(units.get(unitId)?.level ?? '')
  })
  return [...new Set(named.map(({ id }) => id))]
}
