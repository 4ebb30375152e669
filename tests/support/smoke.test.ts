import { expect, test } from 'vitest'
import { openTestHouse } from './house.ts'

test('a house opens, says that it is well, and tells its metrics', async () => {
  const house = await openTestHouse()
  const health = await house.server.inject('/healthz')
  expect(health.statusCode).toBe(200)
  expect(health.json()).toMatchObject({ status: 'ok', database: 'ok', jobs: { due: 0, dead: 0 } })
  expect((await house.server.inject('/metrics')).body).toContain('pendopo_jobs_due')
})
