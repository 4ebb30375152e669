/** What single networks have to themselves, beside the stories that hold for all (contract.test.ts); on contract fakes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  district,
  edition,
  hosts,
  lent,
  officer,
  openChannelsRoom,
  pictureFile,
  type ChannelsRoom,
} from '../../../../tests/support/channels-room.ts'
import { startFakeContainers } from '../../../../tests/support/fake-containers.ts'
import { startFakeMastodon } from '../../../../tests/support/fake-mastodon.ts'
import { startFakeTelegram } from '../../../../tests/support/fake-telegram.ts'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { standingClock } from '../../../platform/clock.ts'
import type { NetworkKind } from '../index.ts'

let room: ChannelsRoom
const clock = standingClock('2026-11-24T03:00:00Z')
const day = 86_400

beforeAll(async () => {
  const { url } = await testDatabase()
  room = await openChannelsRoom({ databaseUrl: url, clock })
})
afterAll(() => room.close())

async function connect(kind: NetworkKind, host: string, entry: Record<string, string>) {
  for (const { id } of await room.channels.list(officer)) await room.channels.remove(officer, id)
  hosts[kind] = host
  return room.channels.connect(officer, { unitId: district.id, kind, entry, languages: ['id'] })
}
async function announce(one: ReturnType<typeof edition>) {
  room.editions.set(one.editionId, one)
  const { storyId, editionId } = one
  await room.jobs.enqueue(room.database.db, 'announce-edition', {
    storyId,
    editionId,
    act: 'publish',
    version: 1,
  })
  await room.jobs.drain()
  return (await room.channels.receipts(one.storyId))[0]
}
const tend = async (seconds = 0) => {
  clock.advance(seconds * 1000)
  await room.jobs.enqueue(room.database.db, 'tend-channels', {})
  await room.jobs.drain()
}
const only = async () => (await room.channels.list(officer))[0]
const picture = async () => ({
  assetId: '',
  ...lent(await pictureFile()),
  alt: 'Jembatan',
  caption: '',
  credit: '',
})

describe('limits that a server says itself', () => {
  test('a Mastodon server of 1,000 signs is asked, and the preview counts to 1,000', async () => {
    const fake = await startFakeMastodon({ most: 1_000 })
    const channel = await connect('mastodon', fake.url, { server: fake.url, token: fake.token })
    const words = { locale: 'id', headline: 'Judul', summary: 'Ringkas', text: 'kata '.repeat(150) } as const
    const codes = async () =>
      (await room.channels.check(officer, channel.id, words)).faults.map(({ code }) => code)
    expect(await codes()).toEqual(['post_too_long'])
    await tend()
    expect(await codes()).toEqual([])
    await fake.close()
  })

  test('Threads’ allowance for the day is asked before posting, and used up it makes the post wait', async () => {
    const fake = await startFakeContainers('threads')
    await connect('threads', fake.url, { token: fake.token })
    fake.useUp()
    expect(await announce(edition())).toMatchObject({ state: 'throttled', why: 'quota_used' })
    expect(fake.posts.size).toBe(0)
    await fake.close()
  })
})

describe('sign-ins that end', () => {
  test('are renewed ahead of their end, each at a moment of its own; a passing fault ends nothing', async () => {
    const fake = await startFakeContainers('threads')
    await connect('threads', fake.url, { token: fake.token })
    const [first, ends] = [fake.token, (await only())?.expiresAt]
    await tend(23 * day)
    expect(fake.token).toBe(first)
    await fake.fall()
    await tend(26 * day)
    expect(await only()).toMatchObject({ state: 'connected', expiresAt: ends })
    await fake.rise()
    await tend(7_200)
    expect(fake.token).not.toBe(first)
    expect((await only())?.expiresAt?.getTime()).toBeGreaterThan((ends?.getTime() ?? 0) + 40 * day * 1000)
    await fake.close()
  })

  test('a renewal that is refused stops the channel', async () => {
    const fake = await startFakeContainers('instagram')
    await connect('instagram', fake.url, { token: fake.token })
    fake.revoke()
    await tend(50 * day)
    expect((await only())?.state).toBe('unauthorised')
    await fake.close()
  })
})

describe('Telegram', () => {
  test('a post without an answer is found among the updates, if it is there; and a bot without rights is told', async () => {
    const fake = await startFakeTelegram()
    fake.echo()
    await connect('telegram', fake.url, { channel: fake.channel, token: fake.token })
    fake.spoil('/sendMessage', 'lose')
    const one = edition()
    expect(await announce(one)).toMatchObject({ state: 'unknown' })
    clock.advance(60_000)
    await room.channels.resume()
    await room.jobs.drain()
    expect((await room.channels.receipts(one.storyId))[0]).toMatchObject({
      state: 'sent',
      externalUrl: `https://t.me/${fake.channel}/1`,
    })
    fake.demote()
    expect(await announce(edition())).toMatchObject({
      state: 'rejected',
      why: 'may_not_publish_there',
      lasting: false,
    })
    await fake.close()
  })

  test('a text below a picture has 1,024 signs, one by itself 4,096', async () => {
    const fake = await startFakeTelegram()
    const channel = await connect('telegram', fake.url, { channel: fake.channel, token: fake.token })
    const one = edition({ picture: await picture() })
    room.editions.set(one.editionId, one)
    const text = 'kata '.repeat(300)
    await expect(
      room.channels.request(officer, channel.id, { editionId: one.editionId, text }),
    ).rejects.toMatchObject({ faults: [{ code: 'post_too_long', params: { limit: 1_024 } }] })
    await room.channels.change(officer, channel.id, { settings: { look: 'card' } })
    await room.channels.request(officer, channel.id, { editionId: one.editionId, text })
    await room.jobs.drain()
    expect([...fake.messages.values()]).toMatchObject([{ photo: false }])
    await fake.close()
  })
})
