/** What X has to itself: tokens that are good once, one voice, answers and a price; on a contract fake. */
import { describe, expect, test } from 'vitest'
import { district, edition, hosts, officer, pictureOf } from '../../../../tests/support/channels-room.ts'
import { startFakeX } from '../../../../tests/support/fake-x.ts'
import { announce, clock, connect, openNetworkDesk, room } from '../../../../tests/support/network-desk.ts'

openNetworkDesk()

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
    const second = await startFakeX({ now: clock.now, id: '100', born: fake.born })
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
    // Nor may another story say it, for a month.
    const twin = edition({ headline: 'Arus di Cikapundung lancar' })
    room.editions.set(twin.editionId, twin)
    const again = { editionId: twin.editionId, text: changed }
    await expect(room.channels.request(officer, silent, again)).rejects.toMatchObject({
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

  test('what was turned over is kept though the next call fails, and two who sign in again do not cross', async () => {
    const fake = await startFakeX({ now: clock.now })
    const { id } = await connect('x', fake.url, enter(fake))
    fake.spoil('GET /2/users/me', { status: 503 })
    await expect(room.channels.reconnect(officer, id)).rejects.toMatchObject({ code: 'channel_unreachable' })
    await Promise.all([room.channels.reconnect(officer, id), room.channels.reconnect(officer, id)])
    expect(await announce(edition())).toMatchObject({ state: 'sent' })
    await fake.close()
  })

  test('what cannot replace a post answers it, and answers may be alike', async () => {
    const fake = await startFakeX({ now: clock.now })
    const { id } = await connect('x', fake.url, enter(fake))
    await room.channels.change(officer, id, { settings: { correction: 'replace' } })
    const second = await startFakeX({ now: clock.now, id: '100', born: fake.born })
    hosts.x = second.url
    const other = await room.channels.connect(officer, {
      unitId: district.id,
      kind: 'x',
      entry: enter(second),
      languages: ['id'],
      settings: { auto: false },
    })
    const one = edition()
    await announce(one)
    await room.channels.request(officer, other.id, {
      editionId: one.editionId,
      text: 'Lewat Asia Afrika dulu.',
    })
    await room.jobs.drain()
    const notes = [{ kind: 'correction', note: 'Jam buka 07.00.', at: clock.now() }]
    const bare = await pictureOf({ alt: '' })
    const article = { ...one.article, versionHash: 'version-2', notes, pictures: [bare] }
    await announce({ ...one, article }, 'correct')
    const answers = [...second.tweets.values()].map((tweet) => tweet.answers !== undefined)
    expect(answers.filter(Boolean)).toHaveLength(2)
    expect(answers).toHaveLength(4)
    expect((await room.channels.receipts(one.storyId)).map(({ state }) => state)).toEqual(
      Array(4).fill('sent'),
    )
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
