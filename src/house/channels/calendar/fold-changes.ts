import { sql } from 'kysely'
import type { ChannelsDeps } from '../deps.ts'

/** Takes what changed since the last time into the calendar's tallies, so that readers have little to add up. */
export async function foldChanges({ db }: Pick<ChannelsDeps, 'db'>): Promise<void> {
  await sql`select channels.fold_calendar()`.execute(db)
}
