import { hashPassword } from 'better-auth/crypto'
import type { HouseTransaction } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Locale } from '../../platform/messages.ts'

export interface NewPerson {
  email: string
  name: string
  /** Undefined: the person signs in by passkey or sets a password through a reset. */
  password?: string
  locale?: Locale
  homeUnitId: string
}

/** Writes a person down, with a credential if a password came along. The caller audits why. */
export async function enrolPerson(trx: HouseTransaction, now: Date, person: NewPerson): Promise<string> {
  const id = newId()
  await trx
    .insertInto('identity.person')
    .values({
      id,
      name: person.name,
      email: person.email.trim().toLowerCase(),
      // Whoever comes by invitation has shown that the mailbox is theirs.
      email_verified: true,
      locale: person.locale ?? 'id',
      home_unit_id: person.homeUnitId,
      created_at: now,
      updated_at: now,
    })
    .execute()
  if (person.password !== undefined)
    await trx
      .insertInto('identity.account')
      .values({
        id: newId(),
        user_id: id,
        account_id: id,
        provider_id: 'credential',
        password: await hashPassword(person.password),
        created_at: now,
        updated_at: now,
      })
      .execute()
  return id
}
