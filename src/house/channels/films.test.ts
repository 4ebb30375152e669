/** A story with a film, on a network that takes nothing else and on those where pictures would do. */
import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { afterwards } from '../../../tests/support/afterwards.ts'
import { edition, filmOf, officer, pictureOf } from '../../../tests/support/channels-room.ts'
import { startFakeBluesky } from '../../../tests/support/fake-bluesky.ts'
import { startFakeContainers } from '../../../tests/support/fake-containers.ts'
import { startFakeX } from '../../../tests/support/fake-x.ts'
import { startFakeYoutube } from '../../../tests/support/fake-youtube.ts'
import {
  announce,
  clock,
  connect,
  later,
  only,
  openNetworkDesk,
  room,
} from '../../../tests/support/network-desk.ts'
import { patience } from '../../../tests/support/patience.ts'
import type { ArticleFilm } from './index.ts'

openNetworkDesk()

const receiptOf = async (storyId: string) => (await room.channels.receipts(storyId)).at(-1)
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function filmFile(bytes: Uint8Array): Promise<ArticleFilm> {
  const path = join(tmpdir(), `pendopo-film-${process.pid}-${bytes.length}.mp4`)
  await writeFile(path, bytes)
  afterwards(() => rm(path))
  return filmOf({}, path)
}

describe('a film on YouTube', () => {
  // More than two parts of 8 MiB, and none of them like another.
  const bytes = Buffer.from(Array.from({ length: 2_600_000 }, (_, index) => `${index % 9973}`).join(' '))
  const upload = 'PUT /upload/youtube/v3/videos'
  const handed = (seen: readonly string[]) => seen.filter((one) => one === upload).length
  let fake: Awaited<ReturnType<typeof startFakeYoutube>>
  let film: ArticleFilm

  beforeAll(async () => {
    fake = await startFakeYoutube({ now: clock.now })
    afterwards(() => fake.close())
    film = await filmFile(bytes)
    await connect('youtube', fake.url, {
      clientId: 'aplikasi',
      clientSecret: 'rahasia',
      refreshToken: fake.refreshToken,
    })
  })
  beforeEach(() => {
    fake.videos.clear()
    fake.seen.length = 0
  })
  const standing = () => [...fake.videos.values()]

  test('comes over in parts, whole', async () => {
    const one = edition({ film })
    expect(await announce(one)).toMatchObject({ state: 'sent' })
    expect(handed(fake.seen)).toBe(Math.ceil(bytes.length / (8 * 1024 * 1024)))
    expect(standing()).toMatchObject([{ digest: digestOf(bytes), bytes: bytes.length }])
  })

  test('brings its subtitles along, in each language; it stands without those that are refused', async () => {
    const words = 'WEBVTT\n\n00:00:01.000 --> 00:00:03.250\nJembatan dibuka.\n'
    const { withFile } = await filmFile(Buffer.from(words))
    const subtitles = [
      { lang: 'id', label: 'Indonesia', withFile },
      { lang: 'jv', label: 'Jawa', withFile },
    ]
    const one = () => edition({ film: { ...film, subtitles } })
    expect(await announce(one())).toMatchObject({ state: 'sent', leftovers: [] })
    expect(standing()[0]?.captions).toEqual([
      { language: 'id', name: 'Indonesia', text: words },
      { language: 'jv', name: 'Jawa', text: words },
    ])
    fake.spoil('POST /upload/youtube/v3/captions', 'drop')
    expect(await announce(one())).toMatchObject({ state: 'sent', leftovers: ['subtitles_missing'] })
    expect(standing()[1]?.captions).toMatchObject([{ language: 'jv' }])
  })

  test('breaks off on the way: nothing can be seen, and it is handed over again from the start', async () => {
    fake.spoil(upload, 'drop')
    const one = edition({ film })
    expect(await announce(one)).toMatchObject({ state: 'throttled' })
    await later(60)
    expect(await receiptOf(one.storyId)).toMatchObject({ state: 'sent' })
    expect(standing()).toHaveLength(1)
  })

  test('finds its sign-in taken away between the film and the end: it waits unsigned, and goes once after', async () => {
    const one = edition({ film })
    const taken = Promise.withResolvers<void>()
    fake.spoil(upload, { until: taken.promise })
    const going = announce(one)
    await vi.waitFor(() => expect(handed(fake.seen)).toBe(1), patience)
    fake.revoke()
    taken.resolve()
    expect(await going).toMatchObject({ state: 'unauthorised' })
    expect(standing()).toEqual([])
    const channel = await only()
    expect(channel?.state).toBe('unauthorised')
    fake.restore()
    await room.channels.reconnect(officer, channel?.id ?? '')
    await room.jobs.drain()
    expect(await receiptOf(one.storyId)).toMatchObject({ state: 'sent' })
    expect(standing()).toHaveLength(1)
  })

  test('is still being prepared: the post waits for it and goes out by itself', async () => {
    const one = edition({ awaitsFilm: true })
    expect(await announce(one)).toMatchObject({ state: 'throttled', why: 'film_in_preparation' })
    await later(61)
    expect(await receiptOf(one.storyId)).toMatchObject({ state: 'throttled', why: 'film_in_preparation' })
    expect(fake.seen.filter((call) => call.includes('upload'))).toEqual([])
    room.editions.set(one.editionId, { ...one, article: { ...one.article, film, awaitsFilm: false } })
    await later(61)
    expect(await receiptOf(one.storyId)).toMatchObject({ state: 'sent' })
    expect(standing()).toHaveLength(1)
  })

  test('there is none: the post is refused with that reason, before anybody is called', async () => {
    expect(await announce(edition())).toMatchObject({ state: 'rejected', why: 'post_film_needed' })
    expect(handed(fake.seen)).toBe(0)
  })
})

