import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { connect, type Database } from '../../src/platform/db.ts'
import { afterwards } from './afterwards.ts'

/** A database of this test file's own, cloned from the migrated template; dropped at the end. */
export async function cloneDatabase(): Promise<Database & { drop(): Promise<void> }> {
  const name = `house_${randomBytes(6).toString('hex')}`
  const address = (database: string) =>
    inject('postgres').replace('%7Bname%7D', database).replace('{name}', database)
  const admin = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: address('postgres') })
    await client.connect()
    try {
      for (const statement of statements) await client.query(statement)
    } finally {
      await client.end()
    }
  }
  // PostgreSQL clones only from an idle template, so files that start together wait in line.
  await admin(
    'select pg_advisory_lock(727361)',
    `create database ${name} template template_house strategy file_copy`,
  )
  const database = connect(address(name))
  return { ...database, drop: () => admin(`drop database if exists ${name} with (force)`) }
}

/** The same, cleaned up by Vitest. */
export async function testDatabase(): Promise<Database> {
  const database = await cloneDatabase()
  afterwards(async () => {
    await database.close()
    await database.drop()
  })
  return database
}
