/** The brake is pulled in the middle of a fan-out over a network of 300 ms: until nothing more reaches the network. */
import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '../src/platform/clock.ts'
import { district, edition, officer } from '../tests/support/channels-room.ts'
import { announce, plantAccounts, takenBy, withDatabase, withNetwork, withRoom } from './channels-house.ts'
import { ms, type Figure } from './table.ts'

const latency = 300
const wanted = 1_000

export const measureBrake = ({ accounts = 5_000 } = {}): Promise<Figure[]> =>
  withDatabase((databaseUrl) =>
    withNetwork(
      (server) =>
        withRoom(
          databaseUrl,
          systemClock,
          async (room) => {
            await plantAccounts(room, { count: accounts, server })
            await announce(room, edition())
            while ((await takenBy(server)).taken < accounts / 20) await pause(20)
            const pulled = Date.now()
            const { held } = await room.channels.pausePosting(officer, {
              unitId: district.id,
              reason: 'Semua kiriman ditahan',
            })
            const answered = Date.now() - pulled
            await pause(10_000)
            const { last, taken } = await takenBy(server)
            const until = Math.max(0, last - pulled)
            return [
              {
                figure: 'global pause: until nothing more leaves',
                measured: ms(until),
                reference: `answered after ${ms(answered)}; ${taken} of ${accounts} were out, ${held} held`,
                wanted: `≤ ${wanted} ms`,
                met: until <= wanted && taken < accounts && held > 0 && taken + held <= accounts,
              },
            ]
          },
          { work: true },
        ),
      { latency },
    ),
  )
