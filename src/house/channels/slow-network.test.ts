/** A network that takes its time, beside people who ask the house something meanwhile. */
import { beforeAll, expect, test, vi } from 'vitest'
import { standingClock } from '../../platform/clock.ts'
import { afterwards } from '../../../tests/support/afterwards.ts'
import {
  district,
  edition,
  officer,
  openChannelsRoom,
  type ChannelsRoom,
} from '../../../tests/support/channels-room.ts'
import { startFakeMastodon } from '../../../tests/support/fake-mastodon.ts'
import { testDatabase } from '../../../tests/support/test-database.ts'
import { patience } from '../../../tests/support/patience.ts'

let room: ChannelsRoom
beforeAll(async () => {
  const { url } = await testDatabase()
  room = await openChannelsRoom({
    databaseUrl: url,
    clock: standingClock('2026-11-24T03:00:00Z'),
    work: true,
    connections: 4,
  })
})
afterwards(() => room.close())

test('deliveries that hang on a network take no connection from readers', async () => {
  let goOn = () => {}
  const until = new Promise<void>((resolve) => (goOn = resolve))
  const fakes = await Promise.all([0, 1, 2, 3].map(() => startFakeMastodon()))
  for (const fake of fakes) {
    fake.spoil('POST /api/v1/statuses', { until })
    await room.channels.connect(officer, {
      unitId: district.id,
      kind: 'mastodon',
      entry: { server: fake.url, token: fake.token },
      languages: ['id'],
    })
  }
  const one = edition()
  room.editions.set(one.editionId, one)
  const { storyId, editionId } = one
  await room.jobs.enqueue(room.database.db, 'announce-edition', {
    storyId,
    editionId,
    act: 'publish',
    version: 1,
  })
  const posting = () => fakes.filter(({ seen }) => seen.includes('POST /api/v1/statuses')).length
  await vi.waitFor(() => expect(posting()).toBe(4), { timeout: patience })
  expect((await room.channels.receipts(storyId)).map(({ state }) => state)).toEqual(Array(4).fill('sending'))
  goOn()
  await vi.waitFor(
    async () =>
      expect((await room.channels.receipts(storyId)).map(({ state }) => state)).toEqual(
        Array(4).fill('sent'),
      ),
    { timeout: patience },
  )
  await Promise.all(fakes.map((fake) => fake.close()))
})
