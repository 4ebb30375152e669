import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './database.generated.ts'

/** Every room's tables live in a PostgreSQL schema of the room's name: `newsroom.edition`. */
type TablesOf<Room extends string> = { [T in keyof DB as T extends `${Room}.${string}` ? T : never]: DB[T] }

/** A handle typed to one room's tables alone: a foreign table is a compile error. */
export type RoomDb<Room extends string> = Kysely<TablesOf<Room>>
export type HouseDb = Kysely<DB>
export type HouseTransaction = Transaction<DB>

/** The same connection or transaction, seen by one room. */
export const roomView = <Room extends string>(db: Kysely<DB>): RoomDb<Room> => db as unknown as RoomDb<Room>

// Counts and identity columns fit a JavaScript number; a bigint as text would only invite "1" + 1.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface Database {
  db: HouseDb
  pool: pg.Pool
  url: string
  close(): Promise<void>
}

export function connect(url: string, { max = 10 }: { max?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'pendopo',
    connectionTimeoutMillis: 5_000,
  })
  // A connection that breaks while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {})
  // The same for one that breaks while it is lent out: its query fails, and that is where it is dealt with.
  pool.on('connect', (client) => {
    client.on('error', () => {})
    preparePlans(client)
  })
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return {
    db,
    pool,
    url,
    async close() {
      await db.destroy()
      if (!pool.ended) await pool.end() // Kysely leaves a pool alone that it never used
    },
  }
}

/**
 * Opens a statement whose plan is kept by each connection: for large ones that readers wait for, where planning costs as
 * much as running. Its text must be the same every time; whatever differs is a parameter.
 */
export const keptPlan = sql`/* kept plan */`

/** The same for a statement that a library wrote. */
export const withKeptPlan = (text: string) => `/* kept plan */ ${text}`

/** Where raw statements and those of the builder (`modifyFront`) have the mark. */
const marked = /^(?:\w+ )?\/\* kept plan \*\//

/** Sends marked statements under a name of their own, so that PostgreSQL plans them once. */
function preparePlans(client: pg.PoolClient): void {
  const names = new Map<string, string>()
  const query = client.query.bind(client) as (text: unknown, values?: unknown, ...rest: unknown[]) => unknown
  client.query = ((text: unknown, values?: unknown, ...rest: unknown[]) => {
    if (typeof text !== 'string' || !marked.test(text)) return query(text, values, ...rest)
    let name = names.get(text)
    if (name === undefined) {
      name = `kept_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
      names.set(text, name)
    }
    return query({ name, text, values }, ...rest)
  }) as typeof client.query
}
