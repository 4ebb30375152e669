/** A film on a page of Facebook: it has a number before it can be seen, comes out later by itself, and comes once. */
import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { afterwards } from '../../../../tests/support/afterwards.ts'
import { edition, filmOf, officer, pictureOf } from '../../../../tests/support/channels-room.ts'
import { startFakeFacebook } from '../../../../tests/support/fake-facebook.ts'
import { graphThrottle } from '../../../../tests/support/graph-answers.ts'
import {
  announce,
  clock,
  connect,
  later,
  only,
  openNetworkDesk,
  room,
} from '../../../../tests/support/network-desk.ts'
import { patience } from '../../../../tests/support/patience.ts'
import { defaultSettings } from '../adapter.ts'
import type { Article, ArticleFilm, PublishedEdition } from '../index.ts'
import { createFacebook } from './facebook/index.ts'

openNetworkDesk()

const phases = 'POST /v23.0/77/videos'
let fake: Awaited<ReturnType<typeof startFakeFacebook>>

beforeAll(async () => {
  fake = await startFakeFacebook({ now: clock.now })
  afterwards(() => fake.close())
  await connect('facebook', fake.url, { token: fake.token })
})
beforeEach(() => {
  fake.films.clear()
  fake.posts.clear()
  fake.seen.length = 0
  fake.failFilms(undefined)
  fake.prepareFor(2)
})

const receiptOf = async ({ storyId }: PublishedEdition) => (await room.channels.receipts(storyId)).at(-1)
const adapter = createFacebook({
  fetch: () => Promise.reject(new Error('A preview reaches no network.')),
  now: clock.now,
  pause: async () => {},
})
const previewOf = ({ article }: { article: Article }) =>
  adapter.check(
    { article, key: '', at: clock.now() },
    { settings: defaultSettings, limits: adapter.can.limits },
  )
const standing = () => [...fake.posts.values()]
const said = (times: number) => fake.seen.filter((one) => one === phases).length === times

async function written(bytes: string | Uint8Array): Promise<string> {
  const path = join(tmpdir(), `pendopo-page-film-${process.pid}-${bytes.length}`)
  await writeFile(path, bytes)
  afterwards(() => rm(path, { force: true }))
  return path
}
const subtitlesIn = async (...languages: string[]): Promise<ArticleFilm['subtitles']> => {
  const { withFile } = await filmOf({}, await written(vtt))
  return languages.map((lang) => ({ lang, label: lang, withFile }))
}
const vtt = `WEBVTT

00:00:01.000 --> 00:00:03.250 line:0
<v Sari>Jembatan <i>dibuka</i> &amp; aman.

01:00:04.000 --> 01:00:05.000
Silakan.
`

