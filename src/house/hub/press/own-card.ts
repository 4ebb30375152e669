/** What journalists do with their own record. */
import { theHouse } from '../../../platform/actor.ts'
import { notFound } from '../../../platform/errors.ts'
import type { HubDeps } from '../deps.ts'
import { checkForm, nameKey, oneLine } from '../words.ts'
import { noteAct } from './journalist.ts'
import { outletNamed } from './outlets.ts'
import { dropProofs } from './proof.ts'
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

/**
 * Takes the journalist out of the register: name, address, card, proof, sessions, subscriptions and the words of their
 * questions are deleted. What remains is that there was somebody, of which outlet, and the institution's own answers.
 */
export async function leave(deps: HubDeps, { journalist }: SignedInJournalist): Promise<void> {
  const { db, clock, audit, units, bank } = deps
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('hub.journalist')
      .select(['email', 'proof_object'])
      .where('id', '=', journalist.id)
      .where('state', '<>', 'left')
      .forUpdate()
      .executeTakeFirst()
    if (before === undefined || before.email === null) throw notFound('journalist')
    await trx
      .updateTable('hub.journalist')
      .set({
        state: 'left',
        email: null,
        name: '',
        position: '',
        card_number: '',
        proof_object: null,
        proof_mime: null,
        reason: null,
        outlet_changed_at: null,
        changed_at: now,
      })
      .where('id', '=', journalist.id)
      .execute()
    await trx.deleteFrom('hub.session').where('journalist_id', '=', journalist.id).execute()
    await trx.deleteFrom('hub.link').where('subject_id', '=', journalist.id).execute()
    await trx.deleteFrom('hub.reminder').where('journalist_id', '=', journalist.id).execute()
    // With the wish go the alerts, devices and watches that hang on the journalist.
    for (const table of [
      'hub.alert_wish',
      'hub.watch',
      'hub.alert',
      'hub.push_subscription',
      'hub.bookmark',
    ] as const)
      await trx.deleteFrom(table).where('journalist_id', '=', journalist.id).execute()
    await bank.forgetTaker(trx, { kind: 'journalist', id: journalist.id })
    await trx.deleteFrom('hub.follow').where('email', '=', before.email).execute()
    await trx.deleteFrom('hub.notice').where('email', '=', before.email).execute()
    await trx
      .updateTable('hub.journalist_act')
      .set({ why: null })
      .where('journalist_id', '=', journalist.id)
      .execute()
    await trx
      .updateTable('hub.enquiry_entry')
      .set({ text: '' })
      .where('kind', '=', 'question')
      .where('enquiry_id', 'in', (eb) =>
        eb.selectFrom('hub.enquiry').select('id').where('journalist_id', '=', journalist.id),
      )
      .execute()
    await trx
      .updateTable('hub.enquiry')
      .set((eb) => ({
        subject: '',
        state: eb.case().when('state', '=', 'open').then('closed').else(eb.ref('state')).end(),
      }))
      .where('journalist_id', '=', journalist.id)
      .execute()
    await dropProofs(deps, trx, [before.proof_object])
    await noteAct(trx, { journalistId: journalist.id, act: 'leave', by: null, at: now })
    await audit.record(trx, {
      actor: theHouse,
      act: 'journalist.leave',
      unitId: units.root().id,
      objectKind: 'journalist',
      objectId: journalist.id,
    })
  })
}
