/** What can come between two parts of a thread: a person, the brake, a worker that dies, words that were said already. */
import { beforeEach, describe, expect, test } from 'vitest'
import { district, edition, officer, openChannelsRoom } from '../../../tests/support/channels-room.ts'
import { afterwards } from '../../../tests/support/afterwards.ts'
import { startFakeMastodon } from '../../../tests/support/fake-mastodon.ts'
import type { Spoil } from '../../../tests/support/fake-server.ts'
import { startFakeX } from '../../../tests/support/fake-x.ts'
import { clock, connect, later, openNetworkDesk, request, room } from '../../../tests/support/network-desk.ts'
import { openWire } from '../../../tests/support/tcp-proxy.ts'
import type { Channel } from './index.ts'

openNetworkDesk()

const pass: Spoil = { until: Promise.resolve() }
const parts = ['Jembatan dibuka lagi besok.', 'Jam buka 06.00 WIB.', 'Terima kasih sudah menunggu.']
const threadOf = (words: readonly string[]) => words.join('\n---\n')

let fake: Awaited<ReturnType<typeof startFakeMastodon>>
let channel: Channel
beforeEach(async () => {
  const opened = await startFakeMastodon({ now: clock.now })
  fake = opened
  channel = await connect('mastodon', fake.url, { server: fake.url, token: fake.token })
  return () => opened.close()
})

const publishing = 'POST /api/v1/statuses'
const spoil = (...how: Spoil[]) => how.forEach((one) => fake.spoil(publishing, one))
/** First line and number of what it hangs below, in their order. */
const standing = () => {
  const all = [...fake.statuses.values()]
  return all.map(({ text, in_reply_to_id: to }) => [
    text.split('\n')[0],
    to === null ? null : all.findIndex(({ id }) => id === to) + 1,
  ])
}
const whole = (words: readonly string[] = parts) => words.map((text, n) => [text, n === 0 ? null : n])
const receiptOf = async (one: ReturnType<typeof edition>) => {
  const [receipt] = await room.channels.receipts(one.storyId)
  if (receipt === undefined) throw new Error('Nothing was sent.')
  return receipt
}
const attemptsOf = async (id: string) =>
  (await room.channels.delivery(officer, id)).attemptRecords.map(
    ({ operation, outcome }) => `${operation} ${outcome}`,
  )
/** Begins a thread whose second part is on its way and not answered; `answer` lets it be. */
async function holdSecondPart(one: ReturnType<typeof edition>, work: () => Promise<void>) {
  let answer = () => {}
  const until = new Promise<void>((resolve) => (answer = resolve))
  spoil(pass, { until })
  room.editions.set(one.editionId, one)
  await room.channels.request(officer, channel.id, { editionId: one.editionId, text: threadOf(parts) })
  const working = work()
  await expect.poll(() => fake.seen.filter((call) => call === publishing).length).toBe(2)
  return { answer, working }
}

describe('a person is asked where a part stands', () => {
  test('its address is told of that part, and the next one hangs below it', async () => {
    spoil(pass, 'lose')
    const one = edition()
    await request(channel, one, threadOf(parts))
    const { id, externalUrl } = await receiptOf(one)
    expect(await receiptOf(one)).toMatchObject({ state: 'unknown' })
    const [first, second] = [...fake.statuses.values()].map(({ url }) => url)
    expect(externalUrl).toBe(first)
    // The first part is easily taken for the one in question.
    await expect(
      room.channels.confirm(officer, id, { done: true, ...(first === undefined ? {} : { url: first }) }),
    ).rejects.toMatchObject({ code: 'delivery_link_known' })
    await room.channels.confirm(officer, id, { done: true, ...(second === undefined ? {} : { url: second }) })
    await room.jobs.drain()
    expect(standing()).toEqual(whole())
    expect(await receiptOf(one)).toMatchObject({ state: 'sent', externalUrl: first })
    expect(await attemptsOf(id)).toEqual(['publish sent', 'publish unknown', 'publish sent'])
    const { parts: told } = await room.channels.delivery(officer, id)
    expect(told[0]).toMatchObject({ number: 2, url: second })
  })

  test('one that is not there is sent once more; of the last one the thread is whole', async () => {
    spoil(pass, 'drop', pass, 'lose')
    const one = edition()
    await request(channel, one, threadOf(parts))
    const { id } = await receiptOf(one)
    await room.channels.confirm(officer, id, { done: false })
    await room.jobs.drain()
    expect(await receiptOf(one)).toMatchObject({ state: 'unknown' })
    expect(standing()).toEqual(whole())
    const last = [...fake.statuses.values()].at(-1)?.url ?? ''
    await room.channels.confirm(officer, id, { done: true, url: last })
    await later(3_600)
    expect(await receiptOf(one)).toMatchObject({ state: 'sent', why: null })
    expect(standing()).toEqual(whole())
  })
})

