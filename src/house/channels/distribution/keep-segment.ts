/** Audiences that are used again. */
import { sql, type Selectable } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { DB } from '../../../platform/database.generated.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { ChannelsDeps } from '../deps.ts'
import { mayAddress } from './audience.ts'
import type { Part } from './content.ts'

export interface Segment {
  id: string
  unitId: string
  name: string
  parts: Part[]
  by: string
  changedAt: Date
}

/** Under a name that is new in the unit, or in place of what had that name. @throws forbidden, not_found (unit) */
export async function keepSegment(
  deps: ChannelsDeps,
  actor: Actor,
  { unitId, name, parts }: { unitId: string; name: string; parts: Part[] },
): Promise<Segment> {
  await mayAddress(deps, actor, unitId, parts)
  const unit = deps.units.get(unitId)
  if (unit === undefined) throw notFound('unit')
  const now = deps.clock.now()
  return deps.db.transaction().execute(async (trx) => {
    const kept = { name: name.trim(), parts: JSON.stringify(parts), made_by: actor.name, changed_at: now }
    const row = await trx
      .insertInto('channels.segment')
      .values({ id: newId(), unit_id: unit.id, unit_path: unit.path, made_at: now, ...kept })
      .onConflict((clash) => clash.expression(sql`unit_id, lower(name)`).doUpdateSet(kept))
      .returningAll()
      .executeTakeFirstOrThrow()
    await deps.audit.record(trx, {
      actor,
      act: 'segment.keep',
      unitId,
      objectKind: 'segment',
      objectId: row.id,
      details: { name: row.name },
    })
    return toSegment(row)
  })
}

/** @throws not_found, forbidden */
export async function removeSegment(deps: ChannelsDeps, actor: Actor, id: string): Promise<void> {
  const row = await deps.db
    .selectFrom('channels.segment')
    .select(['unit_id', 'name'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('segment')
  await deps.identity.authorise(actor, 'channel.manage', row.unit_id)
  await deps.db.transaction().execute(async (trx) => {
    const gone = await trx.deleteFrom('channels.segment').where('id', '=', id).executeTakeFirst()
    if (gone.numDeletedRows === 0n) throw conflict('changed_meanwhile')
    await deps.audit.record(trx, {
      actor,
      act: 'segment.remove',
      unitId: row.unit_id,
      objectKind: 'segment',
      objectId: id,
      details: { name: row.name },
    })
  })
}

/** Of the units that the actor may look into, by name; at most 200. */
export async function segmentsFor(
  { db, identity }: Pick<ChannelsDeps, 'db' | 'identity'>,
  actor: Actor,
): Promise<Segment[]> {
  const paths = await identity.scope(actor, 'delivery.read')
  const rows = await db
    .selectFrom('channels.segment')
    .selectAll()
    .where(sql<boolean>`unit_path <@ any(${paths}::ltree[])`)
    .orderBy('name')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(toSegment)
}

const toSegment = (row: Selectable<DB['channels.segment']>): Segment => ({
  id: row.id,
  unitId: row.unit_id,
  name: row.name,
  parts: row.parts as unknown as Part[],
  by: row.made_by,
  changedAt: row.changed_at,
})
