/** What single networks have to themselves, beside the stories that hold for all (contract.test.ts); on contract fakes. */
import { describe, expect, test } from 'vitest'
import {
  district,
  edition,
  filmOf,
  hosts,
  officer,
  pictureFile,
  pictureOf,
} from '../../../../tests/support/channels-room.ts'
import { startFakeContainers } from '../../../../tests/support/fake-containers.ts'
import { startFakeMastodon } from '../../../../tests/support/fake-mastodon.ts'
import { startFakeTelegram } from '../../../../tests/support/fake-telegram.ts'
import { startFakeTiktok } from '../../../../tests/support/fake-tiktok.ts'
import { startFakeX } from '../../../../tests/support/fake-x.ts'
import {
  announce,
  clock,
  connect,
  later,
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

  test('of an album only what was covered is put in anew; it shrinks, and what it cannot show is told', async () => {
    const fake = await startFakeTelegram()
    await connect('telegram', fake.url, { channel: fake.channel, token: fake.token })
    const [one, two, three] = [await pictureOf(), await pictureOf(), await pictureOf()]
    const story = edition({ pictures: [one, two, three] })
    await announce(story)
    const before = fake.standing()[0]?.pictures ?? []
    const change = (versionHash: string, pictures: (typeof one)[]) =>
      announce({ ...story, article: { ...story.article, versionHash, pictures } }, 'correct')
    fake.seen.length = 0
    const covered = await pictureOf({}, await pictureFile({ background: '#7a2752' }))
    await change('version-2', [one, covered, three])
    expect(fake.seen.filter((call) => call.includes('editMessageMedia'))).toHaveLength(1)
    const after = fake.standing()[0]?.pictures ?? []
    expect(after[1]).not.toBe(before[1])
    expect([after[0], after[2]]).toEqual([before[0], before[2]])
    expect(await change('version-3', [one])).toMatchObject({ leftovers: [] })
    expect(fake.standing()).toMatchObject([{ pictures: { length: 1 } }])
    expect(await change('version-4', [one, two])).toMatchObject({ leftovers: ['picture_missing'] })
    expect(await change('version-5', [])).toMatchObject({ leftovers: ['old_picture'] })
    await fake.close()
  })

  test('a text below a picture has 1,024 signs, one by itself 4,096', async () => {
    const fake = await startFakeTelegram()
    const channel = await connect('telegram', fake.url, { channel: fake.channel, token: fake.token })
    const one = edition({ pictures: [await pictureOf()] })
    room.editions.set(one.editionId, one)
    const text = 'kata '.repeat(300)
    await expect(
      room.channels.request(officer, channel.id, { editionId: one.editionId, text }),
    ).rejects.toMatchObject({ faults: [{ code: 'post_too_long', params: { limit: 1_024 } }] })
    await room.channels.change(officer, channel.id, { settings: { look: 'card' } })
    await room.channels.request(officer, channel.id, { editionId: one.editionId, text })
    await room.jobs.drain()
    expect([...fake.messages.values()]).toMatchObject([{ text: expect.stringContaining(text.trim()) }])
    expect(fake.standing()).toMatchObject([{ pictures: [] }])
    await fake.close()
  })
})

test('Mastodon shows the covered picture itself, not the bare one under other words', async () => {
  const fake = await startFakeMastodon()
  await connect('mastodon', fake.url, { server: fake.url, token: fake.token })
  const [bare, other] = [await pictureOf(), await pictureOf()]
  const one = edition({ pictures: [bare, other] })
  await announce(one)
  const shown = () => [...fake.statuses.values()][0]?.media_attachments.map(({ id }) => id) ?? []
  const [before] = shown()
  const change = (versionHash: string, pictures: (typeof bare)[]) =>
    announce({ ...one, article: { ...one.article, versionHash, pictures } }, 'correct')
  await change('version-2', [await pictureOf({ alt: 'Tertutup' }), other])
  const after = shown()
  expect(after).toHaveLength(2)
  expect(after).not.toContain(before)
  // Nothing is uploaded again that stands there already.
  await change('version-3', [await pictureOf({ key: 'same' }), other])
  const last = shown()
  await change('version-4', [await pictureOf({ key: 'same', alt: 'Kata lain' }), other])
  expect(shown()).toEqual(last)
  await fake.close()
})

