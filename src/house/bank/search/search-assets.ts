/** Finds assets: by words, place in the tree, kind, shape, colour and time; with counts of what else there is. */
import { sql, type RawBuilder } from 'kysely'
import type { HouseDb } from '../../../platform/db.ts'
import { isBlank, parseQuery, quoteLexeme, toTsquery } from '../../../platform/text/parse-query.ts'
import { assetColumns, toAsset, type Asset, type AssetRow } from '../asset.ts'
import type { AssetKind } from '../identify-file.ts'
import { monthLexeme, monthOf } from './lexemes.ts'

export interface AssetSearch {
  /** Words in any language of the house; empty: everything. */
  q?: string | undefined
  /** Ids of the units whose assets may be shown; undefined: every unit's. */
  unitIds?: readonly string[] | undefined
  kind?: AssetKind | undefined
  orientation?: 'landscape' | 'portrait' | 'square' | undefined
  hue?: string | undefined
  topic?: string | undefined
  /**
   * `free`: nothing holds it back from the public; `held`: something does; `used`: something published shows it; `ended`: its retention
   * is over, and somebody has to decide what becomes of it.
   */
  standing?: 'free' | 'held' | 'used' | 'ended' | undefined
  /** When it came. */
  from?: Date | undefined
  until?: Date | undefined
  /** Id of the last asset of the page before. */
  cursor?: string | undefined
  /** At most 100. */
  limit?: number | undefined
}

type Count = { value: string; count: number }

export interface AssetsFound {
  assets: Asset[]
  next: string | null
  /** Of the first page alone: what there is to narrow by does not change while one pages on. */
  summary: { count: number; more: boolean; facets: Facets } | null
}

/** Counted among the newest thousand that match; `more` says that there are more than those. */
export interface Facets {
  kinds: Count[]
  orientations: Count[]
  hues: Count[]
  units: Count[]
  topics: Count[]
}

/** With so many in the newer months the older ones are neither counted nor read. */
const enough = 1000

interface FoundRow {
  page: (Record<string, unknown> & { id: string })[] | null
  count: number
  facets: Facets
}

export async function searchAssets(db: HouseDb, now: Date, search: AssetSearch): Promise<AssetsFound> {
  const limit = Math.min(search.limit ?? 60, 100)
  const { rows } = await statement(wordsOf(search), now, search, limit).execute(db)
  const row = rows[0] as FoundRow
  const found = (row.page ?? []).map((one) => toAsset(revived(one)))
  const page = found.slice(0, limit)
  return {
    assets: page,
    next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
    summary:
      search.cursor === undefined
        ? { count: Math.min(row.count, enough), more: row.count > enough, facets: row.facets }
        : null,
  }
}

/** The newest that match, with the version of their record: what "all found" means when they are changed together. */
export async function matchingAssets(
  db: HouseDb,
  now: Date,
  search: AssetSearch,
  most: number,
): Promise<{ assets: { id: string; recordNumber: number }[]; more: boolean }> {
  const { rows } = await sql<{ id: string; recordNumber: number }>`
    select asset.id, asset.record_number as "recordNumber"
    from (${matchedBy(wordsOf(search), now, search, most + 1)}) matched join bank.asset asset using (id)
    order by asset.id desc`.execute(db)
  return { assets: rows.slice(0, most), more: rows.length > most }
}

/** Words as `bank.asset.search` is asked for them; undefined: everything. */
export function wordsOf({ q = '' }: Pick<AssetSearch, 'q'>): string | undefined {
  const asked = parseQuery(q, 'id')
  return isBlank(asked) ? undefined : toTsquery(asked, { prefix: true })
}

