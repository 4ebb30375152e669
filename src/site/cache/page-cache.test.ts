import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { standingClock } from '../../platform/clock.ts'
import { encodingFor, holds, type Page } from './cached-page.ts'
import { createPageCache } from './page-cache.ts'

const clock = standingClock('2026-11-24T03:00:00Z')
const page = (body: string, keys: string[], more: Partial<Page> = {}): Page => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  body,
  keys,
  keep: true,
  ...more,
})
const bodyOf = (answer: { page: { as: { identity: { body: Buffer } } } }) =>
  answer.page.as.identity.body.toString()
const away = () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))

/** A rendering that ends when it is told to. */
function held(body: string, keys: string[]) {
  const { promise, resolve } = Promise.withResolvers<Page>()
  return { render: () => promise, finish: () => resolve(page(body, keys)) }
}

describe('a page is kept', () => {
  test('and served until something it shows changes', async () => {
    const cache = createPageCache({ clock })
    await cache.answer('/', async () => page('one', ['home', 'story:a']))
    expect(cache.fresh('/')).toBeDefined()
    expect(bodyOf(await cache.answer('/', async () => page('never', [])))).toBe('one')
    cache.outdate(['story:b'])
    expect(cache.fresh('/')).toBeDefined()
    cache.outdate(['story:a'])
    expect(cache.fresh('/')).toBeUndefined()
    expect(bodyOf(await cache.answer('/', async () => page('two', ['home'])))).toBe('two')
  })

  test('until its day is over', async () => {
    const own = standingClock('2026-11-24T16:59:59Z')
    const cache = createPageCache({ clock: own })
    await cache.answer('/', async () => page('today', [], { freshUntil: Date.parse('2026-11-24T17:00:00Z') }))
    expect(cache.fresh('/')).toBeDefined()
    own.advance(1000)
    expect(cache.fresh('/')).toBeUndefined()
  })

  test('in each encoding that is asked for, made once, with a validator each', async () => {
    const cache = createPageCache({ clock })
    const { page: kept } = await cache.answer('/', async () => page('isi '.repeat(500), ['home']))
    expect(kept.as.br).toBeUndefined()
    const [br, again, gzip] = await Promise.all((['br', 'br', 'gzip'] as const).map(kept.represent))
    expect(again).toBe(br)
    expect(kept.as.br).toBe(br)
    expect(brotliDecompressSync(br!.body).toString()).toBe('isi '.repeat(500))
    expect(gunzipSync(gzip!.body).toString()).toBe('isi '.repeat(500))
    expect(new Set([br!.etag, gzip!.etag, kept.as.identity.etag]).size).toBe(3)
  })

  test('within its bounds: the oldest make room, and what is larger than all of it is not kept', async () => {
    const cache = createPageCache({ clock, maxBytes: 30_000 })
    for (let i = 0; i < 50; i += 1) await cache.answer(`/${i}`, async () => page(`${i}`, [`story:${i}`]))
    expect(cache.figures().bytes).toBeLessThanOrEqual(30_000)
    expect(cache.fresh('/0')).toBeUndefined()
    expect(cache.fresh('/49')).toBeDefined()
    await cache.answer('/large', async () => page('x'.repeat(100_000), []))
    expect(cache.fresh('/large')).toBeUndefined()
  })

  test('unless it may not be', async () => {
    const cache = createPageCache({ clock })
    const { page: shown } = await cache.answer('/nope', async () =>
      page('404', [], { status: 404, keep: false }),
    )
    expect(cache.fresh('/nope')).toBeUndefined()
    expect(shown.as.identity.fresh).toContain('no-store')
  })
})

