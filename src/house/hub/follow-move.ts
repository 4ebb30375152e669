import { sql } from 'kysely'
import type { HouseTransaction } from '../../platform/db.ts'

/** A unit moved with all below it: the paths that the room keeps follow, within the same transaction. */
export async function followMove(
  trx: HouseTransaction,
  { oldPath, newPath }: { oldPath: string; newPath: string },
): Promise<void> {
  for (const table of ['hub.event', 'hub.enquiry', 'hub.used', 'hub.correction', 'hub.release'])
    await sql`update ${sql.table(table)}
      set unit_path = ${newPath}::ltree || case when unit_path = ${oldPath}::ltree then ''::ltree
        else subpath(unit_path, nlevel(${oldPath}::ltree)) end
      where unit_path <@ ${oldPath}::ltree`.execute(trx)
}
