/** What the ledger mends: corrections, updates and withdrawals of what was sent; and who may ask it anything. */
import { describe, expect, test } from 'vitest'
import { district, edition, officer, pictureOf, stranger } from '../../../tests/support/channels-room.ts'
import {
  announce,
  bluesky,
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

  test('a picture that was covered since goes with the correction; what another post shows stays', async () => {
    const picture = await pictureOf({ alt: 'Loket' })
    const showing = (story: ReturnType<typeof edition>, key: string) => ({
      ...story,
      article: { ...story.article, pictures: [{ ...picture, key }] },
    })
    const [story, other] = [edition(), edition()]
    await announce(showing(story, 'bare'))
    await announce(showing(corrected(story), 'covered'), 'correct')
    const media = () => [...wordpress.media.values()].map(({ slug }) => slug)
    expect(media()).toEqual(['pendopo-covered'])
    const [post] = wordpress.published()
    expect(wordpress.media.get(post?.featured_media ?? 0)?.slug).toBe('pendopo-covered')

    await announce(showing(other, 'covered'))
    await announce(
      showing(
        { ...corrected(other), article: { ...corrected(other).article, versionHash: 'version-3' } },
        'cut',
      ),
      'correct',
    )
    expect(media()).toEqual(['pendopo-covered', 'pendopo-cut'])
    await announce({ ...story, article: null }, 'withdraw')
    expect(media()).toEqual(['pendopo-cut'])
    expect(await receiptOf(story, site, 'withdrawal')).toMatchObject({ state: 'removed' })
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
          entry: { server: bluesky.url, identifier: 'a', password: 'b' },
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
