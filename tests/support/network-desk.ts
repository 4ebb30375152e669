/** The channels of one district with whatever network a test connects, one at a time; clocks and jobs move by hand. */
import { beforeAll } from 'vitest'
import type { Announced } from '../../src/house/channels/announce-edition.ts'
import type { Channel, NetworkKind, PublishedEdition } from '../../src/house/channels/index.ts'
import { standingClock } from '../../src/platform/clock.ts'
import { afterwards } from './afterwards.ts'
import { district, hosts, officer, openChannelsRoom, type ChannelsRoom } from './channels-room.ts'
import { testDatabase } from './test-database.ts'

export let room: ChannelsRoom
const opening = '2026-11-24T03:00:00Z'
export const clock = standingClock(opening)

/** To be called once in a test file. */
export function openNetworkDesk(): void {
  beforeAll(async () => {
    // Another file of this process may have moved it.
    clock.set(opening)
    const { url } = await testDatabase()
    room = await openChannelsRoom({ databaseUrl: url, clock })
  })
  afterwards(() => room.close())
}

/** Gives up what was connected before. */
export async function connect(kind: NetworkKind, host: string, entry: Record<string, string>) {
  for (const { id } of await room.channels.list(officer)) await room.channels.remove(officer, id)
  hosts[kind] = host
  return room.channels.connect(officer, { unitId: district.id, kind, entry, languages: ['id'] })
}

/** Answers the newest receipt. */
export async function announce(one: PublishedEdition, act: Announced = 'publish') {
  room.editions.set(one.editionId, one)
  const { storyId, editionId } = one
  await room.jobs.enqueue(room.database.db, 'announce-edition', { storyId, editionId, act, version: 1 })
  await room.jobs.drain()
  return (await room.channels.receipts(storyId)).at(-1)
}

/** In an officer's own words. */
export async function request({ id }: Channel, one: PublishedEdition, text: string) {
  room.editions.set(one.editionId, one)
  await room.channels.request(officer, id, { editionId: one.editionId, text })
  await room.jobs.drain()
}

export const later = async (seconds: number) => {
  clock.advance(seconds * 1000)
  await room.channels.resume()
  await room.jobs.drain()
}

export const tend = async (seconds = 0) => {
  clock.advance(seconds * 1000)
  await room.jobs.enqueue(room.database.db, 'tend-channels', {})
  await room.jobs.drain()
}

export const only = async () => (await room.channels.list(officer))[0]
