/** The database's tables, brought up to date by numbered SQL files that only go forward. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ClientBase } from 'pg'
import type { Database } from './db.ts'

const migrationsFolder = join(import.meta.dirname, '../../migrations')
const lockNotAvailable = '55P03'

interface Migrating {
  folder?: string
  /** How long one try waits for a table that somebody uses; everybody who comes after it waits behind. Milliseconds. */
  lockTimeout?: number
  /** How often a file is tried while its tables are in use. */
  tries?: number
}

/**
 * Applies the files that the database has not seen, each in its own transaction, one process at a time. A file whose
 * name ends in `.online.sql` runs statement by statement outside a transaction, for `create index concurrently`, which
 * stands in nobody's way; all of it must be repeatable, for it may break off (drop the index if it exists first).
 * @returns the names of those applied.
 * @throws if an applied file was changed since, or its tables stayed in use through all tries.
 */
export async function migrate(
  database: Database,
  { folder = migrationsFolder, lockTimeout = 2_000, tries = 30 }: Migrating = {},
): Promise<string[]> {
  const client = await database.pool.connect()
  const applied: string[] = []
  try {
    await takeTurn(client)
    await client.query('create schema if not exists platform')
    await client.query(
      'create table if not exists platform.migration (name text primary key, digest text not null, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; digest: string }>(
      'select name, digest from platform.migration',
    )
    const seen = new Map(rows.map((row) => [row.name, row.digest]))
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted()) {
      const text = await readFile(join(folder, name), 'utf8')
      const digest = createHash('sha256').update(text).digest('hex')
      const known = seen.get(name)
      if (known === digest) continue
      if (known !== undefined)
        throw new Error(`Migration ${name} was changed after it was applied. Restore it and add a new one.`)
      await client.query(`set lock_timeout = ${lockTimeout}`)
      await applyPatiently(client, { name, text, digest }, tries)
      applied.push(name)
    }
  } finally {
    await client.query('reset lock_timeout; select pg_advisory_unlock(727360)').catch(() => {})
    client.release()
  }
  return applied
}

/** Asked again and again instead of waited for: a waiting statement is one that `create index concurrently` waits for. */
async function takeTurn(client: ClientBase): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock(727360) as taken')
    if (rows[0]?.taken === true) return
    await pause(200)
  }
}

interface Migration {
  name: string
  text: string
  digest: string
}

async function applyPatiently(client: ClientBase, migration: Migration, tries: number): Promise<void> {
  for (let left = tries - 1; ; left--)
    try {
      return await apply(client, migration)
    } catch (error) {
      const inUse = (error as { code?: string }).code === lockNotAvailable
      if (!inUse || left <= 0)
        throw new Error(
          inUse
            ? `Migration ${migration.name} found its tables in use ${tries} times. Nothing was changed; end long-running queries or stop older processes, and start again.`
            : `Migration ${migration.name} failed: ${(error as Error).message}`,
          { cause: error },
        )
      await pause(500) // whoever waited behind it goes first
    }
}

async function apply(client: ClientBase, { name, text, digest }: Migration): Promise<void> {
  const note = () =>
    client.query('insert into platform.migration (name, digest) values ($1, $2)', [name, digest])
  if (name.endsWith('.online.sql')) {
    await client.query('set lock_timeout = 0')
    for (const statement of text.split(/;\s*$/mu)) if (statement.trim() !== '') await client.query(statement)
    await note()
    return
  }
  await client.query('begin')
  try {
    await client.query(text)
    await note()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
