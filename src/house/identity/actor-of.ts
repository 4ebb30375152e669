import type { IncomingHttpHeaders } from 'node:http'
import type { Actor } from '../../platform/actor.ts'
import { keptPlan } from '../../platform/db.ts'
import { fingerprint } from '../../platform/secrets.ts'
import type { IdentityDeps } from './deps.ts'
import { sessionCookieName, sessionToken } from './session-cookie.ts'

export const keyPrefix = 'pk_'

const minute = 60_000
/** A session nobody used for this long is over, even before its seven days are. */
export const idleLimit = 3 * 24 * 60 * minute

/** Who sends these headers: the holder of a key (`Authorization: Bearer pk_…`) or of a session's cookie. */
export async function actorOf(
  { db, clock, config, secrets, log }: Pick<IdentityDeps, 'db' | 'clock' | 'config' | 'secrets' | 'log'>,
  headers: IncomingHttpHeaders,
): Promise<Actor | undefined> {
  const now = clock.now()
  const stale = new Date(now.getTime() - 5 * minute)
  const bearer = /^Bearer (pk_[\w-]{20,80})$/.exec(headers.authorization ?? '')?.[1]
  if (headers.authorization !== undefined) {
    if (bearer === undefined) return undefined
    const key = await db
      .selectFrom('identity.api_key')
      .modifyFront(keptPlan)
      .select(['id', 'name', 'unit_id', 'last_used_at'])
      .where('token_hash', '=', fingerprint(bearer))
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst()
    if (key === undefined) return undefined
    if (key.last_used_at === null || key.last_used_at < stale)
      await db
        .updateTable('identity.api_key')
        .set({ last_used_at: now })
        .where('id', '=', key.id)
        .execute()
        .catch((error: unknown) => log.warn({ err: error }, "a key's last use was not noted"))
    return { kind: 'key', id: key.id, name: key.name, unitId: key.unit_id }
  }

  const token = sessionToken(headers.cookie, sessionCookieName(config.url), secrets.key('auth'))
  if (token === undefined) return undefined
  const session = await db
    .selectFrom('identity.session as s')
    .modifyFront(keptPlan)
    .innerJoin('identity.person as p', 'p.id', 's.user_id')
    .select(['s.id', 's.updated_at', 'p.id as person_id', 'p.name'])
    .where('s.token', '=', token)
    .where('s.expires_at', '>', now)
    .where('s.updated_at', '>', new Date(now.getTime() - idleLimit))
    .where('p.suspended_at', 'is', null)
    .executeTakeFirst()
  if (session === undefined) return undefined
  if (session.updated_at < stale)
    await db
      .updateTable('identity.session')
      .set({ updated_at: now })
      .where('id', '=', session.id)
      .execute()
      .catch((error: unknown) => log.warn({ err: error }, "a session's last use was not noted"))
  return { kind: 'person', id: session.person_id, name: session.name, sessionId: session.id }
}
