import type { Actor } from '../../../platform/actor.ts'
import { conflict } from '../../../platform/errors.ts'
import type { HubDeps } from '../deps.ts'
import { correctionFor } from './correction-queries.ts'

const hour = 3_600_000
/** Nobody is reminded of one correction more often (ms). */
const between = 6 * hour

/**
 * Writes once more to everyone who has not acknowledged it. Answers how many. Errors: forbidden, not_found,
 * correction_reminded (409: everybody was written to within six hours, or everybody has answered).
 */
export async function remind(deps: HubDeps, actor: Actor, id: string): Promise<{ reminded: number }> {
  const correction = await correctionFor(deps, actor, id)
  const { db, clock, jobs, audit } = deps
  const now = clock.now()
  const recent = new Date(now.getTime() - between)
  return db.transaction().execute(async (trx) => {
    const due = await trx
      .updateTable('hub.holder')
      .set((eb) => ({ reminders: eb('reminders', '+', 1), reminded_at: now }))
      .where('correction_id', '=', id)
      .where('acknowledged_at', 'is', null)
      .where('told_at', '<=', recent)
      .where((eb) => eb.or([eb('reminded_at', 'is', null), eb('reminded_at', '<=', recent)]))
      .returning('id')
      .execute()
    if (due.length === 0) throw conflict('correction_reminded')
    await jobs.enqueueAll(
      trx,
      'remind-holder',
      due.map((holder) => ({ data: { holderId: holder.id } })),
    )
    await audit.record(trx, {
      actor,
      act: 'correction.remind',
      unitId: correction.unitId,
      objectKind: 'correction',
      objectId: id,
      details: { reminded: due.length },
    })
    return { reminded: due.length }
  })
}
