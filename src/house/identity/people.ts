/** Reads about people and what they hold. */
import { sql } from 'kysely'
import type { IdentityDeps } from './deps.ts'
import type { Role } from './policy.ts'

export interface HeldGrant {
  id: string
  unitId: string
  role: Role
  from: Date
  until: Date | null
  /** Set when the role is held for somebody else who is away. */
  delegatedFrom: { grantId: string; personId: string; name: string } | null
}

export interface PersonCard {
  id: string
  name: string
  email: string
  locale: 'id' | 'en'
  homeUnitId: string
  suspendedAt: Date | null
  secondFactor: boolean
}

type Deps = Pick<IdentityDeps, 'db' | 'clock'>

/** Grants that hold now, and those still to begin. */
export async function grantsOf({ db, clock }: Deps, personId: string): Promise<HeldGrant[]> {
  const now = clock.now()
  const rows = await db
    .selectFrom('identity.grant as g')
    .leftJoin('identity.grant as s', 's.id', 'g.delegated_from')
    .leftJoin('identity.person as giver', 'giver.id', 's.person_id')
    .select(['g.id', 'g.unit_id', 'g.role', 'g.from_at', 'g.until_at', 'g.delegated_from'])
    .select(['giver.id as giver_id', 'giver.name as giver_name'])
    .where('g.person_id', '=', personId)
    .where('g.revoked_at', 'is', null)
    .where((eb) => eb.or([eb('g.until_at', 'is', null), eb('g.until_at', '>', now)]))
    .where((eb) =>
      eb.or([
        eb('g.delegated_from', 'is', null),
        eb.and([
          eb('s.revoked_at', 'is', null),
          eb('giver.suspended_at', 'is', null),
          eb.or([eb('s.until_at', 'is', null), eb('s.until_at', '>', now)]),
        ]),
      ]),
    )
    .orderBy('g.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    role: row.role as Role,
    from: row.from_at,
    until: row.until_at,
    delegatedFrom:
      row.delegated_from === null || row.giver_id === null
        ? null
        : { grantId: row.delegated_from, personId: row.giver_id, name: row.giver_name ?? '' },
  }))
}

/** Names by id; ids nobody bears are missing. */
export async function peopleById({ db }: Deps, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('identity.person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Whoever signs in with this address, unless suspended. */
export async function personByEmail({ db }: Deps, email: string): Promise<PersonCard | undefined> {
  const row = await db
    .selectFrom('identity.person')
    .selectAll()
    .where('email', '=', email.trim().toLowerCase())
    .where('suspended_at', 'is', null)
    .executeTakeFirst()
  return row && toCard(row)
}

export async function personCard({ db }: Deps, id: string): Promise<PersonCard | undefined> {
  const row = await db.selectFrom('identity.person').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toCard(row)
}

/** People who hold something within the units, or came in there; by name, keyset by (name, id). */
export async function peopleWithin(
  { db, clock }: Deps,
  unitIds: readonly string[],
  { text, after, limit }: { text?: string; after?: { name: string; id: string }; limit: number },
): Promise<(PersonCard & { grants: { unitId: string; role: Role }[] })[]> {
  const { rows } = await sql<Parameters<typeof toCard>[0] & { grants: { unitId: string; role: Role }[] }>`
    select p.*, coalesce((
      select jsonb_agg(jsonb_build_object('unitId', g.unit_id, 'role', g.role) order by g.id)
      from identity.live_grant(${clock.now()}) g
      where g.person_id = p.id and g.unit_id = any(${[...unitIds]}::uuid[])), '[]') as grants
    from identity.person p
    where (p.home_unit_id = any(${[...unitIds]}::uuid[]) or exists (
        select from identity.grant g
        where g.person_id = p.id and g.revoked_at is null and g.unit_id = any(${[...unitIds]}::uuid[])))
      and (${text ?? null}::text is null or (p.name || ' ' || p.email) ilike ${`%${escapeLike(text ?? '')}%`})
      and (${after?.id ?? null}::uuid is null or (p.name, p.id) > (${after?.name ?? null}, ${after?.id ?? null}::uuid))
    order by p.name, p.id
    limit ${limit}`.execute(db)
  return rows.map((row) => ({ ...toCard(row), grants: row.grants }))
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

const toCard = (row: {
  id: string
  name: string
  email: string
  locale: string
  home_unit_id: string
  suspended_at: Date | null
  two_factor_enabled: boolean | null
}): PersonCard => ({
  id: row.id,
  name: row.name,
  email: row.email,
  locale: row.locale === 'en' ? 'en' : 'id',
  homeUnitId: row.home_unit_id,
  suspendedAt: row.suspended_at,
  secondFactor: row.two_factor_enabled ?? false,
})
