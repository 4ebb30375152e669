import type { Actor } from '../../platform/actor.ts'
import { forbidden, notFound } from '../../platform/errors.ts'
import type { IdentityDeps } from './deps.ts'

export interface OpenSession {
  id: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  address: string | null
  device: string | null
}

/** One's own sessions, the latest used first. */
export async function openSessions(
  { db, clock }: Pick<IdentityDeps, 'db' | 'clock'>,
  personId: string,
): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom('identity.session')
    .select(['id', 'created_at', 'updated_at', 'expires_at', 'ip_address', 'user_agent'])
    .where('user_id', '=', personId)
    .where('expires_at', '>', clock.now())
    .orderBy('updated_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at,
    lastSeenAt: row.updated_at,
    expiresAt: row.expires_at,
    address: row.ip_address,
    device: row.user_agent,
  }))
}

/** Ends one of one's own sessions at once, open streams included. Errors: forbidden (keys), not_found. */
export async function endSession(
  { db, audit }: Pick<IdentityDeps, 'db' | 'audit'>,
  actor: Actor,
  id: string,
): Promise<void> {
  if (actor.kind !== 'person') throw forbidden('session')
  await db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('identity.session')
      .where('id', '=', id)
      .where('user_id', '=', actor.id)
      .executeTakeFirst()
    if (gone.numDeletedRows === 0n) throw notFound('session')
    await audit.record(trx, {
      actor,
      act: 'person.end_session',
      objectKind: 'person',
      objectId: actor.id,
      details: { sessionId: id },
    })
  })
}
