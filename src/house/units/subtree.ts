import { sql } from 'kysely'
import type { HouseDb } from '../../platform/db.ts'

// In the order of the tree; the order also keeps the planner on the index when the subtree is the whole tree.
const query = (path: string) =>
  sql`select id from units.unit where span >= ${`${path}.`} and span < ${`${path}/`} order by span`

/**
 * Ids of a subtree straight from the database, parents first, by the path of its top: one range of one index, without
 * a visit to the table.
 */
export async function subtreeIds(db: HouseDb, path: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${query(path)}`.execute(db)
  return rows.map((row) => row.id)
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

/** How PostgreSQL answers {@link subtreeIds}: the lines of EXPLAIN (ANALYZE), and its time in ms. For the bench. */
export async function subtreePlan(db: HouseDb, path: string): Promise<{ plan: string; ms: number }> {
  const { rows } = await sql<{ 'QUERY PLAN': string }>`
    explain (analyze, costs off, timing off) ${query(path)}`.execute(db)
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  return { plan, ms: Number(/Execution Time: ([\d.]+) ms/.exec(plan)?.[1]) }
}
