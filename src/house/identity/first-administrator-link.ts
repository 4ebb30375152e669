import { theHouse } from '../../platform/actor.ts'
import { newId, newToken } from '../../platform/ids.ts'
import { fingerprint } from '../../platform/secrets.ts'
import type { IdentityDeps } from './deps.ts'
import { invitationDays, invitationLink } from './invite-person.ts'
import { hasAdministrator, lockAdministrators } from './keep-administrator.ts'

/**
 * A one-time link that makes whoever opens it the administrator of the root; undefined once the house has one. An
 * earlier link that nobody used becomes worthless.
 */
export async function firstAdministratorLink(deps: IdentityDeps): Promise<string | undefined> {
  const { db, clock, audit, units, config } = deps
  return db.transaction().execute(async (trx) => {
    await lockAdministrators(trx)
    if (await hasAdministrator(deps, trx)) return undefined
    const now = clock.now()
    const token = newToken()
    const id = newId()
    await trx
      .updateTable('identity.invitation')
      .set({ withdrawn_at: now })
      .where('email', 'is', null)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .execute()
    await trx
      .insertInto('identity.invitation')
      .values({
        id,
        email: null,
        unit_id: units.root().id,
        role: 'administrator',
        token_hash: fingerprint(token),
        created_at: now,
        expires_at: new Date(now.getTime() + invitationDays * 86_400_000),
      })
      .execute()
    await audit.record(trx, {
      actor: theHouse,
      act: 'person.invite',
      unitId: units.root().id,
      objectKind: 'invitation',
      objectId: id,
      details: { role: 'administrator', first: true },
    })
    return invitationLink(config.url, token)
  })
}
