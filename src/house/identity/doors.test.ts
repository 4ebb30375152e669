import { beforeAll, describe, expect, test } from 'vitest'
import { browserOf } from '../../../tests/support/cookie-jar.ts'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { signIn } from '../../../tests/support/sign-in.ts'
import { openDoors } from './auth-doors.ts'
import { addressGroup } from '../../platform/address.ts'
import { createThrottle } from '../../platform/throttle.ts'

const passphrase = 'kuda lari di pantai selatan'
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ now: new Date().toISOString() })
})
const browser = (address: string) => browserOf(house, address)

describe('too many attempts', () => {
  test('at one account are refused even with the right password, until the time has passed', async () => {
    const person = await signIn(house, { email: 'tebak@house.test', password: passphrase })
    const guess = (password: string, index: number) =>
      browser(`198.51.100.${index}`).enter(person.email.toUpperCase(), password)
    for (let index = 0; index < 8; index += 1)
      expect((await guess('salah salah salah', index)).statusCode).toBe(401)
    const refused = await guess(passphrase, 99)
    expect(refused.statusCode).toBe(429)
    expect(refused.json()).toMatchObject({ code: 'too_many_requests' })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    house.clock.advance(15 * 60_000)
    expect((await guess(passphrase, 99)).statusCode).toBe(200)
  })

  test('from one address are counted across processes, IPv6 by its /64, and a success gives its attempt back', async () => {
    const one = createThrottle({ db: house.database.db, clock: house.clock })
    const two = createThrottle({ db: house.database.db, clock: house.clock })
    const door = { name: 'test', byAddress: { max: 3, seconds: 60 } }
    await one.attempt(door, '2001:db8:1:2::1')
    await two.attempt(door, '2001:db8:1:2:ffff::9')
    await two.forgive(door, '2001:db8:1:2::77')
    await one.attempt(door, '2001:db8:1:2::3')
    await two.attempt(door, '2001:db8:1:2::4')
    await expect(one.attempt(door, '2001:db8:1:2::5')).rejects.toMatchObject({ code: 'too_many_requests' })
    await one.attempt(door, '2001:db8:1:3::1')
    const rush = await Promise.allSettled(Array.from({ length: 10 }, () => two.attempt(door, '203.0.113.5')))
    expect(rush.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(3)
    // Whoever may not try any more from there closes nobody's account either.
    const narrow = {
      name: 'test-account',
      byAddress: { max: 2, seconds: 60 },
      byAccount: { max: 1, seconds: 60 },
    }
    const tries = ['satu', 'dua', 'tiga'].map((account) => () => one.attempt(narrow, '203.0.113.6', account))
    for (const attempt of tries) await attempt().catch(() => undefined)
    await one.attempt(narrow, '203.0.113.7', 'tiga')
    await expect(one.attempt(narrow, '203.0.113.7', 'dua')).rejects.toMatchObject({
      code: 'too_many_requests',
    })
  })

  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:a:b:c:d:e:f', '2001:db8:a:b::/64'],
    ['2001:DB8:A:B::1', '2001:db8:a:b::/64'],
    ['nonsense', 'unknown'],
  ])('the address %s counts as %s', (address, group) => {
    expect(addressGroup(address)).toBe(group)
  })

  test('are counted at every door but those that ask for nothing one could guess', () => {
    const uncounted = Object.entries(openDoors).filter(([, door]) => door.throttle === undefined)
    expect(uncounted.map(([path]) => path)).toEqual([
      '/sign-out',
      '/get-session',
      '/list-sessions',
      '/revoke-session',
      '/revoke-other-sessions',
      '/passkey/generate-register-options',
      '/passkey/list-user-passkeys',
      '/passkey/update-passkey',
      '/passkey/delete-passkey',
    ])
  })
})
