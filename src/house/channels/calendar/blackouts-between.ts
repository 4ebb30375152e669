import { sql, type Selectable } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { DB } from '../../../platform/database.generated.ts'
import type { ChannelsDeps } from '../deps.ts'
import type { Blackout } from './blackout.ts'

export const toBlackout = (row: Selectable<DB['channels.blackout']>): Blackout => ({
  id: row.id,
  unitId: row.unit_id,
  begins: row.begins,
  ends: row.ends,
  reason: row.reason,
  mandatoryPass: row.mandatory_pass,
  by: row.made_by,
})

/** At, above or below the units that the actor may look into; by their beginning, at most 200. */
export async function blackoutsBetween(
  { db, identity }: Pick<ChannelsDeps, 'db' | 'identity'>,
  actor: Actor,
  { from, to }: { from: Date; to: Date },
): Promise<Blackout[]> {
  const paths = await identity.scope(actor, 'delivery.read')
  const rows = await db
    .selectFrom('channels.blackout')
    .selectAll()
    .where('lifted_at', 'is', null)
    .where('ends', '>', from)
    .where('begins', '<', to)
    .where(sql<boolean>`(unit_path <@ any(${paths}::ltree[]) or unit_path @> any(${paths}::ltree[]))`)
    .orderBy('begins')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(toBlackout)
}
