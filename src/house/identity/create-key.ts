import type { Actor } from '../../platform/actor.ts'
import { invalid } from '../../platform/errors.ts'
import { newId, newToken } from '../../platform/ids.ts'
import { fingerprint } from '../../platform/secrets.ts'
import { keyPrefix } from './actor-of.ts'
import type { Authority } from './authorise.ts'
import type { IdentityDeps } from './deps.ts'
import type { Role } from './policy.ts'

/** Programs write, deliver and archive. That a text may go out, and who may do what, is for people to decide. */
export const keyRoles = [
  'contributor',
  'editor',
  'channel_officer',
  'duty_officer',
  'desk_officer',
  'archivist',
] as const satisfies readonly Role[]

export interface KeyInput {
  unitId: string
  name: string
  roles: (typeof keyRoles)[number][]
  expiresAt: Date
}

const day = 86_400_000

/**
 * Makes an API key for a unit and its subtree. The key itself is returned here and never again; only its hash is
 * kept. Errors: forbidden, key_period.
 */
export async function createKey(
  { db, clock, audit, authority }: Pick<IdentityDeps, 'db' | 'clock' | 'audit'> & { authority: Authority },
  actor: Actor,
  { unitId, name, roles, expiresAt }: KeyInput,
): Promise<{ id: string; key: string }> {
  await authority.authorise(actor, 'key.manage', unitId)
  const now = clock.now()
  const length = expiresAt.getTime() - now.getTime()
  if (length < day || length > 731 * day) throw invalid('key_period')
  const id = newId()
  const key = `${keyPrefix}${newToken()}`
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('identity.api_key')
      .values({
        id,
        unit_id: unitId,
        name,
        hint: key.slice(0, 8),
        token_hash: fingerprint(key),
        roles: [...new Set(roles)],
        created_by: actor.kind === 'person' ? actor.id : null,
        created_at: now,
        expires_at: expiresAt,
      })
      .execute()
    await audit.record(trx, {
      actor,
      act: 'key.create',
      unitId,
      objectKind: 'key',
      objectId: id,
      details: { name, roles, expiresAt: expiresAt.toISOString() },
    })
  })
  return { id, key }
}
