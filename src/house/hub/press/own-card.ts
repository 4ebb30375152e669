/** What journalists do with their own record. */
import { theHouse } from '../../../platform/actor.ts'
import { notFound } from '../../../platform/errors.ts'
import type { HubDeps } from '../deps.ts'
import { checkForm, nameKey, oneLine } from '../words.ts'
import { erase } from './erase.ts'
import { noteAct } from './journalist.ts'
import { outletNamed } from './outlets.ts'
import { registrationLimits } from './register.ts'
import type { SignedInJournalist } from './session.ts'

/** The accreditation stays; the desk sees that the outlet is another one. Errors: invalid_request (422). */
export async function changeOutlet(
  { db, clock, audit, units }: HubDeps,
  { journalist }: SignedInJournalist,
  { outlet, position }: { outlet: string; position: string },
): Promise<void> {
  const form = checkForm()
  const name = form.text('outlet', oneLine(outlet), { min: 2, max: registrationLimits.outlet })
  const role = form.text('position', oneLine(position), { min: 2, max: registrationLimits.position })
  if (nameKey(name) === '') form.wrong('outlet', 'hub_needed')
  form.done()
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    const outletId = await outletNamed(trx, name, now)
    const moved = outletId !== journalist.outlet.id
    const done = await trx
      .updateTable('hub.journalist')
      .set({
        outlet_id: outletId,
        position: role,
        ...(moved ? { outlet_changed_at: now, changed_at: now } : {}),
      })
      .where('id', '=', journalist.id)
      .where('state', '<>', 'left')
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) throw notFound('journalist')
    if (!moved) return
    await noteAct(trx, {
      journalistId: journalist.id,
      act: 'change_outlet',
      by: null,
      at: now,
      why: `${journalist.outlet.name} → ${name}`,
    })
    await audit.record(trx, {
      actor: theHouse,
      act: 'journalist.change_outlet',
      unitId: units.root().id,
      objectKind: 'journalist',
      objectId: journalist.id,
      details: { from: journalist.outlet.id, to: outletId },
    })
  })
}

/** Takes the journalist out of the register for good. Errors: not_found. */
export async function leave(deps: HubDeps, { journalist }: SignedInJournalist): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('hub.journalist')
      .select(['email', 'proof_object'])
      .where('id', '=', journalist.id)
      .where('state', '<>', 'left')
      .forUpdate()
      .executeTakeFirst()
    if (before === undefined || before.email === null) throw notFound('journalist')
    await erase(deps, trx, { id: journalist.id, email: before.email, proof: before.proof_object }, 'leave')
  })
}
