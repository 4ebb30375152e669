import { expect, test } from 'vitest'
import { openTestHouse } from '../../../tests/support/house.ts'
import { signIn } from '../../../tests/support/sign-in.ts'
import { sweepCredentials } from './sweep-credentials.ts'

test('what has expired is swept away, and streams of sessions that ran out end', async () => {
  const house = await openTestHouse()
  const deps = { db: house.database.db, clock: house.clock, events: house.events }
  const person = await signIn(house, { roles: ['administrator'] })
  const { id } = await house.identity.createKey(person.actor, {
    unitId: house.units.root().id,
    name: 'Sehari',
    roles: ['archivist'],
    expiresAt: new Date(house.clock.now().getTime() + 86_400_000),
  })
  const ended: string[] = []
  house.identity.onRevoked(person.sessionId, () => ended.push('session'))
  house.identity.onRevoked(id, () => ended.push('key'))
  await sweepCredentials(deps)
  const { rows } = await house.database.pool.query('select id from identity.session')
  expect(rows).toHaveLength(1)
  expect(ended).toEqual([])

  house.clock.advance(8 * 86_400_000)
  await sweepCredentials(deps)
  await expect.poll(() => ended.toSorted()).toEqual(['key', 'session'])
  expect((await house.database.pool.query('select from identity.session')).rowCount).toBe(0)
})
