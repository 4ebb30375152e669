import type { Actor } from '../../platform/actor.ts'
import { notFound } from '../../platform/errors.ts'
import type { Authority } from './authorise.ts'
import type { IdentityDeps } from './deps.ts'
import { keepAnAdministrator, lockAdministrators } from './keep-administrator.ts'

/**
 * Takes a grant back, and with it whatever was delegated from it. The administrator of its unit may, and whoever
 * delegated it. Errors: not_found, forbidden, last_administrator.
 */
export async function revokeGrant(
  deps: Pick<IdentityDeps, 'db' | 'clock' | 'audit' | 'events' | 'units'> & { authority: Authority },
  actor: Actor,
  { grantId, why }: { grantId: string; why?: string },
): Promise<void> {
  const { db, clock, audit, events, authority } = deps
  const grant = await db
    .selectFrom('identity.grant as g')
    .leftJoin('identity.grant as s', 's.id', 'g.delegated_from')
    .select(['g.id', 'g.unit_id', 'g.person_id', 'g.role', 's.person_id as giver_id'])
    .where('g.id', '=', grantId)
    .where('g.revoked_at', 'is', null)
    .executeTakeFirst()
  const own = actor.kind === 'person' && grant?.giver_id === actor.id
  // An id that does not exist and one of a foreign unit answer alike.
  if (!own) await authority.authorise(actor, 'grant.manage', grant?.unit_id ?? '')
  if (grant === undefined) throw notFound('grant')

  await db.transaction().execute(async (trx) => {
    await lockAdministrators(trx)
    const now = clock.now()
    const gone = await trx
      .updateTable('identity.grant')
      .set({ revoked_at: now, revoked_by: actor.kind === 'person' ? actor.id : null })
      .where((eb) => eb.or([eb('id', '=', grantId), eb('delegated_from', '=', grantId)]))
      .where('revoked_at', 'is', null)
      .returning(['id', 'person_id'])
      .execute()
    if (gone.length === 0) throw notFound('grant')
    if (grant.role === 'administrator') await keepAnAdministrator(deps, trx)
    for (const personId of new Set(gone.map((row) => row.person_id)))
      await events.emit(trx, 'grants.changed', { personId })
    await audit.record(trx, {
      actor,
      act: 'grant.revoke',
      unitId: grant.unit_id,
      objectKind: 'person',
      objectId: grant.person_id,
      ...(why === undefined ? {} : { why }),
      details: { role: grant.role, grants: gone.map((row) => row.id) },
    })
  })
}
