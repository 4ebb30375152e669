/** Somebody goes out of the register: nothing personal stays. */
import { theHouse } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import type { HubDeps } from '../deps.ts'
import { noteAct } from './journalist.ts'
import { dropProofs } from './proof.ts'

/**
 * Name, address, card, proof, sessions, subscriptions and the words of their questions are deleted. What remains is that
 * there was somebody, of which outlet, and the institution's own answers; the audit keeps who decided what about which id.
 */
export async function erase(
  deps: Pick<HubDeps, 'clock' | 'audit' | 'units' | 'bank' | 'jobs' | 'mail'>,
  trx: HouseTransaction,
  { id, email, proof }: { id: string; email: string; proof: string | null },
  act: 'leave' | 'forget',
): Promise<void> {
  const { clock, audit, units, bank, mail } = deps
  const now = clock.now()
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
    .where('id', '=', id)
    .execute()
  await trx.deleteFrom('hub.session').where('journalist_id', '=', id).execute()
  await trx.deleteFrom('hub.link').where('subject_id', '=', id).execute()
  await trx.deleteFrom('hub.reminder').where('journalist_id', '=', id).execute()
  // With the wish go the alerts, devices and watches that hang on the journalist.
  for (const table of [
    'hub.alert_wish',
    'hub.watch',
    'hub.alert',
    'hub.push_subscription',
    'hub.bookmark',
  ] as const)
    await trx.deleteFrom(table).where('journalist_id', '=', id).execute()
  await bank.forgetTaker(trx, { kind: 'journalist', id })
  // Whoever does not leave by themselves may follow the agenda like anybody else.
  if (act === 'leave') {
    await trx.deleteFrom('hub.follow').where('email', '=', email).execute()
    await trx.deleteFrom('hub.notice').where('email', '=', email).execute()
  }
  await trx.updateTable('hub.journalist_act').set({ why: null }).where('journalist_id', '=', id).execute()
  await trx
    .updateTable('hub.enquiry_entry')
    .set({ text: '' })
    .where('kind', '=', 'question')
    .where('enquiry_id', 'in', (eb) =>
      eb.selectFrom('hub.enquiry').select('id').where('journalist_id', '=', id),
    )
    .execute()
  await trx
    .updateTable('hub.enquiry')
    .set((eb) => ({
      subject: '',
      state: eb.case().when('state', '=', 'open').then('closed').else(eb.ref('state')).end(),
    }))
    .where('journalist_id', '=', id)
    .execute()
  await dropProofs(deps, trx, [proof])
  await mail.forget(trx, email)
  await noteAct(trx, { journalistId: id, act, by: null, at: now })
  await audit.record(trx, {
    actor: theHouse,
    act: `journalist.${act}`,
    unitId: units.root().id,
    objectKind: 'journalist',
    objectId: id,
  })
}
