import { sql } from 'kysely'
import type { HouseTransaction } from '../../platform/db.ts'
import type { UnitMoved } from '../units/index.ts'

/** Tables of the newsroom that keep a unit's path for their list filters. */
const keepers = ['story', 'story_unit', 'edition', 'task'] as const

/** Rewrites the paths kept here within the transaction of a unit's move: both change or neither. */
export async function followMove(trx: HouseTransaction, { oldPath, newPath }: UnitMoved): Promise<void> {
  const moved = (column: string) =>
    sql`${sql.ref(column)} = case when ${sql.ref(column)} = ${oldPath}::ltree then ${newPath}::ltree
      else ${newPath}::ltree || subpath(${sql.ref(column)}, nlevel(${oldPath}::ltree)) end`
  for (const table of keepers)
    await sql`update ${sql.table(`newsroom.${table}`)} set ${moved('unit_path')}
      where unit_path <@ ${oldPath}::ltree`.execute(trx)
  for (const column of ['routed_path', 'approving_path'])
    await sql`update newsroom.edition set ${moved(column)}
      where ${sql.ref(column)} <@ ${oldPath}::ltree`.execute(trx)
}
