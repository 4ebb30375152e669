import type { Actor } from '../../platform/actor.ts'
import { newId, newToken } from '../../platform/ids.ts'
import { translator, type Locale } from '../../platform/messages.ts'
import { fingerprint } from '../../platform/secrets.ts'
import type { Authority } from './authorise.ts'
import type { IdentityDeps } from './deps.ts'
import { momentText } from './moment-text.ts'
import type { Role } from './policy.ts'

export interface InvitationInput {
  email: string
  unitId: string
  role: Role
  /** When the role itself ends; never, unless given. */
  grantUntil?: Date
  locale?: Locale
}

export const invitationDays = 7

/** Behind the hash sign the token reaches no server's log and no other site. */
export const invitationLink = (url: string, token: string): string => `${url}/konsol/undangan#${token}`

/**
 * Writes an invitation and mails its single-use link; only a hash of the token is kept. An address that already has
 * an account is invited alike: the answer does not tell. An open invitation to the same address for the same role is
 * replaced. Errors: forbidden.
 */
export async function invitePerson(
  deps: IdentityDeps & { authority: Authority },
  actor: Actor,
  { email, unitId, role, grantUntil, locale = 'id' }: InvitationInput,
): Promise<{ id: string; expiresAt: Date }> {
  const { authority, db, clock, mail, audit, units, config } = deps
  await authority.authorise(actor, 'grant.manage', unitId)
  const address = email.trim().toLowerCase()
  const now = clock.now()
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000)
  const token = newToken()
  const id = newId()
  const unit = units.get(unitId)
  const t = translator(locale)

  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('identity.invitation')
      .set({ withdrawn_at: now })
      .where('email', '=', address)
      .where('unit_id', '=', unitId)
      .where('role', '=', role)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .execute()
    await trx
      .insertInto('identity.invitation')
      .values({
        id,
        email: address,
        unit_id: unitId,
        role,
        grant_until: grantUntil ?? null,
        locale,
        token_hash: fingerprint(token),
        invited_by: actor.kind === 'person' ? actor.id : null,
        created_at: now,
        expires_at: expiresAt,
      })
      .execute()
    await mail.send(trx, {
      to: address,
      subject: t('mail.invitation_subject', { unit: unit?.name[locale] ?? '' }),
      text: t('mail.invitation_text', {
        inviter: actor.name,
        role: t(`role.${role}`),
        unit: unit?.name[locale] ?? '',
        until: momentText(expiresAt, locale, unit?.timeZone),
        link: invitationLink(config.url, token),
      }),
    })
    await audit.record(trx, {
      actor,
      act: 'person.invite',
      unitId,
      objectKind: 'invitation',
      objectId: id,
      details: { email: address, role },
    })
  })
  return { id, expiresAt }
}
