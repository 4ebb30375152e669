/** Turning the key: what was sealed with an earlier one is sealed anew, row by row, while the house runs. */
import { sql } from 'kysely'
import type { HouseDb } from './db.ts'
import type { Secrets } from './secrets.ts'

/** A column of sealed text, and what its rows are sealed for. */
export interface SealedColumn {
  table: string
  column: string
  /** The column that the context is made of. */
  by: string
  context(by: string): string
}

const batch = 500

/**
 * Begun again, it goes on: what is sealed with the current key is left alone, and a row that somebody changed meanwhile is
 * theirs. @returns how many were sealed anew @throws for a row that no key opens; nothing of it is changed
 */
export async function resealColumn(
  db: HouseDb,
  secrets: Secrets,
  { table, column, by, context }: SealedColumn,
): Promise<number> {
  const [from, of, key] = [sql.table(table), sql.ref(column), sql.ref(by)]
  let done = 0
  for (let after = ''; ;) {
    const { rows } = await sql<{ by: string; sealed: string }>`
      select ${key}::text as by, ${of} as sealed from ${from}
      where ${of} is not null and ${key}::text > ${after} order by ${key}::text limit ${batch}`.execute(db)
    const last = rows.at(-1)
    if (last === undefined) return done
    after = last.by
    const dated = rows.filter(({ sealed }) => secrets.isDated(sealed))
    const anew = dated.map((row) => secrets.seal(opened(secrets, row, table, context), context(row.by)))
    const { numAffectedRows = 0n } = await sql`update ${from} set ${of} = turned.anew
      from unnest(${dated.map((row) => row.by)}::text[], ${dated.map(({ sealed }) => sealed)}::text[],
        ${anew}::text[]) as turned(by, old, anew)
      where ${key}::text = turned.by and ${of} = turned.old`.execute(db)
    done += Number(numAffectedRows)
  }
}

function opened(
  secrets: Secrets,
  row: { by: string; sealed: string },
  table: string,
  context: SealedColumn['context'],
): string {
  try {
    return secrets.unseal(row.sealed, context(row.by))
  } catch (error) {
    throw new Error(`A row of ${table} (${row.by}) cannot be opened with any key of the data folder.`, {
      cause: error,
    })
  }
}
