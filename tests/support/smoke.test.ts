import { expect, test } from 'vitest'
import { testDatabase } from './test-database.ts'

test('a cloned database holds the migrated tables', async () => {
  const { db } = await testDatabase()
  expect(await db.selectFrom('audit.head').select('seq').executeTakeFirst()).toEqual({ seq: 0 })
})
