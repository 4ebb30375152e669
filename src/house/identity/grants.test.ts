import { beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { letterTo } from '../../../tests/support/letters.ts'
import { signIn, type SignedIn } from '../../../tests/support/sign-in.ts'
import { theHouse } from '../../platform/actor.ts'
import type { Act } from './policy.ts'

const hour = 3_600_000
const day = 24 * hour
let house: TestHouse
let administrator: SignedIn
const unit = (code: string) => house.units.byCode(code)?.id ?? ''

beforeAll(async () => {
  house = await openTestHouse()
  administrator = await signIn(house, { roles: ['administrator'] })
})

const post = (by: SignedIn, url: string, payload: object) =>
  house.server.inject({ method: 'POST', url: `/api/v1${url}`, headers: by.headers, payload })
const remove = (by: SignedIn, url: string) =>
  house.server.inject({ method: 'DELETE', url: `/api/v1${url}`, headers: by.headers })
const can = (who: SignedIn, act: Act, code: string) => house.identity.can(who.actor, act, unit(code))
const inMs = (ms: number) => new Date(house.clock.now().getTime() + ms)

describe('grants', () => {
  test('are given and taken only where one administers; ids of foreign units and people answer alike', async () => {
    const local = await signIn(house, { unit: 'wana', roles: ['administrator'] })
    const person = await signIn(house, { unit: 'wana' })
    const give = (unitId: string, personId = person.personId) =>
      post(local, '/grants', { personId, unitId, role: 'editor' })
    const given = await give(unit('wana1'))
    expect(given.statusCode).toBe(201)
    expect((await give(unit('wana1'))).json()).toMatchObject({ code: 'grant_exists' })
    for (const foreign of [unit('tirta'), unit('kota'), '01890000-0000-7000-8000-000000000000'])
      expect((await give(foreign)).statusCode).toBe(403)

    const elsewhere = await post(administrator, '/grants', {
      personId: person.personId,
      unitId: unit('tirta'),
      role: 'editor',
    })
    expect((await remove(local, `/grants/${elsewhere.json().id}`)).statusCode).toBe(403)
    expect((await remove(local, '/grants/01890000-0000-7000-8000-000000000000')).statusCode).toBe(403)
    expect((await remove(local, `/grants/${given.json().id}`)).statusCode).toBe(204)
    expect(await can(person, 'story.write', 'wana1')).toBe(false)
    expect(await can(person, 'story.write', 'tirta')).toBe(true)
  })

  test('begin and end when they say', async () => {
    const person = await signIn(house)
    await house.identity.giveGrant(theHouse, {
      personId: person.personId,
      unitId: unit('dlh'),
      role: 'editor',
      from: inMs(day),
      until: inMs(2 * day),
    })
    const start = house.clock.now()
    const seen: boolean[] = []
    for (const at of [0, day - 1, day, 2 * day - 1, 2 * day]) {
      house.clock.set(new Date(start.getTime() + at))
      seen.push(await can(person, 'story.write', 'dlh'))
    }
    house.clock.set(start)
    expect(seen).toEqual([false, false, true, true, false])
  })

  test('the last administrator of the house can neither be removed nor suspended, nor can two remove each other at once', async () => {
    const small = await openTestHouse()
    const one = await signIn(small, { roles: ['administrator'] })
    const grantOf = async (who: SignedIn) => (await small.identity.grantsOf(who.personId))[0]?.id ?? ''
    const drop = async (by: SignedIn, whose: SignedIn) =>
      small.server.inject({
        method: 'DELETE',
        url: `/api/v1/grants/${await grantOf(whose)}`,
        headers: by.headers,
      })
    expect((await drop(one, one)).json()).toMatchObject({ code: 'last_administrator' })
    const passing = await signIn(small)
    await small.identity.giveGrant(theHouse, {
      personId: passing.personId,
      unitId: small.units.root().id,
      role: 'administrator',
      until: new Date(small.clock.now().getTime() + day),
    })
    const suspended = await small.server.inject({
      method: 'POST',
      url: `/api/v1/people/${one.personId}/suspend`,
      headers: passing.headers,
      payload: { why: 'Kudeta kecil.' },
    })
    expect(suspended.json()).toMatchObject({ code: 'last_administrator' })

    const two = await signIn(small, { roles: ['administrator'] })
    const ids = [await grantOf(one), await grantOf(two)]
    // Held back at the audit's head, both stand in the middle of their transactions at once.
    const holder = await small.database.pool.connect()
    await holder.query('begin')
    await holder.query('select from audit.head for update')
    const both = Promise.allSettled([
      small.identity.revokeGrant(one.actor, { grantId: ids[1] ?? '' }),
      small.identity.revokeGrant(two.actor, { grantId: ids[0] ?? '' }),
    ])
    await expect
      .poll(
        async () =>
          (
            await small.database.pool.query(
              "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
            )
          ).rowCount,
      )
      .toBe(2)
    await holder.query('commit')
    holder.release()
    const outcomes = await both
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
  })

  test('nobody suspends a person who holds a role outside the units they administer, nor themselves', async () => {
    const local = await signIn(house, { unit: 'muara', roles: ['administrator'] })
    const above = await signIn(house, { unit: 'muara', roles: { [unit('kota')]: ['editor'] } })
    const below = await signIn(house, { unit: 'muara1', roles: ['editor'] })
    const suspend = (who: SignedIn) => post(local, `/people/${who.personId}/suspend`, { why: 'Alasan.' })
    expect((await suspend(above)).statusCode).toBe(403)
    expect((await suspend(local)).statusCode).toBe(403)
    expect((await suspend(below)).statusCode).toBe(204)
  })
})

describe('a delegation', () => {
  test('lets a colleague act between two moments, tells them by mail, and ends with its source', async () => {
    const giver = await signIn(house, { name: 'Ibu Ratna', unit: 'bpbd', roles: ['approver'] })
    const colleague = await signIn(house, { unit: 'bpbd', roles: ['editor'] })
    const [held] = await house.identity.grantsOf(giver.personId)
    const delegate = (by: SignedIn, from: number, until: number, grantId = held?.id ?? '') =>
      post(by, '/delegations', {
        grantId,
        toPersonId: colleague.personId,
        from: inMs(from).toISOString(),
        until: inMs(until).toISOString(),
      })
    const made = await delegate(giver, hour, 2 * hour)
    expect(made.statusCode).toBe(201)
    const letter = await letterTo(house, colleague.email)
    expect(letter.text).toContain('Ibu Ratna')
    expect(letter.text).toContain('WITA')

    const start = house.clock.now()
    const seen: boolean[] = []
    for (const at of [0, hour, 2 * hour - 1, 2 * hour]) {
      house.clock.set(new Date(start.getTime() + at))
      seen.push(await can(colleague, 'edition.approve', 'bpbd'))
    }
    house.clock.set(start)
    expect(seen).toEqual([false, true, true, false])

    expect((await delegate(giver, 0, day)).statusCode).toBe(201)
    expect(await can(colleague, 'edition.approve', 'bpbd')).toBe(true)
    expect((await remove(administrator, `/grants/${held?.id}`)).statusCode).toBe(204)
    expect(await can(colleague, 'edition.approve', 'bpbd')).toBe(false)
    expect(await can(colleague, 'story.write', 'bpbd')).toBe(true)
  })

  test('ends while the giver is suspended', async () => {
    const giver = await signIn(house, { unit: 'dlh', roles: ['approver'] })
    const colleague = await signIn(house, { unit: 'dlh' })
    const [held] = await house.identity.grantsOf(giver.personId)
    await house.identity.delegateRole(giver.actor, {
      grantId: held?.id ?? '',
      toPersonId: colleague.personId,
      until: inMs(day),
    })
    expect(await can(colleague, 'edition.approve', 'dlh')).toBe(true)
    await house.identity.suspend(administrator.actor, { personId: giver.personId, why: 'Pemeriksaan.' })
    expect(await can(colleague, 'edition.approve', 'dlh')).toBe(false)
    await house.identity.restore(administrator.actor, { personId: giver.personId })
    expect(await can(colleague, 'edition.approve', 'dlh')).toBe(true)
  })

  test('can be of one’s own role only, not of a delegated one, not to oneself, and whoever gave it may take it back', async () => {
    const giver = await signIn(house, { unit: 'disdik', roles: ['approver'] })
    const colleague = await signIn(house, { unit: 'disdik' })
    const third = await signIn(house, { unit: 'disdik' })
    const [held] = await house.identity.grantsOf(giver.personId)
    const grantId = held?.id ?? ''
    const until = inMs(day)
    const attempt = (by: SignedIn, toPersonId: string, of = grantId) =>
      house.identity.delegateRole(by.actor, { grantId: of, toPersonId, until })
    await expect(attempt(colleague, third.personId)).rejects.toMatchObject({ code: 'grant_not_yours' })
    await expect(attempt(giver, giver.personId)).rejects.toMatchObject({ code: 'delegation_to_self' })
    const given = await attempt(giver, colleague.personId)
    await expect(attempt(colleague, third.personId, given)).rejects.toMatchObject({ code: 'grant_not_yours' })
    expect((await remove(third, `/grants/${given}`)).statusCode).toBe(403)
    expect((await remove(giver, `/grants/${given}`)).statusCode).toBe(204)
    expect(await can(colleague, 'edition.approve', 'disdik')).toBe(false)
  })
})
