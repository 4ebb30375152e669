import { sql } from 'kysely'
import type { HouseDb } from '../../platform/db.ts'

const query = (path: string) =>
  sql<{ id: string }>`select id from units.unit where span >= ${`${path}.`} and span < ${`${path}/`}`

/** Ids of a subtree straight from the database: one range of one index, without a visit to the table. */
export async function subtreeIds(db: HouseDb, path: string): Promise<string[]> {
  return (await query(path).execute(db)).rows.map((row) => row.id)
}

/** The same, open units alone, a page at a time: keyset by the span. */
export async function openPage(
  db: HouseDb,
  path: string,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from units.unit
    where span >= ${`${path}.`} and span < ${`${path}/`} and span > ${after === undefined ? '' : `${after}.`}
      and state = 'open'
    order by span limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}

/** How PostgreSQL answers {@link subtreeIds}: the lines of EXPLAIN (ANALYZE). For the bench and its test. */
export async function subtreePlan(db: HouseDb, path: string): Promise<{ plan: string; ms: number }> {
  const { rows } = await sql<{ 'QUERY PLAN': string }>`
    explain (analyze, costs off) select id from units.unit where span >= ${`${path}.`} and span < ${`${path}/`}`.execute(
    db,
  )
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  return { plan, ms: Number(/Execution Time: ([\d.]+) ms/.exec(plan)?.[1]) }
}
