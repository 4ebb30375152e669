import { sql } from 'kysely'
import type { HouseDb } from '../../../platform/db.ts'
import { comparedName } from './asked-name.ts'
import { lookOf, slipsOf } from './look.ts'

/** The look and the slips as an entry keeps them. */
export function drawn(of: { network: string; handle: string; address: string }) {
  const look = lookOf(comparedName(of))
  return { look, slips: look.length >= 5 ? slipsOf(look) : [] }
}

/** Draws what is not drawn yet, at most 2,000 at a time; how many. */
export async function drawLooks(db: HouseDb): Promise<number> {
  const rows = await db
    .selectFrom('channels.outlet')
    .select(['id', 'network', 'handle', 'address'])
    .where('look', 'is', null)
    .limit(2_000)
    .execute()
  if (rows.length === 0) return 0
  const looks = rows.map((row) => ({ id: row.id, ...drawn(row) }))
  await sql`update channels.outlet o set look = v.look, slips = array(select jsonb_array_elements_text(v.slips))
    from jsonb_to_recordset(${JSON.stringify(looks)}::jsonb) as v(id uuid, look text, slips jsonb)
    where o.id = v.id`.execute(db)
  return rows.length
}
