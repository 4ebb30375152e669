/** What single networks have to themselves, beside the stories that hold for all (contract.test.ts); on contract fakes. */
import { describe, expect, test } from 'vitest'
import {
  district,
  edition,
  hosts,
  lent,
  officer,
  pictureFile,
} from '../../../../tests/support/channels-room.ts'
import { startFakeContainers } from '../../../../tests/support/fake-containers.ts'
import { startFakeMastodon } from '../../../../tests/support/fake-mastodon.ts'
import { startFakeTelegram } from '../../../../tests/support/fake-telegram.ts'
import { startFakeX } from '../../../../tests/support/fake-x.ts'
import {
  announce,
  clock,
  connect,
  only,
  openNetworkDesk,
  room,
  tend,
} from '../../../../tests/support/network-desk.ts'

openNetworkDesk()

const day = 86_400
const picture = async () => ({
  key: '',
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

describe('X', () => {
  const enter = (fake: Awaited<ReturnType<typeof startFakeX>>) => ({
    clientId: 'aplikasi',
    refreshToken: fake.refreshToken,
  })

  test('its token is renewed when it is needed, once, and what was turned over is kept', async () => {
    const fake = await startFakeX({ now: clock.now })
    const channel = await connect('x', fake.url, enter(fake))
    await announce(edition())
    expect(fake.turns()).toBe(1)
    clock.advance(3 * 3_600_000)
    expect(await announce(edition())).toMatchObject({ state: 'sent' })
    expect(fake.turns()).toBe(2)
    // With nothing new entered: with what was stored.
    await room.channels.reconnect(officer, channel.id)
    expect(fake.turns()).toBe(3)
    await fake.close()
  })

  test('much the same text goes out from one account only, and the other is told whose it is', async () => {
    const fake = await startFakeX({ now: clock.now })
    await connect('x', fake.url, enter(fake))
    const second = await startFakeX({ now: clock.now, id: '100' })
    hosts.x = second.url
    await room.channels.connect(officer, {
      unitId: district.id,
      kind: 'x',
      entry: enter(second),
      languages: ['id'],
    })
    const one = edition()
    await announce(one)
    const receipts = await room.channels.receipts(one.storyId)
    expect(receipts.map(({ state }) => state).toSorted()).toEqual(['rejected', 'sent'])
    const refused = receipts.find(({ state }) => state === 'rejected')
    expect(refused).toMatchObject({
      why: 'said_elsewhere',
      lasting: true,
      detail: receipts.find(({ state }) => state === 'sent')?.channel.handle,
    })
    const silent = refused?.channel.id ?? ''
    await room.channels.change(officer, silent, { settings: { auto: false } })
    const other = edition()
    await announce(other)
    const { editionId, article } = other
    const changed = `Warga Bandung: ${article.headline}\n\n${article.summary}`
    await expect(room.channels.request(officer, silent, { editionId, text: changed })).rejects.toMatchObject({
      faults: [{ code: 'post_said_elsewhere' }],
    })
    const own = await room.channels.request(officer, silent, {
      editionId,
      text: 'Lewat Jalan Asia Afrika sampai besok pagi.',
    })
    await room.jobs.drain()
    expect((await room.channels.delivery(officer, own.id)).state).toBe('sent')
    await fake.close()
    await second.close()
  })

  test('a post with a link says what it costs', async () => {
    const fake = await startFakeX({ now: clock.now })
    const channel = await connect('x', fake.url, enter(fake))
    const words = { locale: 'id', headline: 'Judul', summary: 'Ringkas' } as const
    expect((await room.channels.check(officer, channel.id, words)).cost).toEqual({
      micros: 200_000,
      currency: 'USD',
    })
    await fake.close()
  })
})
