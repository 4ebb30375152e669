/** What is read of every network, as stories at the front door of the channels: the same ones for all. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Article, Channel, NetworkKind } from '../../src/house/channels/index.ts'
import type { Figures } from '../../src/house/channels/adapter-reading.ts'
import { edition, hosts, officer } from './channels-room.ts'
import type { FakeServer, Spoil } from './fake-server.ts'
import { announce, clock, room } from './network-desk.ts'

const without = <T extends object>(whole: T, part: keyof T) =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => name !== part))

/** The network as others use it, past the house. */
export interface ByHand {
  post(text: string): string
  /** Without it, posts cannot be changed there. */
  edit?(id: string, text: string): void
  remove(id: string): void
  /** Reactions, comments, shares. Without it, the network tells no figures. */
  measure?(id: string, figures: [number, number, number]): void
  /** Without them, it shows nobody what people say. */
  say?(text: string, writer: string, below: string): string
  answers?(): string[]
}

export interface ReadingStage {
  server: FakeServer
  entry: Record<string, string>
  byHand: ByHand
  article?: Partial<Article>
  /** Which figures the network tells, given 12 reactions, 3 comments and 4 shares. */
  figures: Figures
  /** Part of `METHOD path` of the call that makes an answer public, and of the one that lists posts. */
  answering: string
  listing: string
  throttle?: (seconds: number) => Spoil
}

export const nothingTold: Figures = {
  views: null,
  reach: null,
  reactions: null,
  comments: null,
  shares: null,
}

/** Half an hour to two at a time: every account that is due is read. */
export async function read(seconds = 7_200): Promise<void> {
  clock.advance(seconds * 1000)
  await room.jobs.enqueue(room.database.db, 'pull-accounts', {})
  await room.jobs.drain()
}

