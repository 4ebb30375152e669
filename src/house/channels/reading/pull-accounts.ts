/** Who is read when: every account about once an hour, silent and failing ones less often, spread over the time. */
import { sql } from 'kysely'
import { createLanes } from '../../../platform/lanes.ts'
import { readAccount, type Claimed, type ReadingDeps, type ReadingRow } from './read-account.ts'

const batch = 64
const atOnce = 16
const minute = 60_000
/** After this a batch was lost with its process, and its accounts are due again. */
const lease = 10 * minute

/**
 * Claims what is due in one statement, reads it, and goes on while the batch was full. New accounts are enrolled on the
 * way: one at once, thousands over an hour.
 */
export async function pullAccounts(deps: ReadingDeps): Promise<void> {
  const claimed = await claimDue(deps)
  const lane = createLanes(atOnce)
  await Promise.all(
    claimed.map((row) =>
      lane(() =>
        readAccount(deps, row).catch((error: unknown) => {
          // One account's fault is no other's; it is due again when its lease ends.
          deps.log.error({ err: error, channel: row.channel.id }, 'an account could not be read')
        }),
      ),
    ),
  )
  if (claimed.length === batch) await deps.jobs.enqueue(deps.db, 'pull-accounts', {})
}

async function claimDue({ db, clock, adapters }: ReadingDeps): Promise<Claimed[]> {
  const now = clock.now()
  const kinds = Object.values(adapters).flatMap(({ kind, probe }) => (probe === undefined ? [] : [kind]))
  await sql`insert into channels.reading (channel_id, due_at)
    select c.id, ${now}::timestamptz + (row_number() over (order by c.id) - 1) * interval '120 ms'
    from channels.channel c
    where c.removed_at is null and c.kind = any(${kinds}::text[])
      and not exists (select from channels.reading r where r.channel_id = c.id)
    on conflict do nothing`.execute(db)
  const { rows } = await sql<ReadingRow>`
    with due as (
      select r.channel_id from channels.reading r join channels.channel c on c.id = r.channel_id
      where r.due_at <= ${now} and c.removed_at is null and c.state = 'connected'
      order by r.due_at limit ${batch} for update of r skip locked
    )
    update channels.reading r set due_at = ${new Date(now.getTime() + lease)}
    from due where due.channel_id = r.channel_id returning r.*`.execute(db)
  if (rows.length === 0) return []
  const channels = await db
    .selectFrom('channels.channel')
    .selectAll()
    .where(
      'id',
      'in',
      rows.map((row) => row.channel_id),
    )
    .execute()
  const byId = new Map(channels.map((channel) => [channel.id, channel]))
  return rows.flatMap((reading) => {
    const channel = byId.get(reading.channel_id)
    return channel === undefined ? [] : [{ channel, reading }]
  })
}
