/** What a server or network says itself: how much it takes, and how long a sign-in holds; on contract fakes. */
import { describe, expect, test } from 'vitest'
import { edition, officer } from '../../../../tests/support/channels-room.ts'
import { startFakeContainers } from '../../../../tests/support/fake-containers.ts'
import { startFakeMastodon } from '../../../../tests/support/fake-mastodon.ts'
import {
  announce,
  connect,
  only,
  openNetworkDesk,
  room,
  tend,
} from '../../../../tests/support/network-desk.ts'

openNetworkDesk()

const day = 86_400

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
