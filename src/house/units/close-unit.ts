import type { Actor } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { conflict } from '../../platform/errors.ts'
import type { ActScope } from './act-scope.ts'
import { lockTree, openUnitRecord, type UnitRecord } from './lock-tree.ts'

export interface CloseUnit {
  id: string
  /** Carries on for it: its addresses lead there. */
  successorId: string
  why: string
}

export async function closeUnit(
  scope: ActScope,
  trx: HouseTransaction,
  actor: Actor,
  input: CloseUnit,
): Promise<string> {
  await lockTree(trx)
  const unit = await openUnitRecord(trx, input.id)
  const successor = await openUnitRecord(trx, input.successorId)
  if (unit.parent_id === null) throw conflict('unit_root', { unit: unit.name_id })
  if (successor.id === unit.id) throw conflict('unit_successor', { unit: unit.name_id })
  const child = await trx
    .selectFrom('units.unit')
    .select('id')
    .where('parent_id', '=', unit.id)
    .where('state', '=', 'open')
    .limit(1)
    .executeTakeFirst()
  if (child !== undefined) throw conflict('unit_has_children', { unit: unit.name_id })
  await closeRecord(scope, trx, unit, successor.id)
  await scope.changed(trx, [unit.id])
  await scope.audit.record(trx, {
    actor,
    act: 'unit.close',
    unitId: unit.id,
    objectKind: 'unit',
    objectId: unit.id,
    why: input.why,
    details: { successorId: successor.id },
  })
  return unit.id
}

/** A closed unit keeps its slug, so its address stays taken and leads on; a host name of its own becomes free. */
export async function closeRecord(
  { clock }: ActScope,
  trx: HouseTransaction,
  unit: UnitRecord,
  successorId: string,
): Promise<void> {
  await trx
    .updateTable('units.unit')
    .set({ state: 'closed', successor_id: successorId, host: null, changed_at: clock.now() })
    .where('id', '=', unit.id)
    .execute()
}
