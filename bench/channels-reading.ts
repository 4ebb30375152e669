/** Reading accounts back: the processor time of a pull, of our process and of PostgreSQL, against a network that answers at once. */
import { sql } from 'kysely'
import { standingClock } from '../src/platform/clock.ts'
import type { ChannelsRoom } from '../tests/support/channels-room.ts'
import { plantAccounts, withDatabase, withNetwork, withRoom } from './channels-house.ts'
import { countProcessorTime } from './processor-time.ts'
import type { Figure } from './table.ts'

const accounts = 2_000
const wanted = 30_000

export const measureReading = (): Promise<Figure[]> =>
  withDatabase((databaseUrl) =>
    withNetwork((server) => {
      const clock = standingClock('2026-11-24T03:00:00Z')
      return withRoom(databaseUrl, clock, (room) => pull(room, server, clock))
    }),
  )

async function pull(
  room: ChannelsRoom,
  server: string,
  clock: ReturnType<typeof standingClock>,
): Promise<Figure[]> {
  const { db } = room.database
  await plantAccounts(room, { count: accounts, server })
  const round = async () => {
    await room.jobs.enqueue(db, 'pull-accounts', {})
    await room.jobs.drain()
  }
  // The first reading stores what stands there; an hour like any other is measured.
  clock.advance(3_600_000)
  await round()
  clock.advance(7_200_000)
  const processorTime = await countProcessorTime(db)
  await round()
  const { house, database } = await processorTime()
  const used = house + database
  const { rows: read } = await sql<{ n: number }>`select count(*)::int as n from channels.reading
      where pulled_at = ${clock.now()}`.execute(db)
  const pulled = read[0]?.n ?? 0
  const share = ((used / pulled) * wanted) / (2 * 3_600)
  return [
    {
      figure: `pull of ${wanted.toLocaleString('en')} accounts in an hour: CPU of two cores`,
      measured: `${(share * 100).toFixed(1)} % (${((used / pulled) * 1000).toFixed(1)} ms each, from ${pulled} accounts)`,
      reference: 'house and PostgreSQL; 40 posts and figures listed each, nothing new',
      wanted: '≤ 25 %',
      met: share <= 0.25 && pulled === accounts,
    },
  ]
}
