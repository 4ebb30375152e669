/** How a thread ends before it is whole, or is taken back: nothing of the old words follows, and what stands is known. */
import { describe, expect, test } from 'vitest'
import { district, edition, hosts, officer } from '../../../tests/support/channels-room.ts'
import { startFakeMastodon } from '../../../tests/support/fake-mastodon.ts'
import type { Spoil } from '../../../tests/support/fake-server.ts'
import { startFakeX } from '../../../tests/support/fake-x.ts'
import {
  announce,
  clock,
  connect,
  later,
  openNetworkDesk,
  request,
  room,
} from '../../../tests/support/network-desk.ts'

openNetworkDesk()

const pass: Spoil = { until: Promise.resolve() }
const wait: Spoil = { status: 429, headers: { 'retry-after': '600' } }
const note = 'Jam buka adalah 07.00 WIB.'

const parts = ['Jembatan dibuka lagi besok.', 'Jam buka 06.00 WIB.', 'Terima kasih sudah menunggu.']
const thread = parts.join('\n---\n')
const corrected = (one: ReturnType<typeof edition>) => ({
  ...one,
  article: {
    ...one.article,
    versionHash: 'version-2',
    notes: [{ kind: 'correction', note, at: clock.now() }],
  },
})
const receiptOf = async (one: ReturnType<typeof edition>, purpose: string) =>
  (await room.channels.receipts(one.storyId)).find((receipt) => receipt.purpose === purpose)

const entryOf = ({ refreshToken }: { refreshToken: string }) => ({
  clientId: 'aplikasi',
  clientSecret: 'rahasia',
  refreshToken,
})

describe('on X, where a correction answers the post', () => {
  const connectX = async () => {
    const fake = await startFakeX({ now: clock.now })
    return { fake, channel: await connect('x', fake.url, entryOf(fake)), said: () => wordsOf(fake) }
  }
  const wordsOf = ({ tweets }: Awaited<ReturnType<typeof startFakeX>>) =>
    [...tweets.values()].map(({ written }) => written.split('\n')[0])

  test('a thread that was refused half-way is not taken up again by who lets it try again', async () => {
    const { fake, channel, said } = await connectX()
    fake.spoil('POST /2/tweets', pass)
    fake.spoil('POST /2/tweets', { status: 400, body: { detail: 'no' } })
    const one = edition()
    await request(channel, one, thread)
    expect(await receiptOf(one, 'post')).toMatchObject({ state: 'rejected' })
    await announce(corrected(one), 'correct')
    const after = [parts[0], expect.stringContaining(note)]
    expect(said()).toEqual(after)
    const post = await receiptOf(one, 'post')
    expect(post).toMatchObject({ state: 'sent', why: 'thread_ended' })
    await expect(room.channels.retry(officer, post?.id ?? '')).rejects.toMatchObject({
      code: 'delivery_settled',
    })
    await later(3_600)
    expect(said()).toEqual(after)
    await fake.close()
  })

  test('one that waits between two parts is corrected at once, not first made whole', async () => {
    const { fake, channel, said } = await connectX()
    for (const how of [pass, wait]) fake.spoil('POST /2/tweets', how)
    const one = edition()
    await request(channel, one, thread)
    expect(await receiptOf(one, 'post')).toMatchObject({ state: 'throttled' })
    await announce(corrected(one), 'correct')
    await later(3_600)
    expect(await receiptOf(one, 'correction')).toMatchObject({ state: 'sent' })
    expect(said()).toEqual([parts[0], expect.stringContaining(note)])
    await fake.close()
  })

  test('one whose part is on its way, or its answer lost, is ended once that part is certain', async () => {
    const { fake, channel, said } = await connectX()
    let answer = () => {}
    const until = new Promise<void>((resolve) => (answer = resolve))
    for (const how of [pass, { until }]) fake.spoil('POST /2/tweets', how)
    const one = edition()
    const working = request(channel, one, thread)
    await expect.poll(() => fake.seen.filter((call) => call === 'POST /2/tweets').length).toBe(2)
    await announce(corrected(one), 'correct')
    answer()
    await working
    await later(200)
    const after = [parts[0], parts[1], expect.stringContaining(note)]
    expect(said()).toEqual(after)
    expect(await receiptOf(one, 'post')).toMatchObject({ state: 'sent', why: 'thread_ended' })

    fake.tweets.clear()
    const other = edition()
    for (const how of [pass, 'lose'] as const) fake.spoil('POST /2/tweets', how)
    await request(channel, other, thread)
    await announce(corrected(other), 'correct')
    expect(await receiptOf(other, 'correction')).toMatchObject({ state: 'queued', why: 'waits_for_post' })
    for (let tries = 0; tries < 3; tries += 1) await later(200)
    expect(said()).toEqual(after)
    expect(await receiptOf(other, 'correction')).toMatchObject({ state: 'sent' })
    await fake.close()
  })

  test('what stands of a thread that was refused half-way is said by its account, and by no other', async () => {
    const { fake, channel } = await connectX()
    for (const how of [pass, { status: 400, body: { detail: 'no' } }]) fake.spoil('POST /2/tweets', how)
    const one = edition()
    await request(channel, one, thread)
    expect(await receiptOf(one, 'post')).toMatchObject({ state: 'rejected' })
    const second = await startFakeX({ now: clock.now, id: '100', born: fake.born })
    hosts.x = second.url
    const other = await room.channels.connect(officer, {
      unitId: district.id,
      kind: 'x',
      entry: entryOf(second),
      languages: ['id'],
    })
    await expect(request(other, edition(), thread)).rejects.toMatchObject({
      faults: [{ code: 'post_said_elsewhere', params: { handle: channel.handle } }],
    })
    await fake.close()
    await second.close()
  })

  test('own words that go out late are still those of the version before, and are corrected', async () => {
    const { fake, channel, said } = await connectX()
    fake.spoil('POST /2/tweets', wait)
    const one = edition()
    await request(channel, one, 'Jembatan dibuka pukul 06.00 WIB.')
    await announce(corrected(one), 'correct')
    expect(await receiptOf(one, 'correction')).toMatchObject({ state: 'queued', why: 'waits_for_post' })
    await later(600)
    expect(await receiptOf(one, 'correction')).toMatchObject({ state: 'sent' })
    expect(said()).toEqual(['Jembatan dibuka pukul 06.00 WIB.', expect.stringContaining(note)])
    await fake.close()
  })
})

