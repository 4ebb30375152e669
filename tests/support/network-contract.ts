/**
 * What every network has to hold to, as stories at the front door of the channels: the same ones for all, against a
 * contract fake in `npm test` and, where one can be had, against a real server in `npm run test:peers`.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Announced } from '../../src/house/channels/announce-edition.ts'
import type { Article, Channel, NetworkKind, PublishedEdition } from '../../src/house/channels/index.ts'
import { standingClock, type Clock } from '../../src/platform/clock.ts'
import { countText } from '../../src/platform/text/count-text.ts'
import {
  district,
  edition,
  hosts,
  officer,
  openChannelsRoom,
  pictureFile,
  pictureOf,
  type ChannelsRoom,
} from './channels-room.ts'
import type { FakeServer, Spoil } from './fake-server.ts'
import { testDatabase } from './test-database.ts'
import { threadStories } from './thread-stories.ts'

export interface Seen {
  text: string
  /** Of each picture its alt text, or where the network has none, whatever tells one from another. */
  pictures?: readonly string[]
  /** Words of the post that it hangs below, and whether it leads to the story; told where there are threads. */
  below?: string | undefined
  leads?: boolean
}

/** One account on the network, and what a test needs to know of it. */
export interface Stage {
  server: FakeServer
  entry: Record<string, string>
  /** The entry with a secret that opens nothing. */
  wrong: Record<string, string>
  /** Part of `METHOD path` of the call that makes a post public. */
  publishing: string
  /** Once it is connected. */
  joined?: (room: ChannelsRoom, channel: Channel) => Promise<void>
  /** How this network asks to wait. */
  throttle?: (seconds: number) => Spoil
  /** What people see on the account, oldest first. */
  standing(): Seen[] | Promise<Seen[]>
  /** Where the first post is seen, on networks that a person has to look at. */
  first?: string
  revoke(): void | Promise<void>
  /** For how many seconds what was handed out goes on opening after it was taken away. */
  outlives?: number
  restore(): void | Promise<void>
  /** What a story needs to be postable there. */
  article?: Partial<Article>
  close(): Promise<void>
}

/** Alt texts of the site's own files in a text of WordPress. */
export const altsIn = (html: string): string[] =>
  [...html.matchAll(/<img [^>]*wp-image-[^>]*>/g)].map(([tag]) => /alt="([^"]*)"/.exec(tag)?.[1] ?? '')

const imageOf = (alt: string, at: number) =>
  `<figure><img src="/media/${at + 1}/640.webp" srcset="/media/${at + 1}/320.webp 320w" sizes="100vw" alt="${alt}"></figure>`

const note = { kind: 'correction', note: 'Jam buka adalah 07.00 WIB.', at: new Date('2026-11-24T04:00:00Z') }

/** When the room's clock stands still. */
export const contractOpens = '2026-11-24T03:00:00Z'

/**
 * `house`: the account lives in this house itself, nothing is signed in to, and no network lies between that could lose,
 * refuse or delay a post: of stories about that there is one, that it cannot happen. `threads`: the network has them.
 */
