import { idleLimit } from './actor-of.ts'
import type { IdentityDeps } from './deps.ts'

/** Removes what has expired. A session's deletion also tells the streams it opened. */
export async function sweepCredentials({
  db,
  clock,
  events,
}: Pick<IdentityDeps, 'db' | 'clock' | 'events'>): Promise<void> {
  const now = clock.now()
  const ago = (ms: number) => new Date(now.getTime() - ms)
  await db
    .deleteFrom('identity.session')
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('updated_at', '<=', ago(idleLimit))]))
    .execute()
  await db.deleteFrom('identity.verification').where('expires_at', '<=', now).execute()
  await db.transaction().execute(async (trx) => {
    const keys = await trx
      .updateTable('identity.api_key')
      .set({ revoked_at: now })
      .where('revoked_at', 'is', null)
      .where('expires_at', '<=', now)
      .returning('id')
      .execute()
    for (const { id } of keys) await events.emit(trx, 'key.revoked', { keyId: id })
  })
}
