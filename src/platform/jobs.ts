/** Work that must not be lost: pg-boss queues. Handlers run at least once, so each is idempotent. */
import { sql, type Kysely } from 'kysely'
import {
  fromKysely,
  PgBoss,
  type JobInsert,
  type JobWithMetadata,
  type Queue,
  type SendOptions,
} from 'pg-boss'
import { attendQueues } from './attend-queues.ts'
import { withKeptPlan } from './db.ts'
import type { Log } from './log.ts'

/** Each room adds its jobs by declaration merging in its jobs.ts: `interface HouseJobs { 'deliver-post': {…} }`. */
export interface HouseJobs {}

export type JobName = keyof HouseJobs

export interface JobOptions {
  queue?: Omit<Queue, 'name'>
  /** How many are done at a time in each process; and how many of one group. */
  work?: { atOnce?: number; ofOneGroup?: number }
  /** Cron expression in UTC; the job then runs by itself with an empty payload. */
  every?: string
}

export interface Jobs {
  /** Called once per job by its room while the house is wired, before `start`. */
  define<N extends JobName>(
    name: N,
    handler: (data: HouseJobs[N], job: JobWithMetadata<HouseJobs[N] & object>) => Promise<void>,
    options?: JobOptions,
  ): void
  /** Enqueues inside the caller's transaction: the job exists if and only if the transaction commits. */
  enqueue<N extends JobName>(
    db: unknown,
    name: N,
    data: HouseJobs[N],
    options?: Pick<SendOptions, 'startAfter' | 'singletonKey' | 'group' | 'priority' | 'id'>,
  ): Promise<string | null>
  /** The same for many of one kind, in one statement. */
  enqueueAll<N extends JobName>(
    db: unknown,
    name: N,
    jobs: readonly (Pick<JobInsert, 'startAfter' | 'group'> & { data: HouseJobs[N] })[],
  ): Promise<void>
  /** Gives jobs that still wait, and carry exactly this, another place: the higher, the sooner. */
  reprioritise<N extends JobName>(trx: unknown, name: N, data: HouseJobs[N], priority: number): Promise<void>
  start(options: { work: boolean }): Promise<void>
  /** Waits for what is running, at most `timeout` ms. */
  stop(timeout?: number): Promise<void>
  /** Runs, in this process, what is due until nothing is left; for tests and commands. Failures are thrown. */
  drain(): Promise<void>
  backlog(): Promise<{ due: number; oldestDueSeconds: number; dead: number }>
}

const dead = 'dead-letter'
const schema = 'jobs'

const usual: Omit<Queue, 'name'> = {
  retryLimit: 8,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 300,
  heartbeatSeconds: 15,
  deadLetter: dead,
  notify: true,
}

const differs = (made: object, wanted: object) =>
  Object.entries(wanted).some(([name, value]) => (made as Record<string, unknown>)[name] !== value)

/** Within the caller's transaction. Every act that leaves work sends the same statement. */
function within(trx: unknown): ReturnType<typeof fromKysely> {
  const { executeSql } = fromKysely(trx as never)
  return { executeSql: (text, values) => executeSql(withKeptPlan(text), values) }
}

export function createJobs({ url, db, log }: { url: string; db: unknown; log: Log }): Jobs {
  const boss = new PgBoss({
    connectionString: url,
    schema,
    max: 4,
    application_name: 'pendopo jobs',
    // A job whose worker is silent for 15 s is looked for every 5 s: with its delay it runs again within 30.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  })
  const defined = new Map<
    JobName,
    { handler: (data: never, job: never) => Promise<void>; options: JobOptions }
  >()
  boss.on('error', (error: unknown) => log.error({ err: error }, 'jobs: the queue reported an error'))
  let running = false
  let attending: Awaited<ReturnType<typeof attendQueues>> | undefined

  return {
    define(name, handler, options = {}) {
      if (defined.has(name)) throw new Error(`The job ${name} is defined twice.`)
      defined.set(name, { handler: handler, options })
    },
    async enqueue(trx, name, data, options = {}) {
      return boss.send(name, data as object, { ...options, db: within(trx) })
    },
    async enqueueAll(trx, name, many) {
      if (many.length > 0) await boss.insert(name, many as never, { db: within(trx) })
    },
    async reprioritise(trx, name, data, priority) {
      await sql`update jobs.job set priority = ${priority}
        where name = ${name} and state in ('created', 'retry') and data = ${JSON.stringify(data)}::jsonb`.execute(
        trx as Kysely<never>,
      )
    },
    async start({ work }) {
      await boss.start()
      running = true
      const made = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
      if (!made.has(dead)) await boss.createQueue(dead, { retentionSeconds: 90 * 86_400 })
      const planned = new Map((await boss.getSchedules()).map(({ name, cron }) => [name, cron]))
      for (const [name, { options }] of defined) {
        const { policy, ...terms } = { ...usual, ...options.queue }
        const found = made.get(name)
        if (found === undefined)
          await boss.createQueue(name, policy === undefined ? terms : { ...terms, policy })
        else if (differs(found, terms)) await boss.updateQueue(name, terms)
        if (options.every !== undefined && planned.get(name) !== options.every)
          await boss.schedule(name, options.every, {})
      }
      if (!work) return
      attending = await attendQueues(
        { boss, schema, db, log },
        [...defined].map(
          ([
            name,
            {
              handler,
              options: { work: how = {} },
            },
          ]) => ({
            name,
            hands: how.atOnce ?? 1,
            groupConcurrency: how.ofOneGroup,
            handle: (job) => handler(job.data as never, job as never),
          }),
        ),
      )
    },
    async stop(timeout = 20_000) {
      await attending?.stop(timeout)
      attending = undefined
      if (running) await boss.stop({ graceful: true, timeout })
      running = false
    },
    async drain() {
      for (let found = true; found;) {
        found = false
        // Asking each of a hundred queues would cost more than most of what waits in them.
        const { rows: due } = await sql<{ name: JobName }>`select distinct name from jobs.job
          where state in ('created', 'retry') and start_after <= now()`.execute(db as Kysely<never>)
        const names = new Set(due.map(({ name }) => name))
        for (const [name, { handler }] of defined) {
          if (!names.has(name)) continue
          for (const job of await boss.fetch(name, { batchSize: 100, includeMetadata: true })) {
            found = true
            try {
              await handler(job.data as never, job as never)
              await boss.complete(name, job.id)
            } catch (error) {
              await boss.fail(name, job.id, { message: (error as Error).message })
              throw error
            }
          }
        }
      }
    },
    async backlog() {
      const { rows } = await sql<{ due: number; oldest: number; dead: number }>`
        select count(*) filter (where name <> ${dead})::int as due,
               coalesce(extract(epoch from now() - min(start_after) filter (where name <> ${dead})), 0)::int as oldest,
               count(*) filter (where name = ${dead})::int as dead
        from jobs.job where state in ('created', 'retry') and start_after <= now()`.execute(
        db as Kysely<never>,
      )
      const row = rows[0] ?? { due: 0, oldest: 0, dead: 0 }
      return { due: row.due, oldestDueSeconds: row.oldest, dead: row.dead }
    },
  }
}
