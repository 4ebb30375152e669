/** What people on the Fediverse address to a unit comes to the house itself, so it is in the inbox as soon as it is said. */
import { sql } from 'kysely'
import type { AddressedListener } from '../fediverse/deps.ts'
import { changeHeard, keepHeard } from './keep-heard.ts'
import type { ReadingDeps } from './read-account.ts'

const day = 86_400_000

export const hearFediverse = ({
  clock,
  config,
}: Pick<ReadingDeps, 'clock' | 'config'>): AddressedListener => ({
  async said(trx, { channelId, changedAt, ...heard }) {
    const now = clock.now()
    if (changedAt !== null && (await changeHeard(trx, channelId, heard, changedAt))) return
    await keepHeard(trx, channelId, [heard], { now, since: new Date(now.getTime() - config.heardDays * day) })
  },
  async takenBack(trx, id) {
    await trx.deleteFrom('channels.heard').where('external_id', '=', id).execute()
  },
  async left(trx, writers) {
    // The second of the two addresses. Nobody asks by it otherwise, so it has no index.
    await sql`delete from channels.heard where split_part(answer_to, ' ', 2) = any(${writers}::text[])`.execute(
      trx,
    )
  },
})
