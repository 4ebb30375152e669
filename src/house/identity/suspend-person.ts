import type { Actor } from '../../platform/actor.ts'
import { forbidden, notFound } from '../../platform/errors.ts'
import type { Authority } from './authorise.ts'
import type { IdentityDeps } from './deps.ts'
import { keepAnAdministrator, lockAdministrators } from './keep-administrator.ts'

type Deps = Pick<IdentityDeps, 'db' | 'clock' | 'audit' | 'events' | 'units'> & { authority: Authority }

/**
 * The unit whose administrator answers for the person: every unit on which they hold a role must lie in it, so that
 * nobody suspends a person of a unit above or beside.
 */
async function authoriseOver({ db, authority }: Deps, actor: Actor, personId: string): Promise<string> {
  const person = await db
    .selectFrom('identity.person')
    .select('home_unit_id')
    .where('id', '=', personId)
    .executeTakeFirst()
  const held = await db
    .selectFrom('identity.grant')
    .select('unit_id')
    .distinct()
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('delegated_from', 'is', null)
    .execute()
  const unitIds = held.length > 0 ? held.map((row) => row.unit_id) : [person?.home_unit_id ?? '']
  for (const unitId of unitIds) await authority.authorise(actor, 'person.manage', unitId)
  return unitIds[0] ?? ''
}

/**
 * Shuts a person out: every session ends at once, open streams included, no role holds, and their open invitations
 * are withdrawn. Errors: forbidden, not_found, last_administrator.
 */
export async function suspendPerson(
  deps: Deps,
  actor: Actor,
  { personId, why }: { personId: string; why: string },
): Promise<void> {
  const unitId = await authoriseOver(deps, actor, personId)
  if (actor.kind === 'person' && actor.id === personId) throw forbidden('person.manage')
  const { db, clock, audit, events } = deps
  await db.transaction().execute(async (trx) => {
    await lockAdministrators(trx)
    const now = clock.now()
    const done = await trx
      .updateTable('identity.person')
      .set({ suspended_at: now, updated_at: now })
      .where('id', '=', personId)
      .where('suspended_at', 'is', null)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) throw notFound('person')
    await keepAnAdministrator(deps, trx)
    await trx.deleteFrom('identity.session').where('user_id', '=', personId).execute()
    await trx
      .updateTable('identity.invitation')
      .set({ withdrawn_at: now })
      .where('invited_by', '=', personId)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .execute()
    await events.emit(trx, 'grants.changed', { personId })
    await audit.record(trx, {
      actor,
      act: 'person.suspend',
      unitId,
      objectKind: 'person',
      objectId: personId,
      why,
    })
  })
}

/** Lets a suspended person in again, with the roles that still hold. Errors: forbidden, not_found. */
export async function restorePerson(
  deps: Deps,
  actor: Actor,
  { personId, why }: { personId: string; why?: string },
): Promise<void> {
  const unitId = await authoriseOver(deps, actor, personId)
  const { db, clock, audit, events } = deps
  await db.transaction().execute(async (trx) => {
    const done = await trx
      .updateTable('identity.person')
      .set({ suspended_at: null, updated_at: clock.now() })
      .where('id', '=', personId)
      .where('suspended_at', 'is not', null)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) throw notFound('person')
    await events.emit(trx, 'grants.changed', { personId })
    await audit.record(trx, {
      actor,
      act: 'person.restore',
      unitId,
      objectKind: 'person',
      objectId: personId,
      ...(why === undefined ? {} : { why }),
    })
  })
}
