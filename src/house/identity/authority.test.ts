import { Kysely, PostgresDialect } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { signIn, type SignedIn } from '../../../tests/support/sign-in.ts'
import type { DB } from '../../platform/database.generated.ts'
import { createAuthority } from './authorise.ts'
import { acts, policy, roles, type Act } from './policy.ts'

let house: TestHouse
const unit = (code: string) => house.units.byCode(code)?.id ?? ''

beforeAll(async () => {
  house = await openTestHouse()
})

const can = (who: SignedIn, act: Act, code: string) => house.identity.can(who.actor, act, unit(code))

describe('a role on a unit', () => {
  test('holds for the unit and everything below it, and nowhere else', async () => {
    const approver = await signIn(house, { unit: 'tirta', roles: ['approver'] })
    expect(await can(approver, 'edition.approve', 'tirta')).toBe(true)
    expect(await can(approver, 'edition.approve', 'tirta2')).toBe(true)
    expect(await can(approver, 'edition.approve', 'kota')).toBe(false)
    expect(await can(approver, 'edition.approve', 'wana')).toBe(false)
    expect(await can(approver, 'grant.manage', 'tirta')).toBe(false)
    expect(await house.identity.can(approver.actor, 'edition.approve', approver.personId)).toBe(false)
    expect(await house.identity.scope(approver.actor, 'edition.approve')).toEqual(['kota.tirta'])
  })

  test('is asked in one query', async () => {
    const approver = await signIn(house, { unit: 'tirta', roles: ['approver'] })
    const queries: string[] = []
    const counted = new Kysely<DB>({
      dialect: new PostgresDialect({ pool: house.database.pool }),
      log: (event) => {
        queries.push(event.query.sql)
      },
    })
    const authority = createAuthority({ db: counted, clock: house.clock, units: house.units })
    expect(await authority.can(approver.actor, 'edition.approve', unit('tirta3'))).toBe(true)
    expect(queries).toHaveLength(1)
  })

  test('lists nested units once, at the topmost', async () => {
    const person = await signIn(house, {
      roles: {
        [unit('tirta')]: ['editor'],
        [unit('tirta1')]: ['editor', 'approver'],
        [unit('dlh')]: ['editor'],
      },
    })
    expect((await house.identity.scope(person.actor, 'story.write')).toSorted()).toEqual([
      'kota.dlh',
      'kota.tirta',
    ])
    expect(await house.identity.scope(person.actor, 'edition.approve')).toEqual(['kota.tirta.tirta1'])
    expect(await house.identity.scope(person.actor, 'grant.manage')).toEqual([])
  })

  test('tells who may, the nearest first', async () => {
    const near = await signIn(house, { name: 'Near', unit: 'bukit1', roles: ['approver'] })
    const far = await signIn(house, { name: 'Far', roles: ['approver'] })
    await signIn(house, { name: 'Beside', unit: 'bukit2', roles: ['approver'] })
    const names = (await house.identity.whoMay('edition.approve', unit('bukit1'))).map((who) => who.name)
    expect(names[0]).toBe(near.name)
    expect(names).toContain(far.name)
    expect(names).not.toContain('Beside')
  })

  test('every act is allowed to at least one role, and each role to something', () => {
    for (const act of acts) expect(policy[act].length, act).toBeGreaterThan(0)
    for (const role of roles)
      expect(acts.some((act) => (policy[act] as readonly string[]).includes(role))).toBe(true)
  })
})

describe('people', () => {
  test('are found within one’s reach, page by page, and nobody else’s are shown', async () => {
    const reader = await signIn(house, { name: 'Pembaca', unit: 'dishub', roles: ['contributor'] })
    for (const name of ['Agus', 'Bayu', 'Citra'])
      await signIn(house, { name, unit: 'dishub', roles: ['editor'] })
    const outside = await signIn(house, { name: 'Agus Luar', unit: 'tirta', roles: ['editor'] })
    const read = async (query: string) =>
      (await house.server.inject({ url: `/api/v1/people?${query}`, headers: reader.headers })).json()
    const first = await read('limit=3')
    expect(first.people.map((person: { name: string }) => person.name)).toEqual(['Agus', 'Bayu', 'Citra'])
    const second = await read(`limit=3&cursor=${first.cursor}`)
    expect(second.people.map((person: { name: string }) => person.name)).toEqual(['Pembaca'])
    expect((await read('q=agus')).people).toHaveLength(1)
    expect((await read('q=%25')).people).toHaveLength(0)
    for (const url of [
      `/api/v1/people/${outside.personId}`,
      `/api/v1/grants?personId=${outside.personId}`,
      `/api/v1/people?unitId=${unit('tirta')}`,
      '/api/v1/people/01890000-0000-7000-8000-000000000000',
    ])
      expect((await house.server.inject({ url, headers: reader.headers })).statusCode, url).toBe(403)
    const bad = await house.server.inject({ url: '/api/v1/people?cursor=zzz', headers: reader.headers })
    expect(bad.statusCode).toBe(422)
  })

  test('change their own name and language, which the audit remembers', async () => {
    const person = await signIn(house)
    const patched = await house.server.inject({
      method: 'PATCH',
      url: '/api/v1/me',
      headers: person.headers,
      payload: { name: 'Sari Baru', locale: 'en' },
    })
    expect(patched.statusCode).toBe(204)
    expect(await house.identity.person(person.personId)).toMatchObject({ name: 'Sari Baru', locale: 'en' })
    const [act] = await house.audit.search({ actorId: person.personId }, { limit: 1 })
    expect(act).toMatchObject({ act: 'person.change_profile' })
  })
})
