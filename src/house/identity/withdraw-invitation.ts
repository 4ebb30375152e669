import type { Actor } from '../../platform/actor.ts'
import { notFound } from '../../platform/errors.ts'
import type { Authority } from './authorise.ts'
import type { IdentityDeps } from './deps.ts'

/** Makes an invitation's link worthless. Errors: forbidden, not_found (also once accepted). */
export async function withdrawInvitation(
  { db, clock, audit, authority }: Pick<IdentityDeps, 'db' | 'clock' | 'audit'> & { authority: Authority },
  actor: Actor,
  id: string,
): Promise<void> {
  const found = await db
    .selectFrom('identity.invitation')
    .select('unit_id')
    .where('id', '=', id)
    .executeTakeFirst()
  await authority.authorise(actor, 'grant.manage', found?.unit_id ?? '')
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('identity.invitation')
      .set({ withdrawn_at: clock.now() })
      .where('id', '=', id)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .returning(['unit_id'])
      .executeTakeFirst()
    if (row === undefined) throw notFound('invitation')
    await audit.record(trx, {
      actor,
      act: 'person.withdraw_invitation',
      unitId: row.unit_id,
      objectKind: 'invitation',
      objectId: id,
    })
  })
}