test('on Mastodon, where posts are edited, the first part says what is true now and nothing hangs below it', async () => {
  const fake = await startFakeMastodon({ now: clock.now })
  const channel = await connect('mastodon', fake.url, { server: fake.url, token: fake.token })
  for (const how of [pass, pass, wait]) fake.spoil('POST /api/v1/statuses', how)
  const one = edition()
  await request(channel, one, thread)
  expect(fake.statuses.size).toBe(2)
  await announce(corrected(one), 'correct')
  await later(3_600)
  expect([...fake.statuses.values()]).toMatchObject([
    { text: expect.stringContaining(note), in_reply_to_id: null },
  ])
  expect(await receiptOf(one, 'post')).toMatchObject({ state: 'sent', why: 'thread_ended' })
  await fake.close()
})

test('a recall of which one part is refused says what is gone and what stands, and ends once that is gone, too', async () => {
  const fake = await startFakeMastodon({ now: clock.now })
  const channel = await connect('mastodon', fake.url, { server: fake.url, token: fake.token })
  const one = edition()
  await request(channel, one, thread)
  const [, second] = [...fake.statuses.keys()]
  const refusal = { status: 422, body: { error: 'This status is held.' } }
  fake.spoil(`DELETE /api/v1/statuses/${second}`, refusal)
  await announce({ ...one, article: null }, 'recall')
  expect([...fake.statuses.keys()]).toEqual([second])
  const post = await receiptOf(one, 'post')
  const withdrawal = await receiptOf(one, 'withdrawal')
  expect(withdrawal).toMatchObject({ state: 'rejected' })
  const listed = async () => {
    const { takenDownAt, parts: hanging } = await room.channels.delivery(officer, post?.id ?? '')
    return [takenDownAt, ...hanging.map(({ removedAt }) => removedAt)].map((at) => at !== null)
  }
  expect(await listed()).toEqual([true, false, true])
  const { takesDown } = await room.channels.delivery(officer, withdrawal?.id ?? '')
  expect(takesDown.map(({ said, removedAt }) => [said?.split('\n')[0], removedAt !== null])).toEqual([
    [parts[0], true],
    [parts[1], false],
    [parts[2], true],
  ])
  fake.seen.length = 0
  await room.channels.retry(officer, withdrawal?.id ?? '')
  await room.jobs.drain()
  expect(fake.statuses.size).toBe(0)
  // Nothing is asked again of what is gone.
  expect(fake.seen).toEqual([`DELETE /api/v1/statuses/${second}`])
  expect(await listed()).toEqual([true, true, true])
  expect(await receiptOf(one, 'withdrawal')).toMatchObject({ state: 'removed' })
  expect(await receiptOf(one, 'post')).toMatchObject({ state: 'removed', why: 'withdrawn' })
  await fake.close()
})
