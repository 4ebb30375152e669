/** What the ledger sends: once, and what it does when a network does not answer as it should. */
import { describe, expect, test } from 'vitest'
import { edition, officer } from '../../../tests/support/channels-room.ts'
import {
  announce,
  attemptsOf,
  bluesky,
  clock,
  later,
  openLedgerDesk,
  receiptOf,
  receipts,
  room,
  site,
  sky,
  wordpress,
} from '../../../tests/support/ledger-desk.ts'

openLedgerDesk()

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
      date_gmt: '2026-11-24T00:00:00',
      modified_gmt: '2026-11-24T00:00:00',
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

  test.each([120, 3])('Retry-After is obeyed to the second: %s', async (seconds) => {
    bluesky.spoil('putRecord', { status: 429, headers: { 'retry-after': String(seconds) } })
    const story = edition()
    await announce(story)
    expect(await receiptOf(story, sky)).toMatchObject({
      state: 'throttled',
      why: 'rate_limited',
      nextAt: new Date(clock.now().getTime() + seconds * 1000),
    })
    const before = bluesky.records.size
    await later(seconds - 1)
    expect(bluesky.records.size).toBe(before)
    await later(1)
    expect(bluesky.records.size).toBe(before + 1)
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

  test('what may have gone out on the last day is not given up: it stays unknown until somebody has it looked for', async () => {
    await bluesky.fall()
    const story = edition()
    await announce(story)
    for (let tries = 0; tries < 11; tries += 1) await later(7_200)
    await bluesky.rise()
    bluesky.spoil('putRecord', 'lose')
    await later(5_400)
    for (let days = 0; days < 2; days += 1) {
      expect(await receiptOf(story, sky)).toMatchObject({ state: 'unknown' })
      await later(86_400)
    }
    const { id } = await receiptOf(story, sky)
    // Nobody can say that it is not there where the house can look.
    await expect(room.channels.confirm(officer, id, { done: false })).rejects.toMatchObject({
      code: 'delivery_is_looked_for',
    })
    await room.channels.retry(officer, id)
    await room.jobs.drain()
    expect(await receiptOf(story, sky)).toMatchObject({ state: 'sent' })
    expect(bluesky.records.size).toBe(1)
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
