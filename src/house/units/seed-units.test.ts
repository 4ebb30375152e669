import { expect, test } from 'vitest'
import { testUnits } from '../../../tests/support/units.ts'

test('an empty database is filled from the pack, once, even by two processes together', async () => {
  const { database, units, another } = await testUnits('polri')
  const second = await another()
  await Promise.all([units.start(), second.start()])
  expect(units.count()).toBe(7830)
  expect(second.count()).toBe(7830)
  expect((await database.db.selectFrom('units.unit').select('id').execute()).length).toBe(7830)
})
