/** Every process of a house says by its database connection which bucket it reads, so that no object is moved from under it. */
import { createHash } from 'node:crypto'
import pg from 'pg'
import type { S3Settings, StorageSettings } from './settings.ts'

const base = 'pendopo events'
const mark = ({ endpoint = '', bucket }: S3Settings) =>
  ` s3:${createHash('sha256').update(`${endpoint}/${bucket}`).digest('hex').slice(0, 12)}`

export const processName = ({ s3 }: StorageSettings): string => (s3 === undefined ? base : base + mark(s3))

/** How many running processes of the house do not read this bucket. */
export async function processesWithout(databaseUrl: string, s3: S3Settings): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity
       where datname = current_database() and application_name like $1 and application_name <> $2`,
      [`${base}%`, base + mark(s3)],
    )
    return rows[0]?.count ?? 0
  } finally {
    await client.end()
  }
}
