/**
 * Names that one process holds at a time, for as long as work takes that waits for others: a network, a person's server.
 * They are session locks of PostgreSQL, all on one connection of their own, so that nobody who reads or writes has to
 * do without one meanwhile; a killed process gives them up with that connection.
 */
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { gathered } from './gather.ts'

/** `space` keeps the names of one kind apart from those of another. */
export interface HeldName {
  space: number
  name: string
}

export interface Holds {
  /** Does the work while nobody else holds the name; undefined if somebody does. */
  ifFree<T>(name: HeldName, work: () => Promise<T>): Promise<{ done: T } | undefined>
  /** Does it once the name is free. */
  inTurn<T>(name: HeldName, work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

const patience = 100

export function createHolds(url: string): Holds {
  // A session may take its own lock twice, so what this process holds is known here.
  const mine = new Set<string>()
  // One connection, for as long as it lives.
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'pendopo holds',
  })
  // One that breaks is replaced at the next question; without listeners it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))

  /** For all who ask at the same moment, in one statement. */
  const asks = (how: 'pg_try_advisory_lock' | 'pg_advisory_unlock') =>
    gathered(async (from: pg.Pool, lot: readonly HeldName[]) => {
      const { rows } = await from.query<{ place: number; yes: boolean }>(
        `select place, ${how}(hashtextextended(name, space)) as yes
        from unnest($1::text[], $2::bigint[]) with ordinality as asked (name, space, place)`,
        [lot.map(({ name }) => name), lot.map(({ space }) => space)],
      )
      const said = new Map(rows.map(({ place, yes }) => [place, yes]))
      return lot.map((_, at) => said.get(at + 1) === true)
    })
  const take = asks('pg_try_advisory_lock')
  const give = asks('pg_advisory_unlock')

  async function ifFree<T>(held: HeldName, work: () => Promise<T>) {
    const key = `${held.space} ${held.name}`
    if (mine.has(key)) return undefined
    mine.add(key)
    try {
      if (!(await take(pool, held))) return undefined
      try {
        return { done: await work() }
      } finally {
        // Where that fails the connection is gone, and its locks with it.
        await give(pool, held).catch(() => {})
      }
    } finally {
      mine.delete(key)
    }
  }

  return {
    ifFree,
    async inTurn(name, work) {
      for (;;) {
        const held = await ifFree(name, work)
        if (held !== undefined) return held.done
        await pause(patience)
      }
    },
    close: () => pool.end(),
  }
}
