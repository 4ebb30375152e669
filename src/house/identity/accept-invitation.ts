import type { Actor } from '../../platform/actor.ts'
import { HouseError, invalid } from '../../platform/errors.ts'
import { fingerprint } from '../../platform/secrets.ts'
import { passwordLength } from './auth.ts'
import type { IdentityDeps } from './deps.ts'
import { enrolPerson } from './enrol-person.ts'
import { writeGrant } from './give-grant.ts'
import type { Role } from './policy.ts'

export interface Acceptance {
  token: string
  name?: string
  password?: string
  /** Only where the invitation names no address: the first administrator's link. */
  email?: string
}

/** `created`: a new person who may now sign in; `joined`: a person who already was here has one role more. */
export interface Accepted {
  outcome: 'created' | 'joined'
  email: string
}

/**
 * Redeems an invitation, once. Whoever holds the token holds the invited mailbox, so an existing person simply gains
 * the role; name and password of theirs stay as they are. Nobody is signed in by it.
 * Errors: invitation_gone (410), invitation_incomplete, password_too_short, password_too_long, password_weak.
 */
export async function acceptInvitation(deps: IdentityDeps, acceptance: Acceptance): Promise<Accepted> {
  const { db, clock, audit, units } = deps
  const gone = () => new HouseError('invitation_gone', 410)
  return db.transaction().execute(async (trx) => {
    const now = clock.now()
    const invitation = await trx
      .selectFrom('identity.invitation')
      .selectAll()
      .where('token_hash', '=', fingerprint(acceptance.token))
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .where('expires_at', '>', now)
      .forUpdate()
      .executeTakeFirst()
    if (invitation === undefined || units.get(invitation.unit_id) === undefined) throw gone()
    if (invitation.grant_until !== null && invitation.grant_until <= now) throw gone()
    const email = invitation.email ?? acceptance.email?.trim().toLowerCase()
    if (email === undefined || email === '') throw invalid('invitation_incomplete')

    const existing = await trx
      .selectFrom('identity.person')
      .select(['id', 'name'])
      .where('email', '=', email)
      .executeTakeFirst()
    // Without an invited mailbox nobody has shown that an existing account is theirs.
    if (existing !== undefined && invitation.email === null) throw gone()

    const name = existing?.name ?? acceptance.name?.trim() ?? ''
    if (existing === undefined) checkNewcomer(name, email, acceptance.password)
    const personId =
      existing?.id ??
      (await enrolPerson(trx, now, {
        email,
        name,
        ...(acceptance.password === undefined ? {} : { password: acceptance.password }),
        locale: invitation.locale === 'en' ? 'en' : 'id',
        homeUnitId: invitation.unit_id,
      }))
    await trx
      .updateTable('identity.invitation')
      .set({ accepted_at: now, accepted_by: personId })
      .where('id', '=', invitation.id)
      .execute()
    const actor: Actor = { kind: 'person', id: personId, name, sessionId: '' }
    await audit.record(trx, {
      actor,
      act: 'person.accept_invitation',
      unitId: invitation.unit_id,
      objectKind: 'invitation',
      objectId: invitation.id,
    })
    await writeGrant(deps, trx, actor, {
      personId,
      unitId: invitation.unit_id,
      role: invitation.role as Role,
      ...(invitation.grant_until === null ? {} : { until: invitation.grant_until }),
    }).catch((error: unknown) => {
      // Holding the role already is what the invitation wanted.
      if (!(error instanceof HouseError && error.code === 'grant_exists')) throw error
    })
    return { outcome: existing === undefined ? 'created' : 'joined', email }
  })
}

function checkNewcomer(name: string, email: string, password: string | undefined): void {
  if (name === '' || password === undefined) throw invalid('invitation_incomplete')
  if (password.length < passwordLength.min) throw invalid('password_too_short')
  if (password.length > passwordLength.max) throw invalid('password_too_long')
  const plain = password.toLowerCase()
  const parts = [email.split('@')[0] ?? '', ...name.toLowerCase().split(/\s+/)].filter(
    (part) => part.length > 3,
  )
  if (new Set(plain).size < 5 || parts.some((part) => plain.replaceAll(part, '').length < 6))
    throw invalid('password_weak')
}