export function readingContract(
  kind: NetworkKind,
  open: (now: () => Date) => Promise<ReadingStage>,
  /** Which of its accounts, where there is more than one sort. */
  of: string = kind,
): void {
  let stage: ReadingStage
  let channel: Channel

  const posts = async (filter = {}) =>
    (await room.channels.reading.posts(officer, { channelId: channel.id, limit: 100, ...filter })).items
  const textsOf = async (filter = {}) => (await posts(filter)).map(({ text }) => text)

  describe(`reading ${of}`, () => {
    beforeAll(async () => {
      for (const { id } of await room.channels.list(officer)) await room.channels.remove(officer, id)
      stage = await open(clock.now)
      hosts[kind] = stage.server.url
      for (let n = 1; n <= 110; n += 1) {
        stage.byHand.post(`Kabar lama ${n}`)
        clock.advance(60_000)
      }
    })
    afterAll(async () => {
      await room.channels.remove(officer, channel.id)
      await stage.server.close()
    })
    beforeEach(() =>
      expect(room.channels.networks.find((one) => one.kind === kind)?.can.readsBack).toBe(true),
    )

    test('what stood there before, what the house sent and what somebody posted past it are told apart', async () => {
      const unitId = edition().unitId
      channel = await room.channels.connect(officer, { unitId, kind, entry: stage.entry, languages: ['id'] })
      await read(1)
      const before = await posts()
      expect(before.length).toBeGreaterThanOrEqual(40)
      expect(before.every(({ origin }) => origin === 'earlier')).toBe(true)
      expect(before[0]?.text).toBe('Kabar lama 110')

      const receipt = await announce(edition(stage.article))
      expect(receipt?.state).toBe('sent')
      clock.advance(60_000)
      for (let n = 1; n <= 105; n += 1) {
        stage.byHand.post(`Dari telepon ${n}`)
        clock.advance(1_000)
      }
      await read()
      await read()
      // More than a page since the last reading, and none of them is missing or told twice.
      const outside = [
        ...(await textsOf({ mark: 'outside' })),
        ...(await textsOf({
          mark: 'outside',
          cursor:
            (
              await room.channels.reading.posts(officer, {
                channelId: channel.id,
                limit: 100,
                mark: 'outside',
              })
            ).next ?? undefined,
        })),
      ]
      expect(outside).toHaveLength(105)
      expect(new Set(outside).size).toBe(105)
      const [own, ...twins] = await posts({ mark: 'house' })
      expect(twins).toEqual([])
      expect(own).toMatchObject({ origin: 'house', storyId: receipt?.storyId, edited: null, gone: null })
      expect(await textsOf({ q: 'TELEPON 105' })).toEqual(['Dari telepon 105'])
    })

    test('words that were changed and posts that went are noticed once, and nothing is sent again', async () => {
      const changed = stage.byHand.post('Pukul 06.00')
      const gone = stage.byHand.post('Akan dihapus')
      await read()
      stage.byHand.edit?.(changed, 'Pukul 07.00')
      stage.byHand.remove(gone)
      const sent = stage.server.seen.length
      await read()
      // One look could have been a page that was cut short.
      expect(await textsOf({ mark: 'deleted' })).toEqual([])
      await read()
      await read()
      expect(await posts({ mark: 'deleted' })).toMatchObject([
        { text: 'Akan dihapus', gone: { byHouse: false } },
      ])
      expect(await posts({ mark: 'edited' })).toMatchObject(
        stage.byHand.edit === undefined ? [] : [{ text: 'Pukul 07.00', edited: { before: 'Pukul 06.00' } }],
      )
      expect(stage.server.seen.slice(sent).filter((what) => what.includes(stage.answering))).toEqual([])
    })

    test('figures are a series of changes; what the network does not tell is not nought', async () => {
      const id = stage.byHand.post('Diukur')
      await read()
      await read()
      const [post] = await posts({ q: 'Diukur' })
      stage.byHand.measure?.(id, [12, 3, 4])
      const look = () => room.channels.reading.series(officer, post?.id ?? '')
      // Where each post takes a call of its own, it is some hours until its turn comes round.
      for (let turns = 0; turns < 12 && (await look()).series.length < 2; turns += 1) await read()
      const { post: measured, series } = await look()
      const told = Object.values(stage.figures).some((figure) => figure !== null)
      if (!told) expect(series).toEqual([])
      else {
        expect(measured.figures).toMatchObject(stage.figures)
        expect(series.map((point) => without(point, 'at'))).toEqual([
          Object.fromEntries(
            Object.entries(stage.figures).map(([name, value]) => [name, value === null ? null : 0]),
          ),
          stage.figures,
        ])
      }
    })

    test('what people say is heard once, and answered once although the network’s reply was lost', async () => {
      const below = stage.byHand.post('Tanya kami')
      await read()
      if (stage.byHand.say === undefined) {
        const { items: nothing } = await room.channels.reading.inbox(officer, { channelId: channel.id })
        return expect(nothing).toEqual([])
      }
      stage.byHand.say('Jembatan buka jam berapa?', 'warga.satu', below)
      await read()
      await read()
      const heard = await room.channels.reading.inbox(officer, { channelId: channel.id })
      const items = heard.items.filter(({ writer }) => writer === 'warga.satu')
      expect(items).toMatchObject([
        {
          writer: 'warga.satu',
          text: 'Jembatan buka jam berapa?',
          state: 'open',
          answer: null,
          answerable: true,
        },
      ])
      const id = items[0]?.id ?? ''
      stage.server.spoil(stage.answering, 'lose')
      await room.channels.reading.answer(officer, id, 'Pukul 06.00 WIB, setiap hari.')
      await expect(room.channels.reading.answer(officer, id, 'Lagi.')).rejects.toMatchObject({
        code: 'answer_given',
      })
      await room.jobs.drain()
      expect((await room.channels.reading.message(officer, id)).answer?.state).not.toBe('sent')
      for (let tries = 0; tries < 4; tries += 1) {
        clock.advance(600_000)
        await room.jobs.enqueue(room.database.db, 'resume-answers', {})
        await room.jobs.drain()
      }
      expect(await room.channels.reading.message(officer, id)).toMatchObject({
        state: 'answered',
        answer: { state: 'sent', by: officer.name },
      })
      expect(stage.byHand.answers?.().map((text) => text.replace(/^@\S+ /, ''))).toEqual([
        'Pukul 06.00 WIB, setiap hari.',
      ])
      // It stands among the account's posts, and nobody is told that somebody else wrote it.
      await read()
      const outside = await textsOf({ mark: 'outside' })
      expect(outside.filter((text) => text.includes('Pukul 06.00 WIB'))).toEqual([])
    })

    test('an answer of ten megabytes is not taken in: nothing changes, and the next look goes on', async () => {
      const [seen] = await posts()
      const before = [await textsOf(), await textsOf({ mark: 'deleted' })]
      stage.server.spoil(stage.listing, { status: 200, body: 'x'.repeat(10_000_000) })
      await read()
      const account = async () =>
        (await room.channels.reading.connections(officer, { limit: 100 })).items.find(
          ({ channel: { id } }) => id === channel.id,
        )
      expect(await account()).toMatchObject({ channel: { state: 'connected' }, fault: { inRow: 1 } })
      expect([await textsOf(), await textsOf({ mark: 'deleted' })]).toEqual(before)
      stage.byHand.post('Sesudah jawaban raksasa')
      for (let turns = 0; turns < 3; turns += 1) await read()
      expect(await account()).toMatchObject({ fault: null })
      expect(await textsOf({ q: 'raksasa' })).toHaveLength(1)
      expect((await posts({ q: seen?.text ?? '' })).length).toBeGreaterThan(0)
    })

    test('a network that asks to wait is left alone until then', async () => {
      stage.server.spoil(
        stage.listing,
        stage.throttle?.(6 * 3_600) ?? { status: 429, headers: { 'retry-after': String(6 * 3_600) } },
      )
      await read()
      const asked = stage.server.seen.length
      await read()
      expect(stage.server.seen.length).toBe(asked)
      await read(5 * 3_600)
      expect(stage.server.seen.length).toBeGreaterThan(asked)
    })
  })
}
