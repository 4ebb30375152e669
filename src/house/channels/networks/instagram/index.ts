/** Instagram: a picture with a caption, in which a link is only read. Source: developers.facebook.com/docs/instagram-platform. */
import type { Adapter, AdapterTools, Limits, Post } from '../../adapter.ts'
import { createContainerNetwork } from '../shared/container-network.ts'
import { previewOf, wordsFor } from '../shared/words.ts'

const limits: Limits = {
  text: [{ by: 'utf16', most: 2_200 }],
  pictures: { least: 1, most: 1, bytes: 8_000_000 },
  film: null,
}
const textOf = (post: Post) => wordsFor(post, limits.text)

export const createInstagram = (tools: AdapterTools): Adapter =>
  createContainerNetwork(tools, {
    kind: 'instagram',
    can: {
      limits,
      edits: false,
      removes: false,
      answers: false,
      finds: 'by_text',
      readsBack: true,
      metrics: true,
      link: 'plain_text',
      byHand: false,
      oneVoice: false,
    },
    host: 'https://graph.instagram.com',
    me: {
      fields: 'user_id,username',
      idOf: ({ user_id: id = '' }) => id,
      url: (name) => `https://www.instagram.com/${name}`,
    },
    names: {
      make: 'media',
      publish: 'media_publish',
      quota: 'content_publishing_limit',
      list: 'media',
      words: 'caption',
      state: 'status_code',
    },
    grant: 'ig_refresh_token',
    label: 'instagram_token',
    container: (post) => ({
      caption: textOf(post),
      // Between 4:5 and 1.91:1, or it is refused.
      image_url: post.article.picture?.lendAddress({ ratio: [0.8, 1.91] }) ?? '',
      alt_text: post.article.picture?.alt.slice(0, 1_000) ?? '',
    }),
    check: (post) => previewOf(post, limits, { text: textOf(post) }),
    leftovers: [],
  })