function matchedBy(
  words: string | undefined,
  now: Date,
  search: AssetSearch,
  wanted: number,
): RawBuilder<unknown> {
  const narrow = sql.join(
    [
      sql`true`,
      ...(search.unitIds === undefined ? [] : [sql`asset.unit_id = any(${[...search.unitIds]}::uuid[])`]),
      ...(search.kind === undefined ? [] : [sql`asset.kind = ${search.kind}`]),
      ...(search.orientation === undefined ? [] : [sql`asset.orientation = ${search.orientation}`]),
      ...(search.hue === undefined ? [] : [sql`asset.hue = ${search.hue}`]),
      ...(search.topic === undefined ? [] : [sql`asset.topics @> ${[search.topic]}::text[]`]),
      ...(search.from === undefined ? [] : [sql`asset.created_at >= ${search.from}`]),
      ...(search.until === undefined ? [] : [sql`asset.created_at < ${search.until}`]),
      ...(search.standing === undefined ? [] : [standing(search.standing, now)]),
      ...(search.cursor === undefined ? [] : [sql`asset.id < ${search.cursor}::uuid`]),
    ],
    sql` and `,
  )
  const columns = sql`asset.id, asset.kind, asset.orientation, asset.hue, asset.unit_id, asset.topics`
  const matching = (span: string | undefined) => sql`
    select ${columns} from bank.asset asset
    where ${words === undefined ? sql`true` : sql`asset.search @@ ${span === undefined ? words : `(${words}) & ${span}`}::tsquery`}
      and ${narrow}
    order by asset.id desc limit ${wanted}`
  // Without words the order alone finds the newest; with a common word it would read a million to find a thousand.
  return words === undefined ? matching(undefined) : bySpans(now, wanted, matching)
}

function statement(
  words: string | undefined,
  now: Date,
  search: AssetSearch,
  limit: number,
): RawBuilder<FoundRow> {
  const matched = matchedBy(words, now, search, search.cursor === undefined ? enough + 1 : limit + 1)
  const counts = (name: string, value: RawBuilder<unknown>, from = sql`matched`) => sql`
    ${sql.lit(name)}, (select coalesce(json_agg(json_build_object('value', value, 'count', count) order by count desc, value), '[]')
      from (select ${value} as value, count(*)::int as count from ${from}
        where ${value} is not null group by 1 order by 2 desc limit 40) counted)`
  return sql<FoundRow>`
    with matched as materialized (${matched}),
    page as (
      select ${sql.join(assetColumns.map((column) => sql.ref(`asset.${column}`)))},
        exists (select 1 from bank.public_use where asset_id = asset.id) as used,
        (select bank.held_back(claims, ${now}, 'public') from bank.rights claims where claims.asset_id = asset.id) as held_back
      from (
        select id from matched order by id desc limit ${limit + 1}
      ) shown join bank.asset asset using (id)
    )
    select
      (select json_agg(to_json(page) order by page.id desc) from page) as page,
      (select count(*)::int from matched) as count,
      json_build_object(${sql.join([
        counts('kinds', sql`kind`),
        counts('orientations', sql`orientation`),
        counts('hues', sql`hue`),
        counts('units', sql`unit_id`),
        counts('topics', sql`topic`, sql`matched, unnest(topics) topic`),
      ])}) as facets`
}

function standing(wanted: NonNullable<AssetSearch['standing']>, now: Date): RawBuilder<unknown> {
  if (wanted === 'used') return sql`exists (select 1 from bank.public_use where asset_id = asset.id)`
  if (wanted === 'ended')
    return sql`asset.id in (select asset_id from bank.rights where retention_until <= ${now})`
  const held = sql`exists (select 1 from bank.rights claims where claims.asset_id = asset.id
    and bank.held_back(claims, ${now}, 'public') is not null)`
  return wanted === 'held' ? held : sql`not ${held}`
}

const anyMonth = (months: string[]) =>
  `(${months.map((month) => quoteLexeme(monthLexeme(month))).join(' | ')})`

/** This month and the last, then the ten before, then everything: each only if those before did not give enough. */
function bySpans(
  now: Date,
  wanted: number,
  matching: (span: string | undefined) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const month = (back: number) =>
    monthOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)))
  const months = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, at) => month(first + at))
  return sql`
    with near as materialized (${matching(anyMonth(months(0, 1)))}),
    middle as materialized (
      select * from (${matching(anyMonth(months(2, 11)))}) span where (select count(*) from near) < ${wanted}
    ),
    far as materialized (
      select * from (${matching(`!${anyMonth(months(0, 11))}`)}) span
      where (select count(*) from near) + (select count(*) from middle) < ${wanted}
    )
    select * from (
      select * from near union all select * from middle union all select * from far
    ) spans order by id desc limit ${wanted}`
}

/** JSON has no dates. */
function revived(row: Record<string, unknown>): AssetRow {
  const at = (value: unknown) => (value === null ? null : new Date(value as string))
  return { ...row, taken_at: at(row['taken_at']), created_at: at(row['created_at']) } as AssetRow
}
