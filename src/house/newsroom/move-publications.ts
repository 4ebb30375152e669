import { sql } from 'kysely'
import type { HouseTransaction } from '../../platform/db.ts'
import type { UnitMoved } from '../units/index.ts'
import { quoteLexeme } from '../../platform/text/parse-query.ts'
import { unitLexeme } from './search/lexemes.ts'

/**
 * Follows a unit's move on the public side, within its transaction: paths, regions, the lists of the ancestors it left
 * and of those it came under, and what narrows a search.
 */
export async function movePublications(
  { units }: { units: { byCode(code: string): { id: string } | undefined } },
  trx: HouseTransaction,
  { oldPath, newPath }: UnitMoved,
): Promise<void> {
  // Labels of a path are codes; the ancestors of old and new place do not move themselves.
  const ancestors = (path: string) =>
    path
      .split('.')
      .slice(0, -1)
      .flatMap((code) => units.byCode(code)?.id ?? [])
  const [was, is] = [ancestors(oldPath), ancestors(newPath)]
  const left = was.filter((id) => !is.includes(id))
  const joined = is.filter((id) => !was.includes(id))
  const region = newPath.split('.')[1]
  const regionId = region === undefined ? null : (units.byCode(region)?.id ?? null)
  const path = sql`case when unit_path = ${oldPath}::ltree then ${newPath}::ltree
    else ${newPath}::ltree || subpath(unit_path, nlevel(${oldPath}::ltree)) end`
  await sql`update newsroom.publication set unit_path = ${path}, region_id = ${regionId}
    where unit_path <@ ${oldPath}::ltree`.execute(trx)
  await sql`update newsroom.search_entry set unit_path = ${path},
      lexemes = ts_delete(lexemes, ${left.map(unitLexeme)}::text[])
        || ${joined.map((id) => quoteLexeme(unitLexeme(id))).join(' ')}::tsvector
    where unit_path <@ ${oldPath}::ltree`.execute(trx)
  const moved = sql`select edition_id from newsroom.publication where unit_path <@ ${newPath}::ltree`
  await sql`update newsroom.listing set region_id = ${regionId} where edition_id in (${moved})`.execute(trx)
  await sql`delete from newsroom.listing
    where kind = 'ancestor' and unit_id = any(${left}::uuid[]) and edition_id in (${moved})`.execute(trx)
  // The root lists only what it adopted.
  await sql`
    insert into newsroom.listing (edition_id, unit_id, kind, locale, topic, region_id, public_timestamp)
    select p.edition_id, joined.id, 'ancestor', p.locale, p.topic, p.region_id, p.public_timestamp
    from newsroom.publication p cross join unnest(${joined}::uuid[]) as joined (id)
    where p.unit_path <@ ${newPath}::ltree and p.state = 'published'
    on conflict (edition_id, unit_id) do nothing`.execute(trx)
}