export function networkContract(
  kind: NetworkKind,
  open: (now: () => Date) => Promise<Stage>,
  {
    house = false,
    threads = false,
    of = kind,
    openRoom = async ({ clock }) => openChannelsRoom({ databaseUrl: (await testDatabase()).url, clock }),
  }: {
    house?: boolean
    threads?: boolean
    /** What is posted there, where it is told of more than one thing. */
    of?: string
    openRoom?: (of: { clock: Clock }) => Promise<ChannelsRoom>
  } = {},
): void {
  let room: ChannelsRoom
  let stage: Stage
  let channel: Channel
  const clock = standingClock(contractOpens)

  const can = () => {
    const found = room.channels.networks.find((one) => one.kind === kind)?.can
    if (found === undefined) throw new Error(`There is no network ${kind}.`)
    return found
  }
  const connect = (entry: Record<string, string>) =>
    room.channels.connect(officer, { unitId: district.id, kind, entry, languages: ['id'] })
  const story = (more: Partial<Article> = {}) => edition({ ...stage.article, ...more })
  const announce = async (one: PublishedEdition, act: Announced = 'publish') => {
    // What is corrected stood there before: of one moment, nobody knows which of two posts came first.
    if (act === 'correct') clock.advance(1000)
    room.editions.set(one.editionId, one)
    const { storyId, editionId } = one
    await room.jobs.enqueue(room.database.db, 'announce-edition', { storyId, editionId, act, version: 1 })
    await room.jobs.drain()
  }
  const later = async (seconds: number) => {
    clock.advance(seconds * 1000)
    await room.channels.resume()
    await room.jobs.drain()
  }
  const receiptOf = async (one: PublishedEdition, purpose = 'post') => {
    const found = (await room.channels.receipts(one.storyId)).find((receipt) => receipt.purpose === purpose)
    if (found === undefined) throw new Error(`There is no ${purpose} of it.`)
    return found
  }
  const attemptsOf = async (one: PublishedEdition) =>
    (await room.channels.delivery(officer, (await receiptOf(one)).id)).attemptRecords.map(
      ({ operation, outcome }) => `${operation} ${outcome}`,
    )
  const stateOfChannel = async () => (await room.channels.list(officer))[0]?.state
  /** However the fault is told, in the end it stands there once and nobody lost an account. */
  const arrivesOnce = async (one: PublishedEdition) => {
    for (let tries = 0; tries < 4; tries += 1) {
      if ((await receiptOf(one)).state === 'sent') break
      await later(200)
    }
    const left = await receiptOf(one)
    if (left.state === 'unknown' && can().finds === 'never') {
      expect(left).toMatchObject({ why: 'cannot_look', nextAt: null })
      const done = (await stage.standing()).length > 0
      await room.channels.confirm(officer, left.id, { done, ...(done ? { url: stage.first ?? '' } : {}) })
      await room.jobs.drain()
    }
    expect(await receiptOf(one)).toMatchObject({ state: 'sent' })
    expect(await stage.standing()).toHaveLength(1)
    expect(await stateOfChannel()).toBe('connected')
  }

  describe(`on ${of}`, () => {
    // Within: at the top of a file they would run for every other network, too.
    beforeAll(async () => {
      room = await openRoom({ clock })
    })
    afterAll(() => room.close())
    beforeEach(async () => {
      stage = await open(clock.now)
      hosts[kind] = stage.server.url
      channel = await connect(stage.entry)
      await stage.joined?.(room, channel)
    })
    afterEach(async () => {
      for (const { id } of await room.channels.list(officer)) await room.channels.remove(officer, id)
      await room.jobs.drain()
      await stage.close()
    })

    test('tells whose account it is; a wrong secret is refused as one, and what is missing is named', async () => {
      expect(channel).toMatchObject({ kind, state: 'connected' })
      expect(channel.handle).not.toBe('')
      expect(can().threads ?? false).toBe(threads)
      await expect(connect(stage.entry)).rejects.toMatchObject({ code: 'channel_taken' })
      if (!house) {
        await expect(connect(stage.wrong)).rejects.toMatchObject({ code: 'channel_unauthorised' })
        await expect(connect({})).rejects.toMatchObject({ code: 'channel_entry_incomplete' })
      }
      expect(await room.channels.list(officer)).toHaveLength(1)
    })

    test('a story stands there once, however often its news comes', async () => {
      const one = story()
      await announce(one)
      await announce(one)
      expect(await receiptOf(one)).toMatchObject({ state: 'sent', why: null })
      expect(await attemptsOf(one)).toEqual(['publish sent'])
      const [post, ...twins] = await stage.standing()
      expect(twins).toEqual([])
      expect(post?.text).toContain('Jembatan Cikapundung Dibuka Lagi')
    })

    // Left out rather than skipped: a story that does not apply is none.
    describe.each(house ? ['which is this house itself'] : [])('%s', () => {
      test('it stands in the house at once, though nobody outside can be reached, and they are told later', async () => {
        await stage.server.fall()
        const one = story()
        await announce(one)
        expect(await receiptOf(one)).toMatchObject({ state: 'sent', why: null })
        expect(await attemptsOf(one)).toEqual(['publish sent'])
        expect(await stateOfChannel()).toBe('connected')
        expect(await stage.standing()).toEqual([])
        await stage.server.rise()
        clock.advance(3_600_000)
        await room.fediverse.resume()
        await room.jobs.drain()
        expect(await stage.standing()).toHaveLength(1)
      })
    })

    describe.each(house ? [] : ['where a network lies between'])('%s', () => {
      test.each<[string, Spoil]>([
        ['an answer that was lost', 'lose'],
        ['a call that never arrived', 'drop'],
        ['a server that answers 500 and did nothing', { status: 500 }],
        ['a server that answers 500 and did it', { status: 500, acted: true }],
        ['a server that answers 200 and did nothing', { status: 200, body: {} }],
        ['an answer of ten megabytes', { status: 200, body: 'x'.repeat(10_000_000), acted: true }],
        ['a gateway that answers with a page', { status: 502, body: '<html>' }],
      ])('%s: it stands there once in the end', async (_, how) => {
        stage.server.spoil(stage.publishing, how)
        const one = story()
        await announce(one)
        expect((await receiptOf(one)).state).not.toBe('sent')
        await arrivesOnce(one)
      })

      test('a network that asks to wait is obeyed to the second, and without a time it is asked again', async () => {
        const throttle =
          stage.throttle ?? ((seconds) => ({ status: 429, headers: { 'retry-after': String(seconds) } }))
        stage.server.spoil(stage.publishing, throttle(3_600))
        const one = story()
        await announce(one)
        expect(await receiptOf(one)).toMatchObject({
          state: 'throttled',
          why: 'rate_limited',
          nextAt: new Date(clock.now().getTime() + 3_600_000),
        })
        await later(3_599)
        expect(await stage.standing()).toEqual([])
        stage.server.spoil(stage.publishing, { status: 429 })
        await later(1)
        expect(await receiptOf(one)).toMatchObject({ state: 'throttled' })
        await arrivesOnce(one)
      })

      test('a sign-in that was taken away stops the channel, and signing in again sends what waited', async () => {
        await stage.revoke()
        clock.advance((stage.outlives ?? 0) * 1000)
        const one = story()
        await announce(one)
        expect(await receiptOf(one)).toMatchObject({ state: 'unauthorised' })
        expect(await stateOfChannel()).toBe('unauthorised')
        await expect(room.channels.reconnect(officer, channel.id)).rejects.toMatchObject({
          code: 'channel_unauthorised',
        })
        await stage.restore()
        await room.channels.reconnect(officer, channel.id, stage.entry)
        await room.jobs.drain()
        await arrivesOnce(one)
      })

      test('a network that is down for an hour disconnects nobody', async () => {
        await stage.server.fall()
        const one = story()
        await announce(one)
        expect(await receiptOf(one)).toMatchObject({ state: 'throttled', why: 'unreachable' })
        expect(await stateOfChannel()).toBe('connected')
        await stage.server.rise()
        await later(3_600)
        await arrivesOnce(one)
      })
    })

    test('too long a text and missing media are told before anything is sent', async () => {
      const one = story()
      room.editions.set(one.editionId, one)
      const { text, pictures, film } = can().limits
      const refused = (editionId: string, own?: string) =>
        room.channels
          .request(officer, channel.id, { editionId, ...(own === undefined ? {} : { text: own }) })
          .then(
            () => [],
            (error: { faults: { code: string }[] }) => error.faults.map(({ code }) => code),
          )
      for (const limit of text) {
        const long = 'kata '.repeat(Math.ceil(limit.most / 4))
        expect(countText(long, limit)).toBeGreaterThan(limit.most)
        expect((await refused(one.editionId, long)).join()).toMatch(/post_too_(long|heavy)/)
      }
      const bare = edition()
      room.editions.set(bare.editionId, bare)
      if (pictures.least > 0) expect(await refused(bare.editionId)).toContain('post_picture_needed')
      if (film?.needed === true) expect(await refused(bare.editionId)).toContain('post_film_needed')
      expect(await stage.standing()).toEqual([])
    })

    test('its pictures go along, as many as a post takes, each with its own words; none twice', async () => {
      const names = Array.from({ length: 12 }, (_, at) => `Gambar ${at + 1}`)
      const album = await Promise.all(
        names.map((alt, at) =>
          pictureOf({ alt, lead: at === 0, paths: at === 0 ? [] : [`/media/${at}/640.webp`] }),
        ),
      )
      const again = await pictureOf({ ...album[1], key: 'cut', paths: [] })
      const bodyHtml = names.slice(1).map(imageOf).join('')
      // A film would go in their place.
      const bare = can().limits.film?.needed === true ? {} : { film: null }
      const one = story({ pictures: [...album, again], bodyHtml, ...bare })
      await announce(one)
      expect(await receiptOf(one)).toMatchObject({ state: 'sent' })
      const [post] = await stage.standing()
      const { limits, altTexts } = can()
      const shown = post?.pictures ?? []
      expect(shown).toHaveLength(Math.min(limits.pictures.most, 12))
      if (altTexts) expect(shown).toEqual(names.slice(0, limits.pictures.most))
    })

    test('a picture that was covered since goes with the correction, or the receipt says that it stands', async () => {
      const first = await pictureOf({ alt: 'Wajah' })
      const second = await pictureOf({ alt: 'Loket', lead: false, paths: ['/media/1/640.webp'] })
      const one = story({ pictures: [first, second], bodyHtml: imageOf(second.alt, 0) })
      await announce(one)
      const [before] = await stage.standing()
      const covered = await pictureOf({ alt: 'Tertutup' }, await pictureFile({ background: '#7a2752' }))
      const pictures = [covered, second]
      const article = { ...one.article, pictures, versionHash: 'version-2', notes: [note] }
      await announce({ ...one, article }, 'correct')
      const [after] = await stage.standing()
      const { state, leftovers } = await receiptOf(one, 'correction')
      const gone = before?.pictures?.[0] !== after?.pictures?.[0]
      expect(after?.pictures).toHaveLength(before?.pictures?.length ?? 0)
      if (before?.pictures?.length !== 0 && state === 'sent')
        expect([gone, leftovers.includes('old_picture')].filter(Boolean)).toHaveLength(1)
      if (gone && can().altTexts) expect(after?.pictures).toEqual([covered.alt, second.alt])
    })

    test('a correction reaches its readers, by an edit or an answer; else a person is told', async () => {
      const one = story()
      await announce(one)
      const article = {
        ...one.article,
        summary: 'Mulai pukul 07.00 WIB.',
        versionHash: 'version-2',
        notes: [note],
      }
      await announce({ ...one, article }, 'correct')
      const texts = (await stage.standing()).map((post) => post.text)
      const { state, why } = await receiptOf(one, 'correction')
      if (can().edits) {
        expect(texts).toEqual([expect.stringContaining(note.note)])
        expect(state).toBe('sent')
      } else if (can().answers) {
        expect(texts).toHaveLength(2)
        expect(texts.join()).toContain(note.note)
        expect(state).toBe('sent')
      } else expect([state, why]).toEqual(['rejected', 'no_edit'])
    })

    describe.each(threads ? ['which has threads'] : [])('%s', () => {
      threadStories(() => ({ room, stage, channel, story, announce, later, receiptOf }))
    })

    test('a withdrawal takes it down, and says what nobody can take back; else a person is told', async () => {
      const one = story()
      await announce(one)
      await announce({ ...one, article: null }, 'withdraw')
      const receipt = await receiptOf(one, 'withdrawal')
      if (can().removes) {
        expect(await stage.standing()).toEqual([])
        expect(receipt.state).toBe('removed')
        expect(receipt.leftovers.length).toBeGreaterThan(0)
      } else expect(receipt).toMatchObject({ state: 'rejected', why: 'no_removal', lasting: true })
    })
  })
}
