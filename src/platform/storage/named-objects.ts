/** What the rows of all rooms name, by the view `stored_object` that each room with objects has. */
import pg from 'pg'
import type { Named, NamedObject } from './audit-objects.ts'

/** Reads through one connection, which `end` closes. */
export async function openNamed(databaseUrl: string): Promise<Named & { end(): Promise<void> }> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows: views } = await client.query<{ schema: string }>(
    `select table_schema as schema from information_schema.views where table_name = 'stored_object' order by 1`,
  )
  const union = views
    .map(({ schema }) => `select sha256, bytes, named_by from ${pg.escapeIdentifier(schema)}.stored_object`)
    .join(' union all ')
  // Once, so that a walk of hours neither sorts all of it for each page nor holds a snapshot open.
  await client.query(
    `create temporary table named_object as
     select sha256, max(bytes) as bytes, min(named_by) as named_by from (${union}) as every group by sha256`,
  )
  await client.query('create unique index on named_object (sha256)')
  return {
    async count() {
      const { rows } = await client.query<{ count: number }>(
        'select count(*)::int as count from named_object',
      )
      return rows[0]?.count ?? 0
    },
    async after(sha256, limit) {
      const { rows } = await client.query<{ sha256: string; bytes: number | null; named_by: string }>(
        'select sha256, bytes, named_by from named_object where sha256 > $1 order by sha256 limit $2',
        [sha256, limit],
      )
      return rows.map((row): NamedObject => ({
        sha256: row.sha256,
        bytes: row.bytes ?? undefined,
        namedBy: row.named_by,
      }))
    },
    async stillNamed(sha256s) {
      const { rows } = await client.query<{ sha256: string }>(
        `select distinct sha256 from (${union}) as every where sha256 = any($1)`,
        [sha256s],
      )
      return new Set(rows.map((row) => row.sha256))
    },
    end: () => client.end(),
  }
}
