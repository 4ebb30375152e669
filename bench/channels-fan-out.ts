/** One story to 5,000 channels of one Telegram bot, which may send 30 messages a second and answers after 300 ms. */
import { systemClock } from '../src/platform/clock.ts'
import { edition, hosts } from '../tests/support/channels-room.ts'
import { allSent } from './channels-worker.ts'
import { announce, plantAccounts, takenBy, withDatabase, withNetwork, withRoom } from './channels-house.ts'
import type { Figure } from './table.ts'

const latency = 300
const aSecond = 30

export const measureFanOut = ({ accounts = 5_000 } = {}): Promise<Figure[]> =>
  withDatabase((databaseUrl) =>
    withNetwork(
      (server) => {
        hosts.telegram = server
        return withRoom(
          databaseUrl,
          systemClock,
          async (room) => {
            await plantAccounts(room, { count: accounts, server, kind: () => 'telegram' })
            const began = Date.now()
            const story = edition()
            await announce(room, story)
            const sent = await allSent(room, story.storyId, accounts)
            const { last, refused, taken } = await takenBy(server)
            const seconds = (last - began) / 1_000
            const allowed = accounts / aSecond
            return [
              {
                figure: `${accounts.toLocaleString('en')} channels of one Telegram bot, ${latency} ms away: time to last`,
                measured: `${seconds.toFixed(0)} s`,
                reference: `${allowed.toFixed(0)} s at ${aSecond} a second; ${taken} taken, ${refused} told to wait`,
                wanted: '≤ 1.2 × what the network allows',
                met: seconds <= 1.2 * allowed && sent === accounts && taken === accounts,
              },
            ]
          },
          { work: true },
        )
      },
      { latency, of: 'telegram-at-limit' },
    ),
  )
