/** What is past its time: marks, answers, and whatever was written by people who deleted their account. */
import { sql } from 'kysely'
import type { AddressedListener, FediverseDeps } from './deps.ts'

const day = 86_400_000

export async function forgetHeard(
  { db, clock, config }: Pick<FediverseDeps, 'db' | 'clock' | 'config'>,
  listener: AddressedListener,
): Promise<void> {
  const now = clock.now()
  await db.deleteFrom('channels.fediverse_mark').where('ends_at', '<=', now).execute()
  await db
    .deleteFrom('channels.fediverse_answer')
    .where('said_at', '<', new Date(now.getTime() - config.heardDays * day))
    .execute()
  await db.transaction().execute(async (trx) => {
    const gone = await trx.deleteFrom('channels.fediverse_left').returning('actor').execute()
    if (gone.length === 0) return
    const writers = gone.map(({ actor }) => actor)
    await sql`delete from channels.fediverse_answer where writer = any(${writers}::text[])`.execute(trx)
    await listener.left(trx, writers)
  })
}
