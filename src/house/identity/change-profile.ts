import type { Actor } from '../../platform/actor.ts'
import { forbidden } from '../../platform/errors.ts'
import type { Locale } from '../../platform/messages.ts'
import type { IdentityDeps } from './deps.ts'

/** Changes one's own name or language; past acts keep the name they were done under. */
export async function changeProfile(
  { db, clock, audit }: Pick<IdentityDeps, 'db' | 'clock' | 'audit'>,
  actor: Actor,
  change: { name?: string; locale?: Locale },
): Promise<void> {
  if (actor.kind !== 'person') throw forbidden('profile')
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('identity.person')
      .set({ ...change, updated_at: clock.now() })
      .where('id', '=', actor.id)
      .execute()
    await audit.record(trx, {
      actor,
      act: 'person.change_profile',
      objectKind: 'person',
      objectId: actor.id,
      details: { ...change },
    })
  })
}