describe('a film on X', () => {
  const bytes = Buffer.from(Array.from({ length: 1_700_000 }, (_, index) => `${index % 9973}`).join(' '))
  const append = '/append'
  let fake: Awaited<ReturnType<typeof startFakeX>>
  let film: ArticleFilm

  beforeAll(async () => {
    fake = await startFakeX({ now: clock.now })
    afterwards(() => fake.close())
    film = await filmFile(bytes)
    await connect('x', fake.url, { clientId: 'aplikasi', refreshToken: fake.refreshToken })
  })
  beforeEach(() => {
    fake.tweets.clear()
    fake.seen.length = 0
  })

  test('goes over in parts in the place of the pictures, and the post waits until it is prepared', async () => {
    const one = edition({ headline: 'Film jembatan', film, pictures: [await pictureOf()] })
    expect(await announce(one)).toMatchObject({ state: 'sent' })
    expect(fake.seen.filter((call) => call.endsWith(append))).toHaveLength(Math.ceil(bytes.length / 4e6))
    expect([...fake.tweets.values()]).toMatchObject([{ film: digestOf(bytes), alt: [] }])
  })

  test('has its subtitles before it is shown; the post goes without those that are refused, and says so', async () => {
    const { withFile } = await filmFile(Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nDibuka.\n'))
    const subtitles = ['id', 'ban'].map((lang) => ({ lang, label: lang, withFile }))
    const one = edition({ headline: 'Dengan takarir', summary: 'Dua bahasa.', film: { ...film, subtitles } })
    expect(await announce(one)).toMatchObject({ state: 'sent', leftovers: ['subtitles_missing'] })
    expect([...fake.tweets.values()]).toMatchObject([{ film: digestOf(bytes), subtitles: ['ID'] }])
  })

  test('is handed over again after a break; a post whose answer was lost is found', async () => {
    fake.spoil(append, 'drop')
    fake.spoil('POST /2/tweets', 'lose')
    const one = edition({ headline: 'Loket terpadu', summary: 'Dibuka hari ini.', film })
    expect(await announce(one)).toMatchObject({ state: 'throttled' })
    expect(fake.tweets.size).toBe(0)
    await later(60)
    expect(await receiptOf(one.storyId)).toMatchObject({ state: 'unknown' })
    await later(200)
    expect(await receiptOf(one.storyId)).toMatchObject({ state: 'sent' })
    expect(fake.tweets.size).toBe(1)
  })

  test('cannot be read there, or is too long for this account: refused with that reason, for good', async () => {
    fake.failFilms('file is corrupt')
    const broken = edition({ headline: 'Satu', summary: 'Rusak di sana.', film })
    expect(await announce(broken)).toMatchObject({
      state: 'rejected',
      lasting: true,
      detail: expect.stringContaining('file is corrupt'),
    })
    fake.failFilms(undefined)
    const detail = 'This user is not allowed to post a video longer than 20 minutes.'
    fake.spoil('POST /2/tweets', { status: 403, body: { title: 'Forbidden', detail, status: 403 } })
    const long = edition({ headline: 'Dua', summary: 'Lain sekali isinya.', film })
    expect(await announce(long)).toMatchObject({
      state: 'rejected',
      why: 'post_film_too_long',
      lasting: true,
    })
    expect(fake.tweets.size).toBe(0)
  })
})

describe.each(['threads', 'instagram'] as const)('a film on %s', (kind) => {
  test('is fetched at the house, waited for, and posted once; what fails there is refused', async () => {
    const fake = await startFakeContainers(kind, { now: clock.now })
    await connect(kind, fake.url, { token: fake.token })
    const film = await filmOf()
    const one = edition({ film, pictures: [await pictureOf()] })
    fake.spoil(kind === 'threads' ? 'POST /v1.0/55/threads_publish' : 'POST /v1.0/55/media_publish', 'lose')
    expect(await announce(one)).toMatchObject({ state: 'unknown' })
    await later(200)
    expect(await receiptOf(one.storyId)).toMatchObject({ state: 'sent' })
    const posts = [...fake.posts.values()]
    expect(posts).toMatchObject([{ film: film.lendAddress(), filmAlt: kind === 'threads' ? film.alt : '' }])
    expect(posts.map(fake.altsOf)).toEqual([[]])
    fake.failFilms(true)
    expect(await announce(edition({ film }))).toMatchObject({ state: 'rejected', lasting: true })
    // One that is too long stays on the story's page, and pictures go.
    const long = edition({ film: await filmOf({ seconds: 1_000 }), pictures: [await pictureOf()] })
    expect(await announce(long)).toMatchObject({ state: 'sent' })
    expect(fake.altsOf([...fake.posts.values()].at(-1) ?? {})).toHaveLength(1)
    await fake.close()
  })
})

describe('a film on Bluesky', () => {
  const shown = (fake: Awaited<ReturnType<typeof startFakeBluesky>>) =>
    [...fake.records.values()].map(({ value: { embed } }) => embed)
  const enter = (fake: Awaited<ReturnType<typeof startFakeBluesky>>) =>
    connect('bluesky', fake.url, { server: fake.url, identifier: fake.handle, password: fake.password })

  test('stands in the post with what it says, once, though the answer was lost', async () => {
    const fake = await startFakeBluesky()
    await enter(fake)
    const vtt = await filmFile(Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nJembatan dibuka.\n'))
    const film = await filmOf({ subtitles: [{ lang: 'id', label: 'Indonesia', withFile: vtt.withFile }] })
    const one = edition({ film, pictures: [await pictureOf()] })
    fake.spoil('putRecord', 'lose')
    expect(await announce(one)).toMatchObject({ state: 'unknown' })
    await later(60)
    expect(await receiptOf(one.storyId)).toMatchObject({ state: 'sent' })
    expect(shown(fake)).toMatchObject([
      {
        $type: 'app.bsky.embed.video',
        alt: film.alt,
        video: { mimeType: 'video/mp4', size: film.bytes },
        aspectRatio: { width: 1280, height: 720 },
        captions: [{ lang: 'id', file: { mimeType: 'text/vtt', size: vtt.bytes } }],
      },
    ])
    await fake.close()
  })

  test('is too large for a small server: pictures go in its place, and it stays on the story’s page', async () => {
    const fake = await startFakeBluesky({ mostBytes: 1_000_000 })
    await enter(fake)
    const film = await filmFile(Buffer.alloc(1_200_000))
    const one = edition({ film, pictures: [await pictureOf()] })
    expect(await announce(one)).toMatchObject({ state: 'sent' })
    expect(shown(fake)).toMatchObject([{ $type: 'app.bsky.embed.images', images: [{}] }])
    await fake.close()
  })
})
