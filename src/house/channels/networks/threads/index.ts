/** Threads: 500 signs, of which an emoji takes its bytes. Source: developers.facebook.com/docs/threads. */
import type { Adapter, AdapterTools, Limits, Post } from '../../adapter.ts'
import { createContainerNetwork } from '../shared/container-network.ts'
import { previewOf, wordsFor } from '../shared/words.ts'

const limits: Limits = {
  text: [{ by: 'emoji_bytes', most: 500 }],
  pictures: { least: 0, most: 1, bytes: 8_000_000 },
  film: null,
}
const textOf = (post: Post) => wordsFor(post, limits.text)

export const createThreads = (tools: AdapterTools): Adapter =>
  createContainerNetwork(tools, {
    kind: 'threads',
    can: {
      limits,
      edits: false,
      removes: true,
      answers: true,
      finds: 'by_text',
      readsBack: true,
      metrics: true,
      link: 'text',
      byHand: false,
      oneVoice: false,
    },
    host: 'https://graph.threads.net',
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
      words: 'text',
      state: 'status',
    },
    grant: 'th_refresh_token',
    label: 'threads_token',
    container: (post) => ({
      text: textOf(post),
      ...(post.article.picture === null || post.answers !== undefined
        ? { media_type: 'TEXT' }
        : {
            media_type: 'IMAGE',
            image_url: post.article.picture.lendAddress(),
            alt_text: post.article.picture.alt.slice(0, 1_000),
          }),
      ...(post.answers === undefined ? {} : { reply_to_id: post.answers.to.id }),
    }),
    check: (post) => previewOf(post, limits, { text: textOf(post) }),
    leftovers: ['shares', 'replies_and_quotes'],
  })
