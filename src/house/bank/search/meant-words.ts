/** The words of a search as `bank.asset.search` is asked for them. */
import { sql } from 'kysely'
import type { HouseDb } from '../../../platform/db.ts'
import { isBlank, parseQuery, toTsquery } from '../../../platform/text/parse-query.ts'

/** With more the index finds what begins so by itself, which takes as long as there are finds. */
const mostBegun = 200

/** undefined: everything. */
export function wordsOf({ q = '' }: { q?: string | undefined }): string | undefined {
  const asked = parseQuery(q, 'id')
  return isBlank(asked) ? undefined : toTsquery(asked, { prefix: true })
}

/** The same, with what the last word is the beginning of written out: the index need not gather all of it beforehand. */
export async function meantWords(
  db: HouseDb,
  { q = '' }: { q?: string | undefined },
): Promise<string | undefined> {
  const asked = parseQuery(q, 'id')
  if (isBlank(asked)) return undefined
  if (asked.last === null) return toTsquery(asked)
  const { rows } = await sql<{ word: string }>`
    select distinct word from bank.search_word
    where word >= ${asked.last} and word < ${`${asked.last}\u{10ffff}`} order by word limit ${mostBegun + 1}`.execute(
    db,
  )
  return toTsquery(asked, { prefix: rows.length > mostBegun ? true : rows.map(({ word }) => word) })
}
