/**
 * That something was heard or taken back, as a keyed hash of its address and of who said it: enough to know the same one
 * again, and of no use for anything else.
 */
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { HouseTransaction } from '../../../platform/db.ts'
import type { FediverseDeps } from './deps.ts'

/** With who said it, nobody can take back or foreclose what somebody else says. */
export const markOf = (
  { secrets }: Pick<FediverseDeps, 'secrets'>,
  { id, by }: { id: URL; by: URL },
): Buffer => createHmac('sha256', secrets.key('fediverse-marks')).update(`${by.href}\n${id.href}`).digest()

/** `again`: it was heard before; `gone`: it was taken back, and may come no more. */
export async function markHeard(
  trx: HouseTransaction,
  mark: Buffer,
  endsAt: Date,
): Promise<'first' | 'again' | 'gone'> {
  const { rows } = await sql<{ first: boolean; gone: boolean }>`
    insert into channels.fediverse_mark as m (mark, ends_at) values (${mark}, ${endsAt})
    on conflict (mark) do update set ends_at = m.ends_at
    returning old.mark is null as first, new.gone`.execute(trx)
  return rows[0]?.gone === true ? 'gone' : rows[0]?.first === true ? 'first' : 'again'
}

/** Whether it was known; what was not is remembered for a while, for it may be on its way. */
export async function markGone(trx: HouseTransaction, mark: Buffer, unknownUntil: Date): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    insert into channels.fediverse_mark (mark, gone, ends_at) values (${mark}, true, ${unknownUntil})
    on conflict (mark) do update set gone = true returning old.mark is not null as known`.execute(trx)
  return rows[0]?.known === true
}
