import { sql } from 'kysely'
import type { HouseTransaction } from '../../platform/db.ts'
import { conflict, notFound } from '../../platform/errors.ts'

/** One act on the tree at a time, until the transaction ends: two moves that each look harmless can make a cycle. */
export async function lockTree(trx: HouseTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(727362)`.execute(trx)
}

const columns = [
  'id',
  'code',
  'path',
  'span',
  'parent_id',
  'level',
  'name_id',
  'name_en',
  'short_name',
  'slug',
  'host',
  'time_zone',
  'state',
] as const

export type UnitRecord = Awaited<ReturnType<typeof unitRecord>>

/** The unit as the database has it now; the tree in memory may be a moment behind. @throws not_found */
export async function unitRecord(trx: HouseTransaction, id: string) {
  const row = await trx.selectFrom('units.unit').select(columns).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('unit')
  return row
}

/** The same, for a unit that is to be changed. @throws not_found, unit_closed */
export async function openUnitRecord(trx: HouseTransaction, id: string): Promise<UnitRecord> {
  const row = await unitRecord(trx, id)
  if (row.state === 'closed') throw conflict('unit_closed', { unit: row.name_id })
  return row
}
