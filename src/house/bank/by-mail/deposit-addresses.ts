/** Addresses that deposit as one person into one unit. Whoever knows one may use it, so nobody can guess it. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { forbidden } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { fingerprint } from '../../../platform/secrets.ts'
import type { MailedDepositsDeps } from './index.ts'

/** Where a letter goes. */
export interface Destination {
  addressId: string
  unitId: string
  actor: Actor & { kind: 'person' }
  email: string
  locale: 'id' | 'en'
}

type Deps = Pick<MailedDepositsDeps, 'db' | 'clock' | 'identity' | 'audit' | 'units'>

async function requirePerson({ identity, units }: Deps, actor: Actor, unitId: string): Promise<string> {
  await identity.authorise(actor, 'asset.upload', units.require(unitId).id)
  if (actor.kind !== 'person') throw forbidden('asset.upload')
  return actor.id
}

export async function ownAddress(
  deps: Deps,
  actor: Actor,
  unitId: string,
): Promise<{ createdAt: Date } | undefined> {
  const personId = await requirePerson(deps, actor, unitId)
  const row = await deps.db
    .selectFrom('bank.deposit_address')
    .select('created_at')
    .where('person_id', '=', personId)
    .where('unit_id', '=', unitId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? undefined : { createdAt: row.created_at }
}

/** The one before it ends with the same commit. @returns what stands before the @, shown this once. */
export async function makeAddress(deps: Deps, actor: Actor, unitId: string): Promise<string> {
  const personId = await requirePerson(deps, actor, unitId)
  // In hexadecimal: mail servers do not all keep capitals apart.
  const token = randomBytes(20).toString('hex')
  await end(deps, actor, { personId, unitId, token })
  return `setor-${token}`
}

export async function endAddress(deps: Deps, actor: Actor, unitId: string): Promise<void> {
  const personId = await requirePerson(deps, actor, unitId)
  await end(deps, actor, { personId, unitId })
}

async function end(
  { db, clock, audit }: Deps,
  actor: Actor,
  { personId, unitId, token }: { personId: string; unitId: string; token?: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Two new addresses at once would both be right: one after the other.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`deposit-address:${personId}:${unitId}`}, 0))`.execute(
      trx,
    )
    const ended = await trx
      .updateTable('bank.deposit_address')
      .set({ ended_at: clock.now() })
      .where('person_id', '=', personId)
      .where('unit_id', '=', unitId)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    const id = token === undefined ? ended?.id : newId()
    if (id === undefined) return
    if (token !== undefined)
      await trx
        .insertInto('bank.deposit_address')
        .values({
          id,
          person_id: personId,
          unit_id: unitId,
          token_hash: fingerprint(token),
          created_at: clock.now(),
        })
        .execute()
    await audit.record(trx, {
      actor,
      act: token === undefined ? 'deposit_address.end' : 'deposit_address.make',
      unitId,
      objectKind: 'deposit_address',
      objectId: id,
    })
  })
}

/** Undefined alike for what is no address, was ended, or belongs to somebody who may not deposit there any more. */
export async function findDestination(
  { db, identity, units }: Pick<MailedDepositsDeps, 'db' | 'identity' | 'units'>,
  address: string,
  domain: string,
): Promise<Destination | undefined> {
  const [, token, at] = /^setor-([0-9a-f]{40})@(.+)$/.exec(address.toLowerCase()) ?? []
  if (token === undefined || at !== domain) return undefined
  const row = await db
    .selectFrom('bank.deposit_address')
    .select(['id', 'person_id', 'unit_id'])
    .where('token_hash', '=', fingerprint(token))
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined || units.get(row.unit_id) === undefined) return undefined
  const person = await identity.person(row.person_id)
  if (person === undefined || person.suspendedAt !== null) return undefined
  const actor = { kind: 'person' as const, id: person.id, name: person.name, sessionId: '' }
  if (!(await identity.can(actor, 'asset.upload', row.unit_id))) return undefined
  return { addressId: row.id, unitId: row.unit_id, actor, email: person.email, locale: person.locale }
}
