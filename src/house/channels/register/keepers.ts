/** The two people who answer for an entry, and letters to them. */
import type { HouseDb, HouseTransaction } from '../../../platform/db.ts'
import { invalid, type Fault } from '../../../platform/errors.ts'
import { translator, type Locale, type MessageKey, type MessageValues } from '../../../platform/messages.ts'
import type { RegisterDeps } from './deps.ts'
import type { Keeper } from './outlet.ts'

/** A person of the house by id, or somebody by name and e-mail; a colleague is recognised by the address. */
export interface NamedKeeper {
  personId?: string | undefined
  name?: string | undefined
  email?: string | undefined
}

export interface StoredKeeper extends Keeper {
  locale: Locale
}

export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(text)

/** Exactly two, and not one person twice. @throws register_two_needed with every fault */
export async function readKeepers(
  { identity }: Pick<RegisterDeps, 'identity'>,
  named: readonly NamedKeeper[],
): Promise<StoredKeeper[]> {
  const faults: Fault[] = []
  const read = await Promise.all(
    named.slice(0, 2).map(async ({ personId, name = '', email = '' }, at): Promise<StoredKeeper> => {
      if (personId !== undefined) {
        const person = await identity.person(personId)
        if (person !== undefined && person.suspendedAt === null)
          return { personId, name: person.name, email: person.email, locale: person.locale }
        faults.push({ at: `keepers.${at}.personId`, code: 'register_keeper_unknown' })
      } else {
        if (name.trim() === '') faults.push({ at: `keepers.${at}.name`, code: 'register_keeper_name' })
        if (!isEmail(email.trim())) faults.push({ at: `keepers.${at}.email`, code: 'register_email_invalid' })
        // A colleague may act on the entry themselves later, so they are known by more than their address.
        const colleague = await identity.personByEmail(email)
        if (colleague !== undefined && colleague.suspendedAt === null)
          return {
            personId: colleague.id,
            name: colleague.name,
            email: colleague.email,
            locale: colleague.locale,
          }
      }
      return { personId: null, name: name.trim(), email: email.trim(), locale: 'id' }
    }),
  )
  const [one, other] = read
  if (one === undefined || other === undefined || one.email.toLowerCase() === other.email.toLowerCase())
    faults.push({ at: 'keepers', code: 'register_two_needed' })
  if (faults.length > 0) throw invalid('register_two_needed', faults)
  return read
}

export const keepersOf = async (db: HouseDb, outletId: string): Promise<StoredKeeper[]> =>
  (
    await db
      .selectFrom('channels.outlet_keeper')
      .select(['person_id', 'name', 'email', 'locale'])
      .where('outlet_id', '=', outletId)
      .orderBy('place')
      .execute()
  ).map((row) => ({
    personId: row.person_id,
    name: row.name,
    email: row.email,
    locale: row.locale as Locale,
  }))

export async function storeKeepers(
  trx: HouseTransaction,
  outletId: string,
  keepers: readonly StoredKeeper[],
  since: Date,
): Promise<void> {
  await trx.deleteFrom('channels.outlet_keeper').where('outlet_id', '=', outletId).execute()
  await trx
    .insertInto('channels.outlet_keeper')
    .values(
      keepers.map(({ personId, ...keeper }, at) => ({
        outlet_id: outletId,
        place: at + 1,
        person_id: personId,
        ...keeper,
        since,
      })),
    )
    .execute()
}

type LetterKind = 'due' | 'late' | 'officers' | 'handed_over' | 'recovery' | 'lapsed'

/** The same letter to each, in their own language. */
export async function write(
  { mail }: Pick<RegisterDeps, 'mail'>,
  trx: HouseTransaction,
  to: readonly { email: string; locale: Locale }[],
  kind: LetterKind,
  values: (t: ReturnType<typeof translator>, locale: Locale) => MessageValues,
): Promise<void> {
  for (const { email, locale } of to) {
    const t = translator(locale)
    const filled = values(t, locale)
    await mail.send(trx, {
      to: email,
      subject: t(`register.letter.${kind}_subject` satisfies MessageKey, filled),
      text: t(`register.letter.${kind}` satisfies MessageKey, filled),
    })
  }
}
