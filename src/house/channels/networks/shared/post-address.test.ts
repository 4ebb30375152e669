import { expect, test } from 'vitest'
import type { NetworkKind } from '../../adapter.ts'
import { createAdapters } from '../../networks.ts'

const nobody = () => Promise.reject(new Error('An address is read without asking anybody.'))
const adapters = createAdapters({
  fetch: nobody,
  outbox: {
    actorOf: nobody,
    addressOf: String,
    put: nobody,
    revise: nobody,
    stands: nobody,
    takeDown: nobody,
    answer: nobody,
    answerStands: nobody,
    published: nobody,
    figures: nobody,
  },
  now: () => new Date(),
  pause: async () => {},
})
const account = { server: 'https://sosial.example', externalId: '77', handle: '@humasbandung' }
const idOf = (kind: NetworkKind, url: string, more: Partial<typeof account> = {}) =>
  adapters[kind].idOf?.(new URL(url), { ...account, ...more })

test.each<[NetworkKind, string, string | null | undefined]>([
  ['mastodon', 'https://sosial.example/@humasbandung/1134', '1134'],
  ['mastodon', 'https://sosial.example/@orang/1134', undefined],
  ['mastodon', 'https://lain.example/@humasbandung/1134', undefined],
  ['telegram', 'https://t.me/HumasBandung/12', '12'],
  ['telegram', 'https://t.me/s/humasbandung/12', '12'],
  ['telegram', 'https://t.me/humasbandung', undefined],
  ['telegram', 'https://t.me.example/humasbandung/12', undefined],
  ['facebook', 'https://m.facebook.com/humasbandung/posts/12', '77_12'],
  ['facebook', 'https://www.facebook.com/77/posts/judul-berita/12', '77_12'],
  ['facebook', 'https://www.facebook.com/permalink.php?story_fbid=12&id=77', '77_12'],
  ['facebook', 'https://www.facebook.com/humasbandung/posts/pfbid02Abc', null],
  ['facebook', 'https://www.facebook.com/lain/posts/12', undefined],
  ['threads', 'https://www.threads.com/@humasbandung/post/DAbc', null],
  ['threads', 'https://www.threads.com/@lain/post/DAbc', undefined],
  ['instagram', 'https://www.instagram.com/p/DAbc/', null],
  ['instagram', 'https://instagram.example/p/DAbc/', undefined],
  ['x', 'https://twitter.com/HumasBandung/status/12?s=20', '12'],
  ['x', 'https://x.com/humasbandung', undefined],
  ['x', 'https://x.com/lain/status/12', undefined],
  ['youtube', 'https://youtu.be/dQw4?t=1', 'dQw4'],
  ['youtube', 'https://www.youtube.com/watch?v=dQw4', 'dQw4'],
  ['youtube', 'https://www.youtube.com/shorts/dQw4', 'dQw4'],
  ['youtube', 'https://vimeo.example/watch?v=dQw4', undefined],
  ['board', 'https://sosial.example/', undefined],
])('%s: %s is read as %s', (kind, url, id) => {
  expect(idOf(kind, url)).toBe(id)
})

test('a private Telegram channel is known by its number', () => {
  const secret = { externalId: '-1001234', handle: 'Humas' }
  expect(idOf('telegram', 'https://t.me/c/1234/9', secret)).toBe('9')
  expect(idOf('telegram', 'https://t.me/c/4321/9', secret)).toBeUndefined()
})
