/** Faults of an account by day (UTC): the trend on the board of connections. */
import { sql } from 'kysely'
import type { HouseTransaction } from '../../../platform/db.ts'

export async function countFault(trx: HouseTransaction, channelId: string, now: Date): Promise<void> {
  await sql`insert into channels.fault_day as f (channel_id, day, faults)
    values (${channelId}, (${now}::timestamptz at time zone 'UTC')::date, 1)
    on conflict (channel_id, day) do update set faults = f.faults + 1`.execute(trx)
}
