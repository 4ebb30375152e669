/** Which picture or film a post shows in the end; on contract fakes. */
import { describe, expect, test } from 'vitest'
import { edition, filmOf, officer, pictureOf } from '../../../../tests/support/channels-room.ts'
import { startFakeMastodon } from '../../../../tests/support/fake-mastodon.ts'
import { startFakeTelegram } from '../../../../tests/support/fake-telegram.ts'
import { startFakeTiktok } from '../../../../tests/support/fake-tiktok.ts'
import {
  announce,
  clock,
  connect,
  later,
  openNetworkDesk,
  room,
  tend,
} from '../../../../tests/support/network-desk.ts'

openNetworkDesk()

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

  test('that TikTok has taken is not sent again because a look at it was refused', async () => {
    const fake = await startFakeTiktok({ now: clock.now })
    await connect('tiktok', fake.url, {
      clientId: 'aplikasi',
      clientSecret: 'rahasia',
      refreshToken: fake.refreshToken,
    })
    const body = { error: { code: 'rate_limit_exceeded', message: 'Too many.' } }
    fake.spoil('POST /v2/post/publish/status/fetch/', { status: 429, body })
    const one = edition({ film: await filmOf() })
    expect(await announce(one)).toMatchObject({ state: 'unknown' })
    for (let tries = 0; tries < 4; tries += 1) await later(3_600)
    expect((await room.channels.receipts(one.storyId))[0]).toMatchObject({ state: 'sent' })
    expect(fake.posts.size).toBe(1)
    await fake.close()
  })
})
