import type { Actor } from '../../platform/actor.ts'
import { conflict, forbidden, invalid, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { translator } from '../../platform/messages.ts'
import type { IdentityDeps } from './deps.ts'
import { momentText } from './moment-text.ts'
import type { Role } from './policy.ts'

export interface Delegation {
  /** One of the delegating person's own grants, itself not delegated. */
  grantId: string
  toPersonId: string
  from?: Date
  until: Date
}

/**
 * Lets somebody else act in one's role between two moments; it ends early when the source ends.
 * Errors: forbidden, grant_not_yours, delegation_to_self, not_found, person_suspended, grant_period.
 */
export async function delegateRole(
  { db, clock, audit, events, mail, units }: IdentityDeps,
  actor: Actor,
  { grantId, toPersonId, from, until }: Delegation,
): Promise<string> {
  if (actor.kind !== 'person') throw forbidden('grant.delegate')
  if (toPersonId === actor.id) throw invalid('delegation_to_self')
  const now = clock.now()
  const begin = from ?? now
  if (until <= begin || until <= now) throw invalid('grant_period')

  return db.transaction().execute(async (trx) => {
    const source = await trx
      .selectFrom('identity.grant')
      .select(['id', 'unit_id', 'role', 'until_at'])
      .where('id', '=', grantId)
      .where('person_id', '=', actor.id)
      .where('delegated_from', 'is', null)
      .where('revoked_at', 'is', null)
      .where('from_at', '<=', now)
      .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
      .forShare()
      .executeTakeFirst()
    if (source === undefined) throw invalid('grant_not_yours')
    if (source.until_at !== null && until > source.until_at) throw invalid('grant_period')
    const person = await trx
      .selectFrom('identity.person')
      .select(['id', 'name', 'email', 'locale', 'suspended_at'])
      .where('id', '=', toPersonId)
      .executeTakeFirst()
    if (person === undefined) throw notFound('person')
    if (person.suspended_at !== null) throw conflict('person_suspended')

    const id = newId()
    await trx
      .insertInto('identity.grant')
      .values({
        id,
        person_id: person.id,
        unit_id: source.unit_id,
        role: source.role,
        from_at: begin,
        until_at: until,
        granted_by: actor.id,
        delegated_from: source.id,
        created_at: now,
      })
      .execute()
    const locale = person.locale === 'en' ? 'en' : 'id'
    const t = translator(locale)
    const unit = units.get(source.unit_id)
    const role = t(`role.${source.role as Role}`)
    await mail.send(trx, {
      to: person.email,
      subject: t('mail.delegation_subject', { role }),
      text: t('mail.delegation_text', {
        name: person.name,
        giver: actor.name,
        role,
        unit: unit?.name[locale] ?? '',
        from: momentText(begin, locale, unit?.timeZone),
        until: momentText(until, locale, unit?.timeZone),
      }),
    })
    await events.emit(trx, 'grants.changed', { personId: person.id })
    await audit.record(trx, {
      actor,
      act: 'grant.delegate',
      unitId: source.unit_id,
      objectKind: 'person',
      objectId: person.id,
      details: { role: source.role, from: begin.toISOString(), until: until.toISOString(), grantId: id },
    })
    return id
  })
}
