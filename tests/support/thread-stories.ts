/**
 * What every network with threads has to hold to: a text in several parts is one delivery, whose parts stand there once
 * and in their order, whatever happens between two of them.
 */
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import type { Announced } from '../../src/house/channels/announce-edition.ts'
import type { Article, Channel, PublishedEdition, Receipt } from '../../src/house/channels/index.ts'
import { officer, type ChannelsRoom } from './channels-room.ts'
import type { Spoil } from './fake-server.ts'
import type { Seen, Stage } from './network-contract.ts'

export interface ThreadDesk {
  room: ChannelsRoom
  stage: Stage
  channel: Channel
  story(): PublishedEdition & { article: Article }
  announce(one: PublishedEdition, act?: Announced): Promise<void>
  later(seconds: number): Promise<void>
  receiptOf(one: PublishedEdition, purpose?: string): Promise<Receipt>
}

type Posted = PublishedEdition & { article: Article }

const pass: Spoil = { until: Promise.resolve() }
const note = { kind: 'correction', note: 'Jam buka adalah 07.00 WIB.', at: new Date('2026-11-24T04:00:00Z') }
const first = 'Jembatan Cikapundung dibuka lagi besok.'
const last = 'Terima kasih sudah menunggu dua pekan.'

export function threadStories(desk: () => ThreadDesk): void {
  const middle = (one: Posted) => `Jam buka dan peta jalur: ${one.article.url}`
  const words = (one: Posted) => [first, middle(one), last].join('\n---\n')

  /** `spoilt`: what happens to the calls that make its parts public, one after the other. */
  async function post(one: Posted, spoilt: readonly Spoil[] = [], text = words(one)): Promise<void> {
    const { room, stage, channel } = desk()
    // Unlike an announcement it is an officer's own words.
    await room.channels.change(officer, channel.id, { settings: { auto: false } })
    room.editions.set(one.editionId, one)
    for (const how of spoilt) stage.server.spoil(stage.publishing, how)
    await room.channels.request(officer, channel.id, { editionId: one.editionId, text })
    await room.jobs.drain()
  }
  const standing = async (): Promise<Seen[]> => desk().stage.standing()
  const detailsOf = async (one: Posted) => {
    const { room, receiptOf } = desk()
    return room.channels.delivery(officer, (await receiptOf(one)).id)
  }
  /** Once and in their order, each below the one before. */
  async function standsWhole(one: Posted): Promise<void> {
    const { receiptOf } = desk()
    expect(await receiptOf(one)).toMatchObject({ state: 'sent', why: null })
    const [head, second, third, ...more] = await standing()
    expect(more).toEqual([])
    expect(head?.text.startsWith(first)).toBe(true)
    expect(second?.text.startsWith('Jam buka dan peta jalur:')).toBe(true)
    expect(third?.text).toBe(last)
    expect([head?.below, second?.below, third?.below]).toEqual([undefined, head?.text, second?.text])
  }

  test('a text in parts hangs together: its pictures with the first, the link where the words have it', async () => {
    const { room, channel, later } = desk()
    const one = desk().story()
    await post(one)
    await standsWhole(one)
    const { attemptRecords, parts, externalUrl } = await detailsOf(one)
    expect(attemptRecords.map(({ operation, outcome }) => `${operation} ${outcome}`)).toEqual(
      Array.from({ length: 3 }, () => 'publish sent'),
    )
    expect(new Set([externalUrl, ...parts.map(({ url }) => url)]).size).toBe(3)
    const [head, second, third] = await standing()
    expect(head?.pictures).toHaveLength(one.article.pictures.length)
    expect([second?.pictures, third?.pictures]).toEqual([[], []])
    expect([head?.leads, second?.leads, third?.leads]).toEqual([false, true, false])
    // Read back, every part is the house's own.
    await later(7_200)
    await room.jobs.enqueue(room.database.db, 'pull-accounts', {})
    await room.jobs.drain()
    const { items } = await room.channels.reading.posts(officer, { channelId: channel.id, limit: 100 })
    expect(items.length).toBeGreaterThan(0)
    expect(new Set(items.map(({ origin }) => origin))).toEqual(new Set(['house']))
  })

  test.each<[string, number, Spoil]>([
    ['an answer that was lost', 2, 'lose'],
    ['a call that never arrived', 3, 'drop'],
    ['a server that answers 500 and did it', 3, { status: 500, acted: true }],
  ])('%s at part %i: every part stands there once in the end', async (_, part, how) => {
    const one = desk().story()
    await post(one, [...Array.from({ length: part - 1 }, () => pass), how])
    expect((await desk().receiptOf(one)).state).toBe('unknown')
    expect((await standing()).length).toBeLessThan(part === 2 ? 3 : 4)
    for (let tries = 0; tries < 4; tries += 1) await desk().later(200)
    await standsWhole(one)
  })

  test.each<[string, Spoil]>([
    ['before its call for part 3 arrived', 'drop'],
    ['after it arrived', 'lose'],
  ])('a process that is killed %s leaves it to the next', async (_, how) => {
    const { room, later, receiptOf } = desk()
    const one = desk().story()
    await post(one, [pass, pass, how])
    const { id } = await receiptOf(one)
    // As a killed process leaves it: a call that was begun, and no outcome.
    const { db } = room.database
    await sql`update channels.attempt set ended_at = null, outcome = null, answer = null
      where id = (select id from channels.attempt where delivery_id = ${id} order by started_at desc, id desc limit 1)`.execute(
      db,
    )
    await db.updateTable('channels.delivery').set({ state: 'sending' }).where('id', '=', id).execute()
    for (let tries = 0; tries < 3; tries += 1) await later(200)
    await standsWhole(one)
    const { attemptRecords } = await detailsOf(one)
    expect(attemptRecords.slice(2, 4).map(({ operation, outcome }) => `${operation} ${outcome}`)).toEqual([
      'publish interrupted',
      how === 'lose' ? 'find found' : 'find absent',
    ])
  })

  test('a recall takes down every part, also of a thread that is stopped half-way, and nothing follows', async () => {
    const { announce, receiptOf, later } = desk()
    const whole = desk().story()
    await post(whole)
    await announce({ ...whole, article: null }, 'recall')
    expect(await standing()).toEqual([])
    expect(await receiptOf(whole, 'withdrawal')).toMatchObject({ state: 'removed' })
    const half = desk().story()
    await post(half, [pass, { status: 429, headers: { 'retry-after': '600' } }], `${words(half)}!`)
    expect(await receiptOf(half)).toMatchObject({ state: 'throttled' })
    expect(await standing()).toHaveLength(1)
    await announce({ ...half, article: null }, 'recall')
    await later(3_600)
    expect(await standing()).toEqual([])
    expect(await receiptOf(half)).toMatchObject({ state: 'removed', why: 'withdrawn' })
    expect(await receiptOf(half, 'withdrawal')).toMatchObject({ state: 'removed' })
  })

  test('a recall meets the part whose answer was lost', async () => {
    const { announce, receiptOf, later } = desk()
    const one = desk().story()
    await post(one, [pass, 'lose'])
    expect(await standing()).toHaveLength(2)
    await announce({ ...one, article: null }, 'recall')
    for (let tries = 0; tries < 3; tries += 1) await later(200)
    expect(await standing()).toEqual([])
    expect(await receiptOf(one, 'withdrawal')).toMatchObject({ state: 'removed' })
  })

  test('a correction leaves one true post where posts can be edited, else it ends the thread', async () => {
    const { room, announce, receiptOf, channel } = desk()
    const one = desk().story()
    await post(one)
    const article = { ...one.article, versionHash: 'version-2', notes: [note] }
    await announce({ ...one, article }, 'correct')
    expect(await receiptOf(one, 'correction')).toMatchObject({ state: 'sent' })
    const posts = await standing()
    const edits = room.channels.networks.find(({ kind }) => kind === channel.kind)?.can.edits === true
    if (edits) {
      expect(posts.map(({ text }) => text)).toEqual([expect.stringContaining(note.note)])
      expect((await detailsOf(one)).parts.every(({ removedAt }) => removedAt !== null)).toBe(true)
    } else {
      expect(posts).toHaveLength(4)
      expect(posts.at(-1)).toMatchObject({ text: expect.stringContaining(note.note), below: last })
    }
    await announce({ ...one, article: null }, 'withdraw')
    expect(await standing()).toEqual([])
  })
}
