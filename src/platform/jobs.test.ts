import { expect, test, vi } from 'vitest'
import { afterwards } from '../../tests/support/afterwards.ts'
import { patience } from '../../tests/support/patience.ts'
import { testDatabase } from '../../tests/support/test-database.ts'
import { createJobs } from './jobs.ts'
import { createLog } from './log.ts'

declare module './jobs.ts' {
  interface HouseJobs {
    'greet-visitor': { n: number }
  }
}

test('many that wait are done one after the other without a pause, and one that fails does not hold up the rest', async () => {
  const { url, db } = await testDatabase()
  const jobs = createJobs({ url, db, log: createLog('silent') })
  const greeted = new Set<number>()
  jobs.define('greet-visitor', async ({ n }) => {
    if (n === 3) throw new Error('not at home')
    greeted.add(n)
  })
  await jobs.start({ work: true })
  afterwards(() => jobs.stop(1_000))
  // They come with one knock: whoever looked for the next one every few seconds would need minutes for them.
  await jobs.enqueueAll(
    db,
    'greet-visitor',
    Array.from({ length: 100 }, (_, n) => ({ data: { n } })),
  )
  await vi.waitFor(() => expect(greeted.size).toBe(99), { timeout: patience })
})