describe('renderings that run', () => {
  test('are shared by all who ask meanwhile', async () => {
    const cache = createPageCache({ clock })
    let renders = 0
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        cache.answer('/', async () => {
          renders += 1
          return page('one', [])
        }),
      ),
    )
    expect(renders).toBe(1)
    expect(answers.map(bodyOf)).toEqual(Array.from({ length: 20 }, () => 'one'))
  })

  test('begun before a change are not kept as fresh; whoever asks after it gets a new one', async () => {
    const cache = createPageCache({ clock })
    const old = held('old', ['story:a'])
    let first = true
    const early = cache.answer('/', async () => {
      if (!first) return page('new', ['story:a'])
      first = false
      return old.render()
    })
    cache.outdate(['story:a'])
    const late = cache.answer('/', async () => page('new', ['story:a']))
    old.finish()
    expect(bodyOf(await late)).toBe('new')
    expect(bodyOf(await early)).toBe('new')
    expect(bodyOf(await cache.answer('/', async () => page('never', [])))).toBe('new')
  })

  test('that are overtaken again and again end with an answer nobody keeps', async () => {
    const cache = createPageCache({ clock })
    const { page: shown } = await cache.answer('/', async () => {
      cache.outdate(['story:a'])
      return page('busy', ['story:a'])
    })
    expect(shown.as.identity.fresh).toContain('no-store')
    expect(cache.fresh('/')).toBeUndefined()
  })

  test('that fail leave the next one free to try', async () => {
    const cache = createPageCache({ clock })
    await expect(cache.answer('/', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(bodyOf(await cache.answer('/', async () => page('well', [])))).toBe('well')
  })
})

describe('while the database is away', () => {
  test('the last known copy is served and marked, also one that was out of date', async () => {
    const cache = createPageCache({ clock })
    await cache.answer('/', async () => page('last', ['home']))
    cache.outdate(['home'])
    const answer = await cache.answer('/', away)
    expect([bodyOf(answer), answer.stale]).toEqual(['last', true])
    expect(answer.page.as.identity.stale).toContain('x-pendopo-stale')
  })

  test('a page that was never seen fails, and so does any other fault', async () => {
    const cache = createPageCache({ clock })
    await expect(cache.answer('/new', away)).rejects.toThrow('connect')
    await cache.answer('/', async () => page('last', ['home']))
    cache.outdate(['home'])
    const broken = createPageCache({ clock })
    await broken.answer('/', async () => page('last', ['home']))
    broken.outdate(['home'])
    await expect(broken.answer('/', () => Promise.reject(new Error('a fault of ours')))).rejects.toThrow(
      'ours',
    )
  })

  test('a dropped page is not served to anybody, whatever it was kept under', async () => {
    const cache = createPageCache({ clock })
    await cache.answer('/berita/a', async () => page('secret', ['story:a']))
    await cache.answer('/', async () => page('secret headline', ['home', 'story:a']))
    cache.drop(['story:a'])
    await expect(cache.answer('/berita/a', away)).rejects.toThrow('connect')
    await expect(cache.answer('/', away)).rejects.toThrow('connect')
  })

  test('news may have been missed: nothing counts as fresh afterwards', async () => {
    const cache = createPageCache({ clock })
    await cache.answer('/', async () => page('one', ['home']))
    cache.outdateAll()
    expect(cache.fresh('/')).toBeUndefined()
    expect(bodyOf(await cache.answer('/', async () => page('two', ['home'])))).toBe('two')
  })
})

test('encodings are chosen as the reader asks, and a refused one is never sent', () => {
  expect(encodingFor('gzip, deflate, br, zstd')).toBe('br')
  expect(encodingFor('gzip;q=1.0, br;q=0')).toBe('gzip')
  expect(encodingFor('BR;q=0.0, GZIP;q=0.000')).toBe('identity')
  expect(encodingFor(undefined)).toBe('identity')
})

test('a reader who holds the page is told so', () => {
  expect(holds('"a"', '"a"')).toBe(true)
  expect(holds('W/"a", "b"', '"a"')).toBe(true)
  expect(holds('*', '"a"')).toBe(true)
  expect(holds('"ab"', '"a"')).toBe(false)
})
