/** Threads: 500 signs, of which an emoji takes its bytes. Source: developers.facebook.com/docs/threads. */
import type { Adapter, AdapterTools, Post } from '../../adapter.ts'
import type { Limits } from '../../adapter-limits.ts'
import { belowOf } from '../shared/below.ts'
import { createContainerNetwork } from '../shared/container-network.ts'
import { readBackThreads } from './read-back.ts'
import { previewOf, wordsFor } from '../shared/words.ts'

const limits: Limits = {
  text: [{ by: 'emoji_bytes', most: 500 }],
  pictures: { least: 0, most: 10, bytes: 8_000_000 },
  film: {
    needed: false,
    bytes: 1_000_000_000,
    seconds: [1, 300],
    ratio: [
      [1, 100],
      [10, 1],
    ],
  },
  quota: { most: 250, within: 86_400_000, counts: 'posts' },
}
const textOf = (post: Post) => wordsFor(post, limits.text)

export const createThreads = (tools: AdapterTools): Adapter => ({
  ...createContainerNetwork(tools, {
    kind: 'threads',
    can: {
      limits,
      edits: false,
      removes: true,
      answers: true,
      threads: true,
      finds: 'by_text',
      readsBack: true,
      metrics: true,
      link: 'text',
      byHand: false,
      altTexts: true,
      oneVoice: false,
    },
    me: {
      fields: 'id,username',
      idOf: ({ id = '' }) => id,
      url: (name) => `https://www.threads.com/@${name}`,
    },
    names: {
      make: 'threads',
      publish: 'threads_publish',
      quota: 'threads_publishing_limit',
      list: 'threads',
      answers: 'replies',
      words: 'text',
      state: 'status',
    },
    grants: { exchange: 'th_exchange_token', refresh: 'th_refresh_token' },
    signIn: {
      authorize: 'https://threads.net/oauth/authorize',
      tokens: 'https://graph.threads.net/oauth/access_token',
      scopes: {
        needed: [
          'threads_basic',
          'threads_content_publish',
          'threads_manage_replies',
          'threads_read_replies',
          'threads_delete',
        ],
        also: ['threads_manage_insights'],
      },
    },
    sites: ['threads.com', 'threads.net'],
    label: 'threads_token',
    words(post) {
      const below = belowOf(post)
      return { text: textOf(post), ...(below === undefined ? {} : { reply_to_id: below.parent.id }) }
    },
    picture: (picture) => ({
      media_type: 'IMAGE',
      image_url: picture.lendAddress(),
      alt_text: picture.alt.slice(0, 1_000),
    }),
    film: (film) => ({
      media_type: 'VIDEO',
      video_url: film.lendAddress(),
      alt_text: film.alt.slice(0, 1_000),
    }),
    bare: { media_type: 'TEXT' },
    check: (post) => previewOf(post, limits, { text: textOf(post) }),
    leftovers: ['shares', 'replies_and_quotes'],
  }),
  ...readBackThreads(tools),
})
