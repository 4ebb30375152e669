import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { afterwards } from '../../tests/support/afterwards.ts'
import { patience } from '../../tests/support/patience.ts'
import { testDatabase } from '../../tests/support/test-database.ts'
import { knocks } from './attend-queues.ts'
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

test('of one group one is done at a time, and the groups beside it go on', async () => {
  const { url, db } = await testDatabase()
  const running = new Map<number, number>()
  const done: number[] = []
  let most = 0
  let crowded = false
  const jobs = createJobs({ url, db, log: createLog('silent') })
  jobs.define(
    'greet-visitor',
    async ({ n }) => {
      const family = Math.floor(n / 8)
      running.set(family, (running.get(family) ?? 0) + 1)
      crowded ||= running.get(family) !== 1
      most = Math.max(most, [...running.values()].filter(Boolean).length)
      await pause(20)
      running.set(family, 0)
      done.push(n)
    },
    { work: { atOnce: 4, ofOneGroup: 1 } },
  )
  await jobs.start({ work: true })
  afterwards(() => jobs.stop(1_000))
  await jobs.enqueueAll(
    db,
    'greet-visitor',
    Array.from({ length: 56 }, (_, n) => ({ data: { n }, group: { id: String(Math.floor(n / 8)) } })),
  )
  await vi.waitFor(() => expect(new Set(done).size).toBe(56), { timeout: patience })
  expect(done).toHaveLength(56)
  expect(crowded).toBe(false)
  expect(most).toBeGreaterThan(1)
})

test('what is planned begins by itself, beside something that takes long', async () => {
  const { url, db } = await testDatabase()
  const jobs = createJobs({ url, db, log: createLog('silent') })
  const begun: number[] = []
  const { promise: long, resolve: end } = Promise.withResolvers<void>()
  jobs.define(
    'greet-visitor',
    async ({ n }) => {
      begun.push(n)
      if (n === 1) await long
    },
    { work: { atOnce: 2 } },
  )
  await jobs.start({ work: true })
  afterwards(() => jobs.stop(1_000))
  await jobs.enqueue(db, 'greet-visitor', { n: 1 })
  await jobs.enqueue(db, 'greet-visitor', { n: 2 }, { startAfter: 2 })
  await vi.waitFor(() => expect(begun).toEqual([1, 2]), { timeout: patience })
  end()
})

test('a house that closes waits for what it is at; what it cannot wait for another takes up', async () => {
  const { url, db } = await testDatabase()
  const open = async (greet: (n: number) => Promise<void>) => {
    const jobs = createJobs({ url, db, log: createLog('silent') })
    jobs.define('greet-visitor', ({ n }) => greet(n), { queue: { retryDelay: 0 }, work: { atOnce: 2 } })
    await jobs.start({ work: true })
    return jobs
  }
  const greeted: string[] = []
  const { promise: never } = Promise.withResolvers<void>()
  const first = await open(async (n) => {
    greeted.push(`begun ${n}`)
    await (n === 1 ? pause(300) : never)
    greeted.push(`first ${n}`)
  })
  await first.enqueueAll(db, 'greet-visitor', [{ data: { n: 1 } }, { data: { n: 2 } }])
  await vi.waitFor(() => expect(greeted).toHaveLength(2), { timeout: patience })
  await first.stop(1_000)
  expect(greeted).toContain('first 1')
  const { rows: left } = await sql`select data, state from jobs.job where state <> 'completed'`.execute(db)
  expect(left).toEqual([{ data: { n: 2 }, state: 'retry' }])
  const second = await open(async (n) => void greeted.push(`second ${n}`))
  afterwards(() => second.stop(1_000))
  await vi.waitFor(() => expect(greeted).toContain('second 2'), { timeout: patience })
  expect(greeted).not.toContain('second 1')
})

test('whoever enqueues knocks, so that nothing waits for the next question of the second', async () => {
  const { url, db } = await testDatabase()
  const jobs = createJobs({ url, db, log: createLog('silent') })
  jobs.define('greet-visitor', async () => {})
  await jobs.start({ work: true })
  afterwards(() => jobs.stop(1_000))
  const listener = new pg.Client({ connectionString: url })
  await listener.connect()
  afterwards(() => listener.end())
  const heard: string[] = []
  listener.on('notification', ({ payload }) => heard.push(payload ?? ''))
  await listener.query(`listen ${knocks('jobs')}`)
  await jobs.enqueue(db, 'greet-visitor', { n: 1 })
  await vi.waitFor(() => expect(heard).toEqual(['greet-visitor']), { timeout: patience })
})

test('a queue follows what the code says of it, also where an older house made it', async () => {
  const { url, db } = await testDatabase()
  const openWith = async (queue: { retryLimit: number }) => {
    const jobs = createJobs({ url, db, log: createLog('silent') })
    jobs.define('greet-visitor', async () => {}, { queue })
    await jobs.start({ work: false })
    await jobs.stop()
    const { rows } = await sql<{ retry_limit: number }>`select retry_limit from jobs.queue
      where name = 'greet-visitor'`.execute(db)
    return rows[0]?.retry_limit
  }
  expect(await openWith({ retryLimit: 3 })).toBe(3)
  expect(await openWith({ retryLimit: 5 })).toBe(5)
})
