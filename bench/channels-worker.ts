/** What a delivery costs the house itself, on a network that answers at once, beside bare jobs of the same queue. */
import { sql } from 'kysely'
import { PgBoss } from 'pg-boss'
import { systemClock } from '../src/platform/clock.ts'
import { edition, type ChannelsRoom } from '../tests/support/channels-room.ts'
import { announce, plantAccounts, withDatabase, withNetwork, withRoom } from './channels-house.ts'
import { countProcessorTime } from './processor-time.ts'
import type { Figure } from './table.ts'

export const measureWorker = ({ accounts = 3_000 } = {}): Promise<Figure[]> =>
  withDatabase((databaseUrl) =>
    withNetwork(async (server) => {
      const bare = await bareJobs(databaseUrl, accounts)
      return withRoom(databaseUrl, systemClock, (room) => deliveries(room, { server, accounts, bare }), {
        work: true,
      })
    }),
  )

/** Jobs a second that do nothing, by pg-boss's own workers, once they all wait. */
async function bareJobs(url: string, count: number): Promise<number> {
  const boss = new PgBoss({ connectionString: url, schema: 'bare', max: 10 })
  boss.on('error', console.error)
  await boss.start()
  try {
    await boss.createQueue('do-nothing')
    await boss.insert(
      'do-nothing',
      Array.from({ length: count }, (_, n) => ({ data: { n }, group: { id: String(n) } })),
    )
    let done = 0
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    const began = performance.now()
    for (let hand = 0; hand < 16; hand += 1) {
      let id = ''
      id = await boss.work('do-nothing', { groupConcurrency: 1 }, async () => {
        done += 1
        if (done === count) end()
        // Else it would look for the next one only after its interval.
        boss.notifyWorker(id)
      })
    }
    await ended
    return (count / (performance.now() - began)) * 1_000
  } finally {
    await boss.stop({ graceful: false })
  }
}

async function deliveries(
  room: ChannelsRoom,
  { server, accounts, bare }: { server: string; accounts: number; bare: number },
): Promise<Figure[]> {
  const { db } = room.database
  await plantAccounts(room, { count: accounts, server })
  const used = await countProcessorTime(db)
  const began = performance.now()
  const story = edition()
  await announce(room, story)
  const sent = await allSent(room, story.storyId, accounts)
  const seconds = (performance.now() - began) / 1_000
  const { house, database } = await used()
  const each = ((house + database) / sent) * 1_000
  const rate = sent / seconds
  return [
    {
      figure: 'our own cost per delivery, network that answers at once: CPU',
      measured: `${each.toFixed(1)} ms (house ${((house / sent) * 1_000).toFixed(1)}, PostgreSQL ${((database / sent) * 1_000).toFixed(1)})`,
      reference: `${sent} deliveries in ${seconds.toFixed(1)} s, from the announcement on`,
      wanted: '≤ 3 ms',
      met: each <= 3 && sent === accounts,
    },
    {
      figure: 'deliveries a second',
      measured: rate.toFixed(0),
      reference: `${bare.toFixed(0)} bare jobs of pg-boss's own workers`,
      wanted: '≥ 0.5 × bare',
      met: rate >= 0.5 * bare && sent === accounts,
    },
  ]
}

/** How many were, at the latest when nothing moves for a minute. */
export async function allSent(
  { database: { db } }: ChannelsRoom,
  storyId: string,
  wanted: number,
): Promise<number> {
  let sent = 0
  for (let still = 0; sent < wanted && still < 240; still += 1) {
    await new Promise((resolve) => setTimeout(resolve, 250))
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from channels.delivery
      where story_id = ${storyId} and state = 'sent'`.execute(db)
    const n = rows[0]?.n ?? 0
    if (n > sent) still = 0
    sent = n
  }
  return sent
}
