import type { Actor } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Authority } from './authorise.ts'
import type { IdentityDeps } from './deps.ts'
import type { Role } from './policy.ts'

export interface GrantInput {
  personId: string
  unitId: string
  role: Role
  /** Now, unless given. */
  from?: Date
  until?: Date
}

/**
 * Gives a person a role on a unit and its subtree, optionally between two moments.
 * Errors: forbidden, not_found, grant_period, grant_exists.
 */
export async function giveGrant(
  deps: Pick<IdentityDeps, 'db' | 'clock' | 'audit' | 'events'> & { authority: Authority },
  actor: Actor,
  input: GrantInput,
): Promise<string> {
  await deps.authority.authorise(actor, 'grant.manage', input.unitId)
  return deps.db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom('identity.person')
      .select('id')
      .where('id', '=', input.personId)
      .executeTakeFirst()
    if (person === undefined) throw notFound('person')
    return writeGrant(deps, trx, actor, input)
  })
}

/** The writing part, for those who have already been authorised (invitations, the first administrator). */
export async function writeGrant(
  { clock, audit, events }: Pick<IdentityDeps, 'clock' | 'audit' | 'events'>,
  trx: HouseTransaction,
  actor: Actor,
  input: GrantInput,
): Promise<string> {
  const now = clock.now()
  const from = input.from ?? now
  const until = input.until ?? null
  if (until !== null && (until <= from || until <= now)) throw invalid('grant_period')
  const twin = await trx
    .selectFrom('identity.grant')
    .select('id')
    .where('person_id', '=', input.personId)
    .where('unit_id', '=', input.unitId)
    .where('role', '=', input.role)
    .where('delegated_from', 'is', null)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', from)]))
    .where((eb) => (until === null ? eb.val(true) : eb('from_at', '<', until)))
    .executeTakeFirst()
  if (twin !== undefined) throw conflict('grant_exists')

  const id = newId()
  await trx
    .insertInto('identity.grant')
    .values({
      id,
      person_id: input.personId,
      unit_id: input.unitId,
      role: input.role,
      from_at: from,
      until_at: until,
      granted_by: actor.kind === 'person' ? actor.id : null,
      created_at: now,
    })
    .execute()
  await events.emit(trx, 'grants.changed', { personId: input.personId })
  await audit.record(trx, {
    actor,
    act: 'grant.give',
    unitId: input.unitId,
    objectKind: 'person',
    objectId: input.personId,
    details: { role: input.role, from: from.toISOString(), until: until?.toISOString() ?? null, grantId: id },
  })
  return id
}