describe('the brake', () => {
  test('pulled while a part is on its way, lets it end, holds the next and tells what is out', async () => {
    const one = edition()
    const { answer, working } = await holdSecondPart(one, () => room.jobs.drain())
    const { pause, ...told } = await room.channels.pausePosting(officer, {
      unitId: district.id,
      reason: 'Akun diduga diambil alih.',
    })
    expect(told).toEqual({ held: 0, stories: [{ storyId: one.storyId, held: 0, underWay: 1, out: 1 }] })
    answer()
    await working
    await later(3_600)
    expect(await receiptOf(one)).toMatchObject({ state: 'queued', why: 'posting_paused' })
    expect(standing()).toEqual(whole().slice(0, 2))
    await room.channels.resumePosting(officer, pause.id)
    await room.jobs.drain()
    expect(standing()).toEqual(whole())
    expect(await receiptOf(one)).toMatchObject({ state: 'sent', why: null })
  })
})

describe('a worker that dies after the network took a part', () => {
  test('leaves it to another, who finds it there and goes on below it', async () => {
    const through = new URL(room.database.url)
    const wire = await openWire(through.hostname, Number(through.port))
    through.port = String(wire.port)
    const worker = await openChannelsRoom({ databaseUrl: through.href, clock, editions: room.editions })
    afterwards(async () => {
      wire.mend()
      await worker.close()
      await wire.close()
    })
    const one = edition()
    const { answer, working } = await holdSecondPart(one, () => worker.jobs.drain())
    const end = working.then(
      () => 'lived',
      () => 'died',
    )
    // Whatever it knows from here on, it can tell nobody.
    wire.cut()
    answer()
    expect(await end).toBe('died')
    expect(standing()).toEqual(whole().slice(0, 2))
    expect(await receiptOf(one)).toMatchObject({ state: 'sending' })
    for (let tries = 0; tries < 3; tries += 1) await later(200)
    expect(standing()).toEqual(whole())
    const { id, state } = await receiptOf(one)
    expect(state).toBe('sent')
    expect(await attemptsOf(id)).toEqual([
      'publish sent',
      'publish interrupted',
      'find found',
      'publish sent',
    ])
  })
})

describe('two parts with the same words', () => {
  const twins = [parts[0] ?? '', 'Lewat Asia Afrika.', 'Lewat Asia Afrika.']

  test.each<Spoil>(['drop', 'lose'])('are not taken for each other: %s', async (how) => {
    spoil(pass, pass, how)
    const one = edition()
    await request(channel, one, threadOf(twins))
    expect(await receiptOf(one)).toMatchObject({ state: 'unknown' })
    for (let tries = 0; tries < 3; tries += 1) await later(200)
    expect(standing()).toEqual(whole(twins))
    expect(await receiptOf(one)).toMatchObject({ state: 'sent' })
  })

  test('are a fault where the network takes them only once', async () => {
    const x = await startFakeX({ now: clock.now })
    const entry = { clientId: 'aplikasi', clientSecret: 'rahasia', refreshToken: x.refreshToken }
    const one = edition()
    await expect(request(await connect('x', x.url, entry), one, threadOf(twins))).rejects.toMatchObject({
      code: 'post_refused',
      faults: [{ at: 'text', code: 'post_parts_alike', params: { part: 3, as: 2 } }],
    })
    expect(x.tweets.size).toBe(0)
    await x.close()
  })
})