describe('a film', () => {
  test('goes in the place of the pictures, with its transcript; one that is too heavy stays on the story’s page', async () => {
    const mastodon = await startFakeMastodon()
    await connect('mastodon', mastodon.url, { server: mastodon.url, token: mastodon.token })
    const pictures = [await pictureOf()]
    const film = await filmOf()
    expect(await announce(edition({ pictures, film }))).toMatchObject({ state: 'sent' })
    const [status] = mastodon.statuses.values()
    expect(status?.media_attachments).toMatchObject([
      { description: film.alt, isFilm: true, bytes: film.bytes },
    ])
    await announce(edition({ pictures, film: await filmOf({ bytes: 200_000_000 }) }))
    expect([...mastodon.statuses.values()].at(-1)?.media_attachments).toMatchObject([{ isFilm: false }])
    await mastodon.close()
  })

  test('is waited for a while where pictures would do, and no longer', async () => {
    const telegram = await startFakeTelegram()
    await connect('telegram', telegram.url, { channel: telegram.channel, token: telegram.token })
    const film = await filmOf()
    const one = edition({ awaitsFilm: true })
    expect(await announce(one)).toMatchObject({ state: 'throttled', why: 'film_in_preparation' })
    room.editions.set(one.editionId, { ...one, article: { ...one.article, film, awaitsFilm: false } })
    await later(61)
    expect(telegram.standing()).toMatchObject([{ pictures: [expect.any(String)] }])
    expect(telegram.seen.at(-1)).toContain('/sendVideo')
    const other = edition({ awaitsFilm: true })
    await announce(other)
    await later(31 * 60)
    expect((await room.channels.receipts(other.storyId))[0]).toMatchObject({ state: 'sent' })
    await telegram.close()
  })

  test('on TikTok is named after moderation, and until then nobody posts it again', async () => {
    const fake = await startFakeTiktok({ now: clock.now })
    const channel = await connect('tiktok', fake.url, {
      clientId: 'aplikasi',
      clientSecret: 'rahasia',
      refreshToken: fake.refreshToken,
    })
    fake.delay()
    const one = edition({ film: await filmOf() })
    expect(await announce(one)).toMatchObject({ state: 'unknown', why: 'in_moderation' })
    await later(3_600)
    fake.moderate()
    await later(3_600)
    expect((await room.channels.receipts(one.storyId))[0]).toMatchObject({
      state: 'sent',
      externalUrl: expect.stringMatching(/^https:\/\/www\.tiktok\.com\/@humasbandung\/video\/7\d+$/),
    })
    expect(fake.posts.size).toBe(1)
    fake.fail('spam_risk_text')
    expect(await announce(edition({ film: await filmOf() }))).toMatchObject({
      state: 'rejected',
      lasting: true,
      detail: 'spam_risk_text',
    })
    fake.fail(undefined)
    fake.turnPrivate()
    await tend(86_400)
    const words = { locale: 'id', headline: 'Judul', summary: 'Ringkas', alt: 'Loket' } as const
    expect((await room.channels.check(officer, channel.id, words)).notices).toEqual([
      { code: 'private_only' },
    ])
    const hidden = edition({ pictures: [await pictureOf(), await pictureOf()] })
    expect(await announce(hidden)).toMatchObject({ state: 'sent', leftovers: ['private_there'] })
    expect([...fake.posts.values()].at(-1)).toMatchObject({ level: 'SELF_ONLY', photos: { length: 2 } })
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
