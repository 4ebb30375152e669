/**
 * The hands of this process: what is due is taken from the queues, done and settled. One question four times a second for all
 * queues instead of one each, one claim for all the free hands of a queue, and one settlement for what ended together;
 * the queue's own worker asks for every job by itself.
 */
import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { JobWithMetadata, PgBoss } from 'pg-boss'
import { gathered } from './gather.ts'
import type { Log } from './log.ts'

export interface AttendedQueue {
  name: string
  /** How many are done at a time in this process. */
  hands: number
  /** How many of one group; of two processes that claim at the same moment, each may take one. */
  groupConcurrency?: number | undefined
  handle(job: JobWithMetadata): Promise<void>
}

interface Attended extends AttendedQueue {
  running: Set<JobWithMetadata>
  /** A claim is on its way. */
  claiming: boolean
  /** There may be more than the last claim brought. */
  more: boolean
}

/** What is due without a knock: planned, or to be tried again. */
const askedEvery = 250
/** A third of what a queue allows until a silent worker counts as dead. */
const touchedEvery = 5_000

/** Where `pg-boss` knocks for queues that are made with `notify`. */
export const knocks = (schema: string) =>
  `pgboss_${createHash('sha224').update(schema).digest('hex').slice(0, 24)}`

export async function attendQueues(
  { boss, schema, db, log }: { boss: PgBoss; schema: string; db: unknown; log: Log },
  attended: readonly AttendedQueue[],
): Promise<{ stop(timeout: number): Promise<void> }> {
  const queues = new Map<string, Attended>(
    attended.map((one) => [one.name, { ...one, running: new Set(), claiming: false, more: false }]),
  )
  let stopping = false
  const free = ({ hands, running }: Attended) => (stopping ? 0 : hands - running.size)
  let rest = () => {}

  const complete = gathered(async (queue: Attended, lot: readonly JobWithMetadata[]) => {
    await boss.complete(queue.name, [...lot])
    return lot
  })

  async function work(queue: Attended, job: JobWithMetadata): Promise<void> {
    try {
      await queue.handle(job).then(
        () => complete(queue, job),
        (error: unknown) => {
          log.warn(
            { err: error, job: queue.name, id: job.id, attempt: job.retryCount + 1 },
            'a job failed; it will be tried again',
          )
          return boss.fail(queue.name, [job], error as object)
        },
      )
    } catch (error) {
      // Its hands count as dead before long, and another process takes it up.
      log.error({ err: error, job: queue.name, id: job.id }, 'what became of a job could not be written down')
    } finally {
      queue.running.delete(job)
      // Others of its group could not be claimed while it ran.
      if (queue.more || queue.groupConcurrency !== undefined) void claim(queue)
      rest()
    }
  }

  /** As many as there are hands, as long as there are both. */
  async function claim(queue: Attended): Promise<void> {
    queue.more = true
    if (queue.claiming) return
    queue.claiming = true
    try {
      while (queue.more && free(queue) > 0) {
        queue.more = false
        const batchSize = free(queue)
        const { groupConcurrency } = queue
        const jobs = await boss.fetch<object>(queue.name, {
          batchSize,
          includeMetadata: true,
          ...(groupConcurrency === undefined ? {} : { groupConcurrency }),
        })
        // A claim takes one of a group and passes over the rest of those it looked at: behind them there may be others.
        queue.more ||= groupConcurrency === undefined ? jobs.length === batchSize : jobs.length > 0
        for (const job of jobs) {
          queue.running.add(job)
          void work(queue, job)
        }
      }
    } catch (error) {
      log.error({ err: error, queue: queue.name }, 'jobs: a queue could not be asked')
    } finally {
      queue.claiming = false
      rest()
    }
  }

  let asking = false
  async function ask(): Promise<void> {
    if (asking) return
    asking = true
    try {
      const idle = [...queues.values()].filter((queue) => !queue.claiming && free(queue) > 0)
      const { rows } = await sql<{
        name: string
      }>`select q.name from unnest(${idle.map(({ name }) => name)}::text[]) q (name)
        where exists (select from jobs.job j
          where j.name = q.name and j.state in ('created', 'retry') and j.start_after <= now())`.execute(
        db as Kysely<never>,
      )
      for (const { name } of rows) knock(name)
    } catch (error) {
      log.error({ err: error }, 'jobs: the queues could not be asked')
    } finally {
      asking = false
    }
  }
  function knock(name: string): void {
    const queue = queues.get(name)
    if (queue !== undefined) void claim(queue)
  }

  /** Whose hands are silent for longer counts as dead. */
  async function touch(): Promise<void> {
    await Promise.all(
      [...queues.values()].map(async ({ name, running }) => {
        if (running.size > 0) await boss.touch(name, [...running])
      }),
    ).catch((error: unknown) => log.error({ err: error }, 'jobs: the queue did not hear that work goes on'))
  }

  const listener = await boss.getDb().listen?.(knocks(schema), knock, () => void ask())
  const timers = [setInterval(() => void ask(), askedEvery), setInterval(() => void touch(), touchedEvery)]
  void ask()

  return {
    async stop(timeout) {
      stopping = true
      clearInterval(timers[0])
      await listener?.close()
      const busy = () => [...queues.values()].filter(({ running, claiming }) => claiming || running.size > 0)
      await new Promise<void>((resolve) => {
        const late = setTimeout(resolve, timeout)
        rest = () => {
          if (busy().length > 0) return
          clearTimeout(late)
          resolve()
        }
        rest()
      })
      clearInterval(timers[1])
      // Another process takes up at once what this one cannot wait for.
      await Promise.all(
        busy().map(async ({ name, running }) => {
          if (running.size > 0)
            await boss.fail(name, [...running], { message: 'the house was closed meanwhile' })
        }),
      )
    },
  }
}
