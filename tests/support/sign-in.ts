/** People for tests: enrolled, given roles, and signed in by a session row, without the door. */
import { randomBytes } from 'node:crypto'
import type { Actor } from '../../src/platform/actor.ts'
import { theHouse } from '../../src/platform/actor.ts'
import { newId, newToken } from '../../src/platform/ids.ts'
import { createSecrets, type Secrets } from '../../src/platform/secrets.ts'
import type { Role } from '../../src/house/identity/index.ts'
import { sessionCookieName, sessionCookieValue } from '../../src/house/identity/session-cookie.ts'
import type { House } from '../../src/house.ts'

/** The secret of `openTestHouse`. */
export const testSecrets = createSecrets('5e'.repeat(32))

type Stage = Pick<House, 'identity' | 'units' | 'database' | 'clock' | 'config'>

export interface SignedIn {
  personId: string
  name: string
  email: string
  sessionId: string
  actor: Actor & { kind: 'person' }
  /** `name=value` for a Cookie header or a browser's cookie jar. */
  cookie: string
  /** Headers of a request that the console would send: cookie and origin. */
  headers: { cookie: string; origin: string }
}

/**
 * A new person with the roles, signed in. `unit` is a unit's id or code; the root unless given. Roles may also be
 * given per unit: `{ roles: { [unitId]: ['editor'] } }`.
 */
export async function signIn(
  house: Stage,
  {
    name = 'Sari Lestari',
    email = `${randomBytes(5).toString('hex')}@house.test`,
    password,
    unit,
    roles = [],
    locale = 'id',
    secrets = testSecrets,
  }: {
    name?: string
    email?: string
    password?: string
    unit?: string
    roles?: readonly Role[] | Record<string, readonly Role[]>
    locale?: 'id' | 'en'
    /** The house's own, where it is not a test's. */
    secrets?: Secrets
  } = {},
): Promise<SignedIn> {
  const { identity, units } = house
  const home = unit === undefined ? units.root() : (units.byCode(unit) ?? units.require(unit))
  const personId = await identity.enrol({
    name,
    email,
    locale,
    homeUnitId: home.id,
    ...(password === undefined ? {} : { password }),
  })
  const held = Array.isArray(roles) ? { [home.id]: roles as readonly Role[] } : roles
  for (const [unitId, list] of Object.entries(held))
    for (const role of list) await identity.giveGrant(theHouse, { personId, unitId, role })
  return openSession(house, { personId, name, email }, secrets)
}

/** One more session of a person who exists. */
export async function openSession(
  { database, clock, config }: Pick<Stage, 'database' | 'clock' | 'config'>,
  { personId, name, email }: { personId: string; name: string; email: string },
  secrets: Secrets = testSecrets,
): Promise<SignedIn> {
  const now = clock.now()
  const sessionId = newId()
  const token = newToken()
  await database.db
    .insertInto('identity.session')
    .values({
      id: sessionId,
      user_id: personId,
      token,
      created_at: now,
      updated_at: now,
      expires_at: new Date(now.getTime() + 7 * 86_400_000),
      ip_address: '127.0.0.1',
      user_agent: 'test',
    })
    .execute()
  const cookie = `${sessionCookieName(config.url)}=${sessionCookieValue(secrets.key('auth'), token)}`
  return {
    personId,
    name,
    email,
    sessionId,
    actor: { kind: 'person', id: personId, name, sessionId },
    cookie,
    headers: { cookie, origin: config.url },
  }
}
