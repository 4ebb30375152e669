/** Taking back what stands, or may stand, on a network that gave no answer; and what a person says of it. */
import { describe, expect, test } from 'vitest'
import { edition, officer, pictureOf } from '../../../../tests/support/channels-room.ts'
import { startFakeFacebook } from '../../../../tests/support/fake-facebook.ts'
import { graphFault } from '../../../../tests/support/graph-answers.ts'
import { startFakeMastodon } from '../../../../tests/support/fake-mastodon.ts'
import { startFakeTelegram } from '../../../../tests/support/fake-telegram.ts'
import { startFakeX } from '../../../../tests/support/fake-x.ts'
import {
  announce,
  clock,
  connect,
  later,
  only,
  openNetworkDesk,
  room,
} from '../../../../tests/support/network-desk.ts'

openNetworkDesk()

const corrected = (one: ReturnType<typeof edition>, versionHash = 'version-2') => ({
  ...one,
  article: {
    ...one.article,
    versionHash,
    notes: [{ kind: 'correction', note: `Jam buka 07.00 (${versionHash}).`, at: clock.now() }],
  },
})
const recall = (one: ReturnType<typeof edition>) => announce({ ...one, article: null }, 'recall')
const receipts = async ({ storyId }: { storyId: string }) =>
  (await room.channels.receipts(storyId)).map(({ purpose, state, why }) => [purpose, state, why])

async function onTelegram() {
  const fake = await startFakeTelegram()
  await connect('telegram', fake.url, { channel: fake.channel, token: fake.token })
  return fake
}
async function onFacebook() {
  const fake = await startFakeFacebook({ now: clock.now })
  await connect('facebook', fake.url, { token: fake.token })
  return fake
}

describe('a recall', () => {
  test('takes the post down at once, though a correction of it got no answer', async () => {
    const fake = await onTelegram()
    const one = edition()
    await announce(one)
    fake.spoil('/editMessageText', 'lose')
    expect(await announce(corrected(one), 'correct')).toMatchObject({ state: 'unknown' })
    await recall(one)
    expect(fake.messages.size).toBe(0)
    expect(await receipts(one)).toEqual([
      ['post', 'removed', 'withdrawn'],
      ['correction', 'skipped', 'withdrawn'],
      ['withdrawal', 'removed', null],
    ])
    await fake.close()
  })

  test('of a post that nobody can look for is laid before a person, once', async () => {
    const fake = await onTelegram()
    fake.spoil('/sendMessage', 'lose')
    const one = edition()
    await announce(one)
    const down = await recall(one)
    expect(down).toMatchObject({ state: 'handed', why: 'take_down_if_posted' })
    const asked = fake.seen.length
    await later(3_600)
    expect(fake.seen).toHaveLength(asked)
    await room.channels.confirm(officer, down?.id ?? '', { done: true })
    expect(await receipts(one)).toEqual([
      ['post', 'removed', 'withdrawn'],
      ['withdrawal', 'removed', null],
    ])
    await fake.close()
  })

  test('is done by the house after all, once a person says which post it is', async () => {
    const fake = await onTelegram()
    fake.spoil('/sendMessage', 'lose')
    const one = edition()
    const lost = await announce(one)
    await recall(one)
    await room.channels.confirm(officer, lost?.id ?? '', {
      done: true,
      url: `https://t.me/${fake.channel}/1`,
    })
    await room.jobs.drain()
    expect(fake.messages.size).toBe(0)
    expect((await receipts(one)).map(([, state]) => state)).toEqual(['removed', 'removed'])
    await fake.close()
  })

  test('removes what is known to stand before it looks for what may', async () => {
    const fake = await startFakeX({ now: clock.now })
    await connect('x', fake.url, { clientId: 'aplikasi', refreshToken: fake.refreshToken })
    const one = edition()
    await announce(one)
    fake.spoil('POST /2/tweets', 'lose')
    await announce(corrected(one), 'correct')
    fake.spoil('GET /2/users/99/tweets', { status: 503 })
    expect(await recall(one)).toMatchObject({ state: 'throttled', why: 'waits_for_post' })
    expect([...fake.tweets.values()].map(({ answers }) => answers)).toEqual([expect.any(String)])
    await later(3_600)
    expect(fake.tweets.size).toBe(0)
    expect((await receipts(one)).map(([, state]) => state)).toEqual(['removed', 'removed', 'removed'])
    await fake.close()
  })

  test('believes that a post is gone only after a look', async () => {
    const mastodon = await startFakeMastodon({ now: clock.now })
    await connect('mastodon', mastodon.url, { server: mastodon.url, token: mastodon.token })
    const one = edition()
    await announce(one)
    mastodon.spoil('DELETE /api/v1/statuses', { status: 404 })
    expect(await recall(one)).toMatchObject({ state: 'rejected', why: 'forbidden_there', lasting: false })
    expect(mastodon.statuses.size).toBe(1)
    const other = edition()
    await announce(other)
    mastodon.statuses.clear()
    expect(await recall(other)).toMatchObject({ state: 'removed' })
    await mastodon.close()

    const facebook = await onFacebook()
    const third = edition()
    await announce(third)
    facebook.spoil('DELETE /v23.0/77_1', graphFault(400, 100, 'It cannot be loaded, or is not there', 33))
    expect(await recall(third)).toMatchObject({ state: 'rejected', why: 'forbidden_there', lasting: false })
    expect(facebook.posts.size).toBe(1)
    await facebook.close()
  })
})

