import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import type { ChannelsDeps } from '../deps.ts'
import { enqueueDeliveries } from '../wake-deliveries.ts'
import { silent } from './blackout.ts'

type Deps = Pick<ChannelsDeps, 'db' | 'clock' | 'audit' | 'events' | 'identity' | 'jobs'>

/** Ends it now; what waited is tried at once, and waits on where another one holds. @throws not_found, forbidden, blackout_over */
export async function liftBlackout(deps: Deps, actor: Actor, id: string): Promise<{ released: number }> {
  const found = await deps.db
    .selectFrom('channels.blackout')
    .select('unit_id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined) throw notFound('blackout')
  await deps.identity.authorise(actor, 'blackout.manage', found.unit_id)
  const now = deps.clock.now()
  return deps.db.transaction().execute(async (trx) => {
    const lifted = await trx
      .updateTable('channels.blackout')
      .set({ lifted_at: now })
      .where('id', '=', id)
      .where('lifted_at', 'is', null)
      .where('ends', '>', now)
      .returning(['unit_id', 'unit_path'])
      .executeTakeFirst()
    if (lifted === undefined) throw conflict('blackout_over')
    const { rows } = await sql<{ id: string; channel_id: string }>`update channels.delivery d
      set next_at = ${now}, due_since = ${now}, changed_at = ${now}
      from channels.channel c
      where c.id = d.channel_id and d.why = ${silent} and c.unit_path <@ ${lifted.unit_path}::ltree
      returning d.id, d.channel_id`.execute(trx)
    await enqueueDeliveries(deps, trx, rows)
    await deps.audit.record(trx, {
      actor,
      act: 'blackout.lift',
      unitId: lifted.unit_id,
      objectKind: 'blackout',
      objectId: id,
      details: { released: rows.length },
    })
    await deps.events.emit(trx, 'posting.paused', { unitId: lifted.unit_id })
    return { released: rows.length }
  })
}