describe('a film on a page of Facebook', () => {
  test('comes over in the parts that are asked for, in the place of the pictures, with its subtitles', async () => {
    const bytes = Buffer.from(Array.from({ length: 500_000 }, (_, index) => `${index % 9973}`).join(' '))
    const film = await filmOf({ subtitles: await subtitlesIn('id', 'jv') }, await written(bytes))
    const one = edition({ film, pictures: [await pictureOf()] })
    expect(previewOf(one)).toMatchObject({ title: null, film: { key: film.key }, pictures: [], notices: [] })
    expect(await announce(one)).toMatchObject({ state: 'sent', leftovers: [] })
    const [shown] = fake.films.values()
    if (shown === undefined) throw new Error('There is a film.')
    expect(fake.digestOf(shown)).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(said(2 + Math.ceil(bytes.length / 1_048_576))).toBe(true)
    expect(standing()).toMatchObject([
      { film: shown.id, message: expect.stringContaining(one.article.url), alts: [] },
    ])
    expect(shown.captions.map(({ locale }) => locale)).toEqual(['id_ID', 'jv_ID'])
    expect(shown.captions[0]?.text).toBe(
      '1\n00:00:01,000 --> 00:00:03,250\nSari: Jembatan <i>dibuka</i> & aman.\n\n2\n01:00:04,000 --> 01:00:05,000\nSilakan.\n',
    )
  })

  test('stands without the subtitles that are refused, and the receipt says so, however late it comes out', async () => {
    fake.prepareFor(20)
    const film = await filmOf({ subtitles: await subtitlesIn('ban', 'id') })
    const one = edition({ film })
    expect(await announce(one)).toMatchObject({ state: 'unknown', why: 'prepared_there' })
    expect(standing()).toEqual([])
    for (let tries = 0; tries < 20; tries += 1) await later(3_600)
    expect(await receiptOf(one)).toMatchObject({ state: 'sent', leftovers: ['subtitles_missing'] })
    expect(standing()).toHaveLength(1)
    expect(said(3)).toBe(true)
    expect([...fake.films.values()].map(({ captions }) => captions.length)).toEqual([1])
  })

  test('its number is written down before it may be seen: a worker that dies there doubles nothing', async () => {
    const one = edition({ film: await filmOf() })
    const asked = Promise.withResolvers<void>()
    fake.spoil(phases, { until: asked.promise }, 2)
    const going = announce(one)
    await vi.waitFor(() => expect(said(3)).toBe(true), patience)
    const [number = ''] = fake.films.keys()
    const rows = room.database.db.updateTable('channels.delivery').where('story_id', '=', one.storyId)
    const left = await room.database.db
      .selectFrom('channels.delivery')
      .select(['id', 'pending'])
      .where('story_id', '=', one.storyId)
      .executeTakeFirstOrThrow()
    expect(left.pending).toContain(number)
    asked.resolve()
    await going
    // As it would have left it: it had called, and heard nothing.
    await rows
      .set({
        state: 'sending',
        pending: left.pending,
        sent_at: null,
        external_id: null,
        next_at: clock.now(),
      })
      .execute()
    await room.database.db
      .updateTable('channels.attempt')
      .set({ ended_at: null, outcome: null, answer: null })
      .where('delivery_id', '=', left.id)
      .execute()
    await later(60)
    expect(await receiptOf(one)).toMatchObject({ state: 'sent' })
    const { attemptRecords } = await room.channels.delivery(officer, left.id)
    expect(attemptRecords.map(({ operation, outcome }) => `${operation} ${outcome}`)).toEqual([
      'publish interrupted',
      'find found',
    ])
    expect(standing()).toHaveLength(1)
    expect(said(3)).toBe(true)
  })

  test('a worker dies before it was ended: what it left is taken away, and the film comes over anew', async () => {
    const one = edition({ film: await filmOf() })
    fake.spoil(phases, 'drop', 2)
    expect((await announce(one))?.state).toMatch(/unknown|throttled/)
    const [number = ''] = fake.films.keys()
    for (let tries = 0; tries < 3; tries += 1) await later(200)
    expect(await receiptOf(one)).toMatchObject({ state: 'sent' })
    expect(fake.films.has(number)).toBe(false)
    expect(standing()).toHaveLength(1)
  })

  test('it loses its sign-in on the way: it waits unsigned, and goes once after', async () => {
    const one = edition({ film: await filmOf() })
    const taken = Promise.withResolvers<void>()
    fake.spoil(phases, { until: taken.promise }, 1)
    const going = announce(one)
    await vi.waitFor(() => expect(said(2)).toBe(true), patience)
    fake.revoke()
    taken.resolve()
    expect(await going).toMatchObject({ state: 'unauthorised' })
    fake.restore()
    await room.channels.reconnect(officer, (await only())?.id ?? '', { token: fake.token })
    await room.jobs.drain()
    expect(await receiptOf(one)).toMatchObject({ state: 'sent' })
    expect([fake.films.size, standing().length]).toEqual([1, 1])
  })

  test('a look at it is refused once it was taken: it is not taken for unsent, and comes once', async () => {
    fake.spoil('GET /v23.0/5', graphThrottle(3_600))
    const one = edition({ film: await filmOf() })
    expect(await announce(one)).toMatchObject({ state: 'unknown', why: 'prepared_there' })
    for (let tries = 0; tries < 4; tries += 1) await later(3_600)
    expect(await receiptOf(one)).toMatchObject({ state: 'sent' })
    expect(said(3)).toBe(true)
    expect(standing()).toHaveLength(1)
  })

  test('cannot be read there: refused for good, in its words', async () => {
    fake.failFilms('The video has no picture.')
    const one = edition({ film: await filmOf() })
    expect(await announce(one)).toMatchObject({
      state: 'rejected',
      lasting: true,
      detail: 'The video has no picture.',
    })
    await room.channels.retry(officer, (await receiptOf(one))?.id ?? '')
    await room.jobs.drain()
    expect(await receiptOf(one)).toMatchObject({ state: 'rejected' })
    expect(standing()).toEqual([])
  })

  test('is too long: pictures go in its place, which is told before', async () => {
    const film = await filmOf({ seconds: 20_000 })
    const one = edition({ film, pictures: [await pictureOf()] })
    expect(previewOf(one)).toMatchObject({
      film: null,
      notices: [{ code: 'film_too_long', params: { count: 20_000, limit: 14_400 } }],
    })
    expect(await announce(one)).toMatchObject({ state: 'sent' })
    expect(standing()).toMatchObject([{ alts: ['Jembatan di pagi hari'] }])
    expect(fake.films.size).toBe(0)
  })

  test('taken back while it is still prepared there, it is taken down as soon as it is out', async () => {
    fake.prepareFor(9)
    const one = edition({ film: await filmOf() })
    expect(await announce(one)).toMatchObject({ state: 'unknown' })
    await announce({ ...one, article: null }, 'withdraw')
    for (let tries = 0; tries < 6; tries += 1) await later(3_600)
    expect(await receiptOf(one)).toMatchObject({ purpose: 'withdrawal', state: 'removed' })
    expect([fake.films.size, standing().length]).toEqual([0, 0])
  })
})
