/** Finds assets: by words, place in the tree, kind, shape, colour and time; with counts of what else there is. */
import { sql, type RawBuilder } from 'kysely'
import type { HouseDb } from '../../../platform/db.ts'
import { assetColumns, toAsset, type Asset, type AssetRow } from '../asset.ts'
import type { AssetKind } from '../identify-file.ts'
import { matching } from './matching.ts'
import { meantWords } from './meant-words.ts'

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
  const [words, before] = await Promise.all([meantWords(db, search), cameAt(db, search.cursor)])
  const most = search.cursor === undefined ? enough + 1 : limit + 1
  const { rows } = await statement(matching(words, search, { now, before, most }), now, limit).execute(db)
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
  const words = await meantWords(db, search)
  const { rows } = await sql<{ id: string; recordNumber: number }>`
    select asset.id, asset.record_number as "recordNumber"
    from (${matching(words, search, { now, most: most + 1 })}) matched join bank.asset asset using (id)
    order by asset.id desc`.execute(db)
  return { assets: rows.slice(0, most), more: rows.length > most }
}

/** When the asset came after which one pages on. */
async function cameAt(db: HouseDb, cursor: string | undefined): Promise<Date | undefined> {
  if (cursor === undefined) return undefined
  const row = await db
    .selectFrom('bank.asset')
    .select('created_at')
    .where('id', '=', cursor)
    .executeTakeFirst()
  return row?.created_at
}

function statement(matched: RawBuilder<unknown>, now: Date, limit: number): RawBuilder<FoundRow> {
  const counts = (name: string, value: RawBuilder<unknown>, from = sql`counted`) => sql`
    ${sql.lit(name)}, (select coalesce(json_agg(json_build_object('value', value, 'count', count) order by count desc, value), '[]')
      from (select ${value} as value, count(*)::int as count from ${from}
        where ${value} is not null group by 1 order by 2 desc limit 40) most)`
  return sql<FoundRow>`
    with matched as materialized (${matched}),
    counted as materialized (select * from matched order by id desc limit ${enough}),
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
        counts('topics', sql`topic`, sql`counted, unnest(topics) topic`),
      ])}) as facets`
}

/** JSON has no dates. */
function revived(row: Record<string, unknown>): AssetRow {
  const at = (value: unknown) => (value === null ? null : new Date(value as string))
  return { ...row, taken_at: at(row['taken_at']), created_at: at(row['created_at']) } as AssetRow
}
