import { sql } from 'kysely'
import type { HouseTransaction } from '../../platform/db.ts'
import { conflict } from '../../platform/errors.ts'
import type { IdentityDeps } from './deps.ts'

/**
 * Called after a grant or a person was taken away, within that transaction: the house must keep one administrator of
 * the root whose grant has no end. The lock puts two administrators who remove each other in line.
 * @throws last_administrator (409)
 */
export async function keepAnAdministrator(
  { clock, units }: Pick<IdentityDeps, 'clock' | 'units'>,
  trx: HouseTransaction,
): Promise<void> {
  if (!(await hasAdministrator({ clock, units }, trx))) throw conflict('last_administrator')
}

export async function lockAdministrators(trx: HouseTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(727362)`.execute(trx)
}

export async function hasAdministrator(
  { clock, units }: Pick<IdentityDeps, 'clock' | 'units'>,
  trx: HouseTransaction,
): Promise<boolean> {
  const { rows } = await sql`select from identity.live_grant(${clock.now()}) g
    where g.unit_id = ${units.root().id} and g.role = 'administrator'
      and g.delegated_from is null and g.until_at is null limit 1`.execute(trx)
  return rows.length > 0
}
