/**
 * The channels room of one district with an account on each network, against contract fakes (tests/support/fake-*.ts),
 * not the real ones. What changes from test to test is exported as it stands at the moment.
 */
import { afterEach, beforeAll, beforeEach } from 'vitest'
import type { Announced } from '../../src/house/channels/announce-edition.ts'
import type { Channel, PublishedEdition, Settings } from '../../src/house/channels/index.ts'
import { standingClock } from '../../src/platform/clock.ts'
import { afterwards } from './afterwards.ts'
import { district, officer, openChannelsRoom, type ChannelsRoom } from './channels-room.ts'
import { startFakeBluesky, type FakeBluesky } from './fake-bluesky.ts'
import { startFakeWordpress, type FakeWordpress } from './fake-wordpress.ts'
import { testDatabase } from './test-database.ts'

export let room: ChannelsRoom
export let bluesky: FakeBluesky
export let wordpress: FakeWordpress
export let sky: Channel
export let site: Channel
const opening = '2026-11-24T03:00:00Z'
export const clock = standingClock(opening)

/** To be called once in a test file: the room for the file, fresh networks and channels for each test. */
export function openLedgerDesk(): void {
  beforeAll(async () => {
    // Another file of this process may have moved it.
    clock.set(opening)
    const { url } = await testDatabase()
    room = await openChannelsRoom({ databaseUrl: url, clock })
  })
  afterwards(() => room.close())

  beforeEach(async () => {
    bluesky = await startFakeBluesky()
    wordpress = await startFakeWordpress()
    sky = await connect('bluesky')
    site = await connect('wordpress')
  })
  afterEach(async () => {
    for (const { id } of await room.channels.list(officer)) await room.channels.remove(officer, id)
    await room.jobs.drain()
    await bluesky.close()
    await wordpress.close()
  })
}

function connect(kind: 'bluesky' | 'wordpress', settings: Partial<Settings> = {}): Promise<Channel> {
  const entry =
    kind === 'bluesky'
      ? { server: bluesky.url, identifier: `@${bluesky.handle}`, password: bluesky.password }
      : { server: wordpress.url, identifier: wordpress.user, password: wordpress.password }
  return room.channels.connect(officer, {
    unitId: district.id,
    kind,
    entry,
    languages: ['id'],
    settings,
  })
}

export async function announce(one: PublishedEdition, act: Announced = 'publish'): Promise<void> {
  room.editions.set(one.editionId, one)
  await room.jobs.enqueue(room.database.db, 'announce-edition', {
    storyId: one.storyId,
    editionId: one.editionId,
    act,
    version: 1,
  })
  await room.jobs.drain()
}

export const later = async (seconds: number) => {
  clock.advance(seconds * 1000)
  await room.channels.resume()
  await room.jobs.drain()
}

export const receipts = async (one: PublishedEdition) =>
  (await room.channels.receipts(one.storyId)).map(({ channel, purpose, state, why }) => ({
    kind: channel.kind,
    purpose,
    state,
    why,
  }))
export const receiptOf = async (one: PublishedEdition, channel: Channel, purpose = 'post') => {
  const found = (await room.channels.receipts(one.storyId)).find(
    (receipt) => receipt.channel.id === channel.id && receipt.purpose === purpose,
  )
  if (found === undefined) throw new Error('There is no such receipt.')
  return found
}
export const attemptsOf = async (id: string) =>
  (await room.channels.delivery(officer, id)).attemptRecords.map(
    ({ operation, outcome }) => `${operation} ${outcome}`,
  )
