/** What a network's documents say of a film is told before anything is sent; what does not fit stays on the story's page. */
import { describe, expect, test } from 'vitest'
import { edition, filmOf, pictureOf } from '../../../tests/support/channels-room.ts'
import { defaultSettings, type NetworkKind } from './adapter.ts'
import type { ArticleFilm } from './article.ts'
import { createAdapters } from './networks.ts'

const adapters = createAdapters({
  fetch: () => Promise.reject(new Error('A preview reaches no network.')),
  now: () => new Date('2026-11-24T03:00:00Z'),
  pause: async () => {},
  outbox: {} as never,
})

async function previewOn(kind: NetworkKind, film: Partial<ArticleFilm>, pictures = 1) {
  const { [kind]: adapter } = adapters
  const { article } = edition({
    film: await filmOf(film),
    pictures: pictures === 0 ? [] : [await pictureOf()],
  })
  const post = { article, key: '', at: new Date('2026-11-24T03:00:00Z') }
  return adapter.check(post, { settings: defaultSettings, limits: adapter.can.limits })
}
const size = (width: number, height: number) => ({ width, height })

describe('the shape of a film', () => {
  test.each<[NetworkKind, string, ReturnType<typeof size>]>([
    ['facebook', 'film_shape', size(1_280, 536)],
    ['facebook', 'film_shape', size(500, 1_280)],
    ['x', 'film_shape', size(1_280, 400)],
    ['instagram', 'film_shape', size(1_280, 100)],
    ['threads', 'film_shape', size(1_280, 100)],
    ['tiktok', 'film_sides', size(480, 270)],
  ])('on %s: %s, and the pictures go in its place', async (kind, code, of) => {
    const { film, pictures, notices, faults } = await previewOn(kind, { size: of })
    expect({ film, faults }).toEqual({ film: null, faults: [] })
    expect(pictures).toHaveLength(1)
    expect(notices).toContainEqual({ code, params: expect.objectContaining(of) })
  })

  test.each<[NetworkKind, ReturnType<typeof size> | null]>([
    // 16:9, as wide as even numbers let it be.
    ['facebook', size(854, 480)],
    ['facebook', size(1_080, 1_920)],
    ['x', size(1_280, 536)],
    ['tiktok', size(640, 360)],
    ['youtube', size(1_280, 100)],
    // Nobody knows it yet.
    ['facebook', null],
  ])('on %s: %o goes along', async (kind, of) => {
    const { film, faults } = await previewOn(kind, { size: of })
    expect(faults).toEqual([])
    expect(film).not.toBeNull()
  })

  test('of a story without pictures it is told as well', async () => {
    const { film, pictures, notices } = await previewOn('facebook', { size: size(1_280, 536) }, 0)
    expect({ film, pictures }).toEqual({ film: null, pictures: [] })
    expect(notices).toMatchObject([{ code: 'film_shape' }])
  })

  test('how long it may be is told likewise', async () => {
    expect((await previewOn('facebook', { seconds: 14_401 })).notices).toMatchObject([
      { code: 'film_too_long' },
    ])
    expect((await previewOn('instagram', { seconds: 2 })).notices).toMatchObject([{ code: 'film_too_short' }])
  })
})

describe('its subtitles', () => {
  const subtitles = [
    { lang: 'id', label: 'Indonesia', withFile: () => Promise.reject(new Error('Not asked.')) },
  ]
  const stayBehind = (kind: NetworkKind) =>
    previewOn(kind, { subtitles }).then(({ notices }) =>
      notices.some(({ code }) => code === 'subtitles_left_out'),
    )

  test.each<NetworkKind>(['youtube', 'bluesky', 'facebook', 'x'])('on %s go along', async (kind) => {
    expect(await stayBehind(kind)).toBe(false)
  })
  test.each<NetworkKind>(['instagram', 'threads', 'tiktok', 'telegram', 'mastodon'])(
    'on %s stay on the story’s page, which is told',
    async (kind) => {
      expect(await stayBehind(kind)).toBe(true)
    },
  )

  test('on YouTube cost units of the application, each language some', async () => {
    expect((await previewOn('youtube', { subtitles: [...subtitles, ...subtitles] })).units).toBe(800)
  })
})
