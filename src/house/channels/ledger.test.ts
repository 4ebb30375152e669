/** The ledger's states, against contract fakes of both networks (tests/support/fake-*.ts), not the real ones. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { standingClock } from '../../platform/clock.ts'
import {
  district,
  edition,
  officer,
  openChannelsRoom,
  stranger,
  type ChannelsRoom,
} from '../../../tests/support/channels-room.ts'
import { startFakeBluesky, type FakeBluesky } from '../../../tests/support/fake-bluesky.ts'
import { startFakeWordpress, type FakeWordpress } from '../../../tests/support/fake-wordpress.ts'
import { testDatabase } from '../../../tests/support/test-database.ts'
import type { Announced } from './announce-edition.ts'
import type { Channel, PublishedEdition, Settings } from './index.ts'

let room: ChannelsRoom
let bluesky: FakeBluesky
let wordpress: FakeWordpress
let sky: Channel
let site: Channel
const clock = standingClock('2026-11-24T03:00:00Z')

beforeAll(async () => {
  const { url } = await testDatabase()
  room = await openChannelsRoom({ databaseUrl: url, clock })
})
afterAll(() => room.close())

beforeEach(async () => {
  bluesky = await startFakeBluesky()
  wordpress = await startFakeWordpress()
  sky = await connect('bluesky')
  site = await connect('wordpress')
})
afterEach(async () => {
  for (const { id } of await room.channels.list(officer)) await room.channels.remove(officer, id)
  await room.jobs.drain()
  await bluesky.close()
  await wordpress.close()
})

function connect(kind: 'bluesky' | 'wordpress', settings: Partial<Settings> = {}): Promise<Channel> {
  const entry =
    kind === 'bluesky'
      ? { server: bluesky.url, identifier: `@${bluesky.handle}`, secret: bluesky.password }
      : { server: wordpress.url, identifier: wordpress.user, secret: wordpress.password }
  return room.channels.connect(officer, {
    unitId: district.id,
    kind,
    ...entry,
    languages: ['id'],
    settings,
  })
}

async function announce(one: PublishedEdition, act: Announced = 'publish'): Promise<void> {
  room.editions.set(one.editionId, one)
  await room.jobs.enqueue(room.database.db, 'announce-edition', {
    storyId: one.storyId,
    editionId: one.editionId,
    act,
    version: 1,
  })
  await room.jobs.drain()
}

const later = async (seconds: number) => {
  clock.advance(seconds * 1000)
  await room.channels.resume()
  await room.jobs.drain()
}

const receipts = async (one: PublishedEdition) =>
  (await room.channels.receipts(one.storyId)).map(({ channel, purpose, state, why }) => ({
    kind: channel.kind,
    purpose,
    state,
    why,
  }))
const receiptOf = async (one: PublishedEdition, channel: Channel, purpose = 'post') => {
  const found = (await room.channels.receipts(one.storyId)).find(
    (receipt) => receipt.channel.id === channel.id && receipt.purpose === purpose,
  )
  if (found === undefined) throw new Error('There is no such receipt.')
  return found
}
const attemptsOf = async (id: string) =>
  (await room.channels.delivery(officer, id)).attemptRecords.map(
    ({ operation, outcome }) => `${operation} ${outcome}`,
  )

describe('once is once', () => {
  test('a published edition is posted once to each channel of its unit, however often its news comes', async () => {
    const story = edition()
    await announce(story)
    await announce(story)
    expect(bluesky.records.size).toBe(1)
    expect(wordpress.published()).toHaveLength(1)
    expect(await receipts(story)).toEqual([
      { kind: 'bluesky', purpose: 'post', state: 'sent', why: null },
      { kind: 'wordpress', purpose: 'post', state: 'sent', why: null },
    ])
    const receipt = await receiptOf(story, site)
    expect(receipt.externalUrl).toContain(wordpress.url)
    expect(await attemptsOf(receipt.id)).toEqual(['publish sent'])
  })

  test('an edition in another language than the channel’s is not posted there', async () => {
    const story = edition({ locale: 'en' })
    await announce({ ...story, locale: 'en' })
    expect(await receipts(story)).toEqual([])
  })

  test('a channel that does not announce by itself waits for its officer, who may use own words', async () => {
    await room.channels.change(officer, sky.id, { settings: { auto: false } })
    const story = edition()
    await announce(story)
    expect(bluesky.records.size).toBe(0)
    const long = 'kata '.repeat(70)
    await expect(
      room.channels.request(officer, sky.id, { editionId: story.editionId, text: long }),
    ).rejects.toMatchObject({ code: 'post_refused', faults: [{ at: 'text', code: 'post_too_long' }] })
    await room.channels.request(officer, sky.id, {
      editionId: story.editionId,
      text: 'Jembatan dibuka, hati-hati.',
    })
    await room.jobs.drain()
    expect([...bluesky.records.values()].map(({ value }) => value.text)).toEqual([
      'Jembatan dibuka, hati-hati.',
    ])
    await expect(
      room.channels.request(officer, sky.id, { editionId: story.editionId }),
    ).rejects.toMatchObject({ code: 'delivery_exists' })
  })

  test.each([
    ['bluesky', 'putRecord'],
    ['wordpress', 'POST /wp/v2/posts'],
  ] as const)('on %s an answer that was lost is looked for, not sent again', async (kind, call) => {
    const [fake, channel] = kind === 'bluesky' ? [bluesky, sky] : [wordpress, site]
    fake.spoil(call, 'lose')
    const story = edition()
    await announce(story)
    expect(await receiptOf(story, channel)).toMatchObject({ state: 'unknown', why: 'broken_off' })
    await later(60)
    const receipt = await receiptOf(story, channel)
    expect(receipt.state).toBe('sent')
    expect(await attemptsOf(receipt.id)).toEqual(['publish unknown', 'find found'])
    expect(kind === 'bluesky' ? bluesky.records.size : wordpress.published().length).toBe(1)
  })

  test('what certainly did not arrive is sent again after it was looked for', async () => {
    bluesky.spoil('putRecord', 'drop')
    const story = edition()
    await announce(story)
    expect(await receiptOf(story, sky)).toMatchObject({ state: 'unknown' })
    await later(60)
    const receipt = await receiptOf(story, sky)
    expect(await attemptsOf(receipt.id)).toEqual(['publish unknown', 'find absent', 'publish sent'])
    expect(bluesky.records.size).toBe(1)
  })

  test('on WordPress "not there" is believed only once nothing can still be on its way', async () => {
    wordpress.spoil('POST /wp/v2/posts', 'drop')
    const story = edition()
    await announce(story)
    await later(30)
    expect(await receiptOf(story, site)).toMatchObject({ state: 'unknown', why: 'settling' })
    expect(wordpress.posts.size).toBe(0)
    await later(90)
    expect(await receiptOf(story, site)).toMatchObject({ state: 'sent' })
    expect(wordpress.published()).toHaveLength(1)
  })

  test('a twin that WordPress took in all the same is taken away again', async () => {
    const story = edition()
    const slug = `${story.article.slug}-${story.ref}`
    wordpress.spoil('GET /wp/v2/posts', { status: 200, body: [] })
    wordpress.posts.set(900, {
      id: 900,
      slug,
      status: 'publish',
      link: `${wordpress.url}/?p=900`,
      title: '',
      excerpt: '',
      content: '',
      featured_media: 0,
    })
    await announce(story)
    expect(wordpress.published().map(({ id }) => id)).toEqual([900])
    expect((await receiptOf(story, site)).externalUrl).toBe(`${wordpress.url}/?p=900`)
  })

  test('a call without an outcome, as a killed worker leaves it, is looked for first', async () => {
    const story = edition()
    bluesky.spoil('putRecord', { status: 429 })
    await announce(story)
    const { id } = await receiptOf(story, sky)
    const { db } = room.database
    await db
      .updateTable('channels.attempt')
      .set({ ended_at: null, outcome: null, answer: null })
      .where('delivery_id', '=', id)
      .execute()
    await db.updateTable('channels.delivery').set({ state: 'sending' }).where('id', '=', id).execute()
    await later(60)
    expect(await attemptsOf(id)).toEqual(['publish interrupted', 'find absent', 'publish sent'])
    expect(bluesky.records.size).toBe(1)
  })
})

describe('setbacks', () => {
  test('a server that is down disconnects nobody, and the post goes out when it returns', async () => {
    await bluesky.fall()
    const story = edition()
    await announce(story)
    expect(await receiptOf(story, sky)).toMatchObject({ state: 'throttled', why: 'unreachable' })
    const [channel] = (await room.channels.list(officer)).filter(({ id }) => id === sky.id)
    expect(channel).toMatchObject({
      state: 'connected',
      health: { lastFault: 'unreachable', faultsInRow: 1 },
    })
    await bluesky.rise()
    await later(600)
    expect(await receiptOf(story, sky)).toMatchObject({ state: 'sent', why: null })
    expect(bluesky.records.size).toBe(1)
  })

  test('Retry-After is obeyed to the second', async () => {
    bluesky.spoil('putRecord', { status: 429, headers: { 'retry-after': '120' } })
    const story = edition()
    await announce(story)
    expect(await receiptOf(story, sky)).toMatchObject({
      state: 'throttled',
      why: 'rate_limited',
      nextAt: new Date(clock.now().getTime() + 120_000),
    })
    await later(119)
    expect(bluesky.records.size).toBe(0)
    await later(1)
    expect(bluesky.records.size).toBe(1)
  })

  test('a refused password stops the channel, and reconnecting sends what waited', async () => {
    bluesky.revoke()
    const story = edition()
    await announce(story)
    expect(await receiptOf(story, sky)).toMatchObject({ state: 'unauthorised' })
    expect((await room.channels.list(officer)).find(({ id }) => id === sky.id)).toMatchObject({
      state: 'unauthorised',
      health: { lastFault: 'unauthorised' },
    })
    await expect(room.channels.reconnect(officer, sky.id)).rejects.toMatchObject({
      code: 'channel_unauthorised',
    })
    bluesky.restore()
    await room.channels.reconnect(officer, sky.id)
    await room.jobs.drain()
    expect(await receiptOf(story, sky)).toMatchObject({ state: 'sent' })
  })

  test('what the network refuses for good is not tried again by itself', async () => {
    bluesky.spoil('putRecord', { status: 400, body: { error: 'InvalidRequest', message: 'no' } })
    const story = edition()
    await announce(story)
    const receipt = await receiptOf(story, sky)
    expect(receipt).toMatchObject({ state: 'rejected', why: 'refused_there', lasting: true })
    expect(receipt.detail).toContain('InvalidRequest')
    await later(86_400)
    expect(await attemptsOf(receipt.id)).toEqual(['publish rejected'])
    await room.channels.retry(officer, receipt.id)
    await room.jobs.drain()
    expect(await receiptOf(story, sky)).toMatchObject({ state: 'sent' })
    await expect(room.channels.retry(officer, receipt.id)).rejects.toMatchObject({ code: 'delivery_settled' })
  })

  test('news that could not be sent for a day is given up', async () => {
    await bluesky.fall()
    const story = edition()
    await announce(story)
    for (let tries = 0; tries < 14; tries += 1) await later(7_200)
    expect(await receiptOf(story, sky)).toMatchObject({ state: 'rejected', why: 'too_late', lasting: false })
  })

  test('a paused channel misses news but not what must be mended', async () => {
    const old = edition()
    await announce(old)
    await room.channels.pause(officer, sky.id)
    const fresh = edition()
    await announce(fresh)
    expect(await receiptOf(fresh, sky)).toMatchObject({ state: 'skipped', why: 'channel_paused' })
    await announce({ ...old, article: null }, 'withdraw')
    expect(await receiptOf(old, sky, 'withdrawal')).toMatchObject({ state: 'queued', why: 'channel_paused' })
    await room.channels.reconnect(officer, sky.id)
    await room.jobs.drain()
    expect(await receiptOf(old, sky, 'withdrawal')).toMatchObject({ state: 'removed' })
    expect(bluesky.records.size).toBe(0)
  })
})

describe('corrections and withdrawals', () => {
  const note = {
    kind: 'correction',
    note: 'Jam buka adalah 07.00 WIB.',
    at: new Date('2026-11-24T04:00:00Z'),
  }
  const corrected = (story: ReturnType<typeof edition>) => ({
    ...story,
    article: { ...story.article, summary: 'Mulai pukul 07.00 WIB.', versionHash: 'version-2', notes: [note] },
  })

  test('a correction edits the WordPress post and answers the Bluesky one', async () => {
    const story = edition()
    await announce(story)
    await announce(corrected(story), 'correct')
    const [post] = wordpress.published()
    expect(wordpress.posts.size).toBe(1)
    expect(post?.content).toContain('Jam buka adalah 07.00 WIB.')
    expect(post?.excerpt).toBe('Mulai pukul 07.00 WIB.')
    const [first, answer] = [...bluesky.records.values()]
    expect(answer?.value.text).toBe('Koreksi: Jam buka adalah 07.00 WIB.')
    expect(answer?.value.reply).toMatchObject({ parent: { uri: first?.uri, cid: first?.cid } })
    expect(await receipts(story)).toContainEqual({
      kind: 'bluesky',
      purpose: 'correction',
      state: 'sent',
      why: null,
    })
  })

  test('or replaces it, where the channel is set so', async () => {
    await room.channels.change(officer, sky.id, { settings: { correction: 'replace' } })
    const story = edition()
    await announce(story)
    bluesky.spoil('putRecord', 'drop')
    await announce(corrected(story), 'correct')
    expect(bluesky.records.size).toBe(0)
    await later(60)
    expect([...bluesky.records.values()].map(({ value }) => value.text)).toEqual([
      'Jembatan Cikapundung Dibuka Lagi\n\nMulai pukul 07.00 WIB.',
    ])
    expect(await receiptOf(story, sky)).toMatchObject({ state: 'removed', why: 'replaced' })
    expect(await receiptOf(story, sky, 'correction')).toMatchObject({ state: 'sent' })
  })

  test('a post that goes out late goes out corrected, and needs no correction', async () => {
    bluesky.spoil('putRecord', { status: 429, headers: { 'retry-after': '60' } })
    const story = edition()
    await announce(story)
    await announce(corrected(story), 'correct')
    expect(await receiptOf(story, sky, 'correction')).toMatchObject({
      state: 'queued',
      why: 'waits_for_post',
    })
    await later(60)
    expect(await receiptOf(story, sky, 'correction')).toMatchObject({
      state: 'skipped',
      why: 'already_current',
    })
    expect([...bluesky.records.values()].map(({ value }) => value.text)).toEqual([
      'Jembatan Cikapundung Dibuka Lagi\n\nMulai pukul 07.00 WIB.',
    ])
  })

  test('an update edits where it can and says where it cannot', async () => {
    const story = edition()
    await announce(story)
    await announce(corrected(story), 'update')
    expect(await receiptOf(story, site, 'update')).toMatchObject({ state: 'sent' })
    expect(await receiptOf(story, sky, 'update')).toMatchObject({ state: 'skipped', why: 'no_edit' })
  })

  test('a withdrawal removes what can be removed and says what cannot', async () => {
    const story = edition()
    await announce(story)
    await announce(corrected(story), 'correct')
    await announce({ ...story, article: null }, 'withdraw')
    await announce({ ...story, article: null }, 'recall')
    expect(bluesky.records.size).toBe(0)
    expect(wordpress.published()).toEqual([])
    expect([...wordpress.posts.values()].map(({ status }) => status)).toEqual(['trash'])
    const receipt = await receiptOf(story, sky, 'withdrawal')
    expect(receipt).toMatchObject({
      state: 'removed',
      leftovers: ['copies_on_other_servers', 'replies_and_quotes'],
    })
    expect((await receipts(story)).map(({ state }) => state)).toEqual(Array(6).fill('removed'))
  })

  test('a withdrawal of a post whose fate is unknown finds out first', async () => {
    bluesky.spoil('putRecord', 'lose')
    const story = edition()
    await announce(story)
    await announce({ ...story, article: null }, 'withdraw')
    expect(bluesky.records.size).toBe(0)
    expect(await receiptOf(story, sky, 'withdrawal')).toMatchObject({ state: 'removed' })
  })

  test('what was not sent yet is not sent any more', async () => {
    await bluesky.fall()
    const story = edition()
    await announce(story)
    await announce({ ...story, article: null }, 'withdraw')
    await bluesky.rise()
    await later(3_600)
    expect(bluesky.records.size).toBe(0)
    expect(await receiptOf(story, sky)).toMatchObject({ state: 'skipped', why: 'withdrawn' })
  })
})

describe('who may', () => {
  test('a stranger neither connects nor sees, retries nor removes', async () => {
    const story = edition()
    await announce(story)
    const { id } = await receiptOf(story, sky)
    const { channels } = room
    expect(await channels.list(stranger)).toEqual([])
    expect(await channels.deliveries(stranger, {})).toEqual({ deliveries: [], next: null })
    const refused = [
      () => channels.pause(stranger, sky.id),
      () => channels.remove(stranger, sky.id),
      () => channels.reconnect(stranger, sky.id),
      () => channels.change(stranger, sky.id, { label: 'x' }),
      () => channels.delivery(stranger, id),
      () => channels.retry(stranger, id),
      () => channels.request(stranger, sky.id, { editionId: story.editionId }),
      () =>
        channels.connect(stranger, {
          unitId: district.id,
          kind: 'bluesky',
          server: bluesky.url,
          identifier: 'a',
          secret: 'b',
          languages: ['id'],
        }),
    ]
    for (const act of refused) await expect(act()).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('credentials are sealed to their channel', async () => {
    const { credentials } = await room.database.db
      .selectFrom('channels.channel')
      .select('credentials')
      .where('id', '=', sky.id)
      .executeTakeFirstOrThrow()
    expect(credentials).toMatch(/^v1\./)
    expect(credentials).not.toContain(bluesky.password)
    await room.database.db
      .updateTable('channels.channel')
      .set({ credentials })
      .where('id', '=', site.id)
      .execute()
    await expect(room.channels.reconnect(officer, site.id)).rejects.toThrow(/authenticate/)
  })
})