describe('a person who confirms a post', () => {
  test('says where it stands, and what follows reaches that very post', async () => {
    const fake = await onTelegram()
    fake.spoil('/sendPhoto', 'lose')
    const one = edition({ pictures: [await pictureOf({ alt: 'Loket' })] })
    const id = (await announce(one))?.id ?? ''
    const say = (url?: string) =>
      room.channels.confirm(officer, id, { done: true, ...(url === undefined ? {} : { url }) })
    await expect(say()).rejects.toMatchObject({ code: 'delivery_link_needed', status: 422 })
    for (const other of ['https://t.me/kanallain/1', 'https://contoh.example/1', 'https://t.me/humasbandung'])
      await expect(say(other)).rejects.toMatchObject({ code: 'delivery_link_other' })
    expect(await say(`https://t.me/${fake.channel}/1?single`)).toMatchObject({
      state: 'sent',
      externalId: '1',
    })
    // Nor does the setting tell any more that it was posted with its picture.
    const channel = (await only())?.id ?? ''
    await room.channels.change(officer, channel, { settings: { look: 'card' } })
    expect(await announce(corrected(one), 'correct')).toMatchObject({ state: 'sent' })
    expect([...fake.messages.values()].map(({ text }) => text)).toEqual([
      expect.stringContaining('Jam buka 07.00'),
    ])
    fake.spoil('/editMessageCaption', 'lose')
    const lost = await announce(corrected(one, 'version-3'), 'correct')
    // No post of its own: nobody is asked for a link.
    await room.channels.confirm(officer, lost?.id ?? '', { done: true })
    expect(await recall(one)).toMatchObject({ state: 'removed' })
    expect(fake.messages.size).toBe(0)
    await fake.close()
  })

  test('with a link that hides the post’s number does the rest of it, too, and nothing is told as done before', async () => {
    const fake = await onFacebook()
    fake.spoil('POST /v23.0/77/feed', 'lose')
    const one = edition()
    const lost = await announce(one)
    const url = 'https://www.facebook.com/humasbandung/posts/pfbid02Abc'
    await room.channels.confirm(officer, lost?.id ?? '', { done: true, url })
    const mend = await announce(corrected(one), 'correct')
    expect(mend).toMatchObject({
      state: 'handed',
      why: 'hand_edit',
      said: expect.stringContaining('Jam buka 07.00'),
    })
    await room.channels.confirm(officer, mend?.id ?? '', { done: true })
    const down = await recall(one)
    expect(down).toMatchObject({ state: 'handed', why: 'hand_remove' })
    expect((await receipts(one))[0]).toEqual(['post', 'sent', null])
    await room.channels.confirm(officer, down?.id ?? '', { done: true })
    expect((await receipts(one)).map(([, state]) => state)).toEqual(['removed', 'removed', 'removed'])
    await fake.close()
  })
})
