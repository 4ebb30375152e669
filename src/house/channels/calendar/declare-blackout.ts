import type { Actor } from '../../../platform/actor.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { ChannelsDeps } from '../deps.ts'
import type { Blackout } from './blackout.ts'
import { toBlackout } from './blackouts-between.ts'

export interface DeclareBlackout {
  unitId: string
  begins: Date
  ends: Date
  reason: string
  mandatoryPass: boolean
}

type Deps = Pick<ChannelsDeps, 'db' | 'clock' | 'audit' | 'events' | 'identity' | 'units'>

const longest = 400 * 86_400_000

/** @throws not_found (unit), forbidden, reason_needed, blackout_span, blackout_exists */
export async function declareBlackout(
  { db, clock, audit, events, identity, units }: Deps,
  actor: Actor,
  { unitId, begins, ends, reason, mandatoryPass }: DeclareBlackout,
): Promise<Blackout> {
  const unit = units.get(unitId)
  if (unit === undefined) throw notFound('unit')
  await identity.authorise(actor, 'blackout.manage', unitId)
  if (reason.trim().length < 3) throw invalid('reason_needed', [{ at: 'reason', code: 'reason_needed' }])
  const now = clock.now()
  const length = ends.getTime() - begins.getTime()
  if (length <= 0 || length > longest || ends <= now)
    throw invalid('blackout_span', [{ at: 'ends', code: 'blackout_span' }])
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto('channels.blackout')
      .values({
        id: newId(),
        unit_id: unitId,
        unit_path: unit.path,
        begins,
        ends,
        reason: reason.trim(),
        mandatory_pass: mandatoryPass,
        made_by_id: actor.id,
        made_by: actor.name,
        made_at: now,
      })
      .onConflict((clash) =>
        clash.columns(['unit_id', 'begins', 'ends']).where('lifted_at', 'is', null).doNothing(),
      )
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) throw conflict('blackout_exists')
    await audit.record(trx, {
      actor,
      act: 'blackout.declare',
      unitId,
      objectKind: 'blackout',
      objectId: row.id,
      why: row.reason,
      details: { begins: begins.toISOString(), ends: ends.toISOString(), mandatoryPass },
    })
    await events.emit(trx, 'posting.paused', { unitId })
    return toBlackout(row)
  })
}
