import { expect, test } from 'vitest'
import { openTestHouse } from './house.ts'

test('a house opens, says that it is well, and tells its metrics', async () => {
  const house = await openTestHouse()
  const health = await house.server.inject('/healthz')
  expect(health.statusCode).toBe(200)
  expect(health.json()).toMatchObject({ status: 'ok', database: 'ok', jobs: { dead: 0 } })
  // The clock may have put a job into the queue this minute; once it is done, none is due.
  await expect
    .poll(async () => {
      await house.jobs.drain()
      return (await house.server.inject('/healthz')).json<{ jobs: { due: number } }>().jobs.due
    })
    .toBe(0)
  expect((await house.server.inject('/metrics')).body).toContain('pendopo_jobs_due')
})
