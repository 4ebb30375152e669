import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { HouseDb } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { LoadedPack } from './load-pack.ts'
import { lockTree } from './lock-tree.ts'

/** The database belongs to another institution than the pack that was asked for. */
export class OtherPack extends Error {
  constructor(opened: string, asked: string) {
    super(
      `This house was opened with the pack ${opened} and cannot go on with "${asked}". ` +
        `Set PENDOPO_PACK to ${opened}, or use another data folder.`,
    )
  }
}

/**
 * Fills an empty tree from the pack, once; several processes may call it together.
 * @returns true if this call filled it.
 * @throws OtherPack if the database was opened with a different pack.
 */
export async function seedUnits(db: HouseDb, clock: Clock, pack: LoadedPack): Promise<boolean> {
  const filled = await db.transaction().execute(async (trx) => {
    await lockTree(trx)
    const opened = await trx
      .selectFrom('platform.setting')
      .select('value')
      .where('name', '=', 'pack')
      .executeTakeFirst()
    if (opened !== undefined) {
      if (opened.value !== pack.name) throw new OtherPack(JSON.stringify(opened.value), pack.name)
      return false
    }
    // The VACUUM below sees rows as committed only once their commit is on disk.
    await sql`set local synchronous_commit = on`.execute(trx)
    const ids = new Map(pack.rows.map((row) => [row.code, newId()]))
    const paths = new Map<string, string>()
    const rows = pack.rows.map((row) => {
      const path = row.parent === null ? row.code : `${paths.get(row.parent)}.${row.code}`
      paths.set(row.code, path)
      return {
        id: ids.get(row.code),
        code: row.code,
        path,
        parent_id: row.parent === null ? null : ids.get(row.parent),
        level: row.level,
        name_id: row.name.id,
        name_en: row.name.en,
        short_name: row.shortName,
        slug: row.slug,
        time_zone: row.timeZone,
        lat: row.coordinates?.lat ?? null,
        lon: row.coordinates?.lon ?? null,
      }
    })
    await sql`
      insert into units.unit (id, code, path, parent_id, level, name_id, name_en, short_name, slug, time_zone, lat, lon,
                              created_at, changed_at)
      select r.*, ${clock.now()}, ${clock.now()}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as
        r(id uuid, code text, path ltree, parent_id uuid, level text, name_id text, name_en text, short_name text,
          slug text, time_zone text, lat double precision, lon double precision)`.execute(trx)
    await trx
      .insertInto('platform.setting')
      .values({ name: 'pack', value: JSON.stringify(pack.name) })
      .execute()
    return true
  })
  // Index-only reads need the visibility map, which only VACUUM writes.
  if (filled) await sql`vacuum (analyze) units.unit`.execute(db)
  return filled
}
