/** Instagram: pictures or a film with a caption, in which a link is only read. Source: developers.facebook.com/docs/instagram-platform. */
import type { Adapter, AdapterTools, Post } from '../../adapter.ts'
import type { Limits } from '../../adapter-limits.ts'
import { accountField, behindPage, instagramAddress, type PageBefore } from '../shared/behind-page.ts'
import { createCaller } from '../shared/caller.ts'
import { createContainerNetwork } from '../shared/container-network.ts'
import { graphAt } from '../shared/graph-host.ts'
import { readGraph } from '../shared/meta.ts'
import { readBackInstagram } from './read-back.ts'
import { previewOf, wordsFor } from '../shared/words.ts'

const limits: Limits = {
  text: [{ by: 'utf16', most: 2_200 }],
  pictures: { least: 1, most: 10, bytes: 8_000_000 },
  film: {
    needed: false,
    bytes: 300_000_000,
    seconds: [3, 900],
    ratio: [
      [1, 100],
      [10, 1],
    ],
  },
  quota: { most: 100, within: 86_400_000, counts: 'posts' },
}
const textOf = (post: Post) => wordsFor(post, limits.text)

export function createInstagram(tools: AdapterTools): Adapter {
  const { call, meet } = createCaller(tools, (answer, stage) => readGraph(answer, stage, tools.now()))
  const own = createContainerNetwork(tools, {
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
      altTexts: true,
      oneVoice: false,
    },
    me: {
      fields: 'user_id,username',
      idOf: ({ user_id: id = '' }) => id,
      url: instagramAddress,
    },
    names: {
      make: 'media',
      publish: 'media_publish',
      quota: 'content_publishing_limit',
      list: 'media',
      words: 'caption',
      state: 'status_code',
    },
    grants: { exchange: 'ig_exchange_token', refresh: 'ig_refresh_token' },
    signIn: {
      authorize: 'https://www.instagram.com/oauth/authorize',
      tokens: 'https://api.instagram.com/oauth/access_token',
      scopes: {
        needed: ['instagram_business_basic', 'instagram_business_content_publish'],
        also: ['instagram_business_manage_insights', 'instagram_business_manage_comments'],
      },
    },
    sites: ['instagram.com'],
    label: 'instagram_token',
    words: (post) => ({ caption: textOf(post) }),
    picture: (picture) => ({
      // Between 4:5 and 1.91:1, or it is refused.
      image_url: picture.lendAddress({ ratio: [0.8, 1.91] }),
      alt_text: picture.alt.slice(0, 1_000),
    }),
    // Every film is a reel there, and a reel has no alt text.
    film: (film) => ({ media_type: 'REELS', video_url: film.lendAddress() }),
    bare: {},
    check: (post) => previewOf(post, limits, { text: textOf(post) }),
    leftovers: [],
  })

  const connectBehindPage = (token: string) =>
    meet(async () => {
      const { body } = await call<PageBefore>(graphAt(tools, 'facebook', 'me'), {
        bearer: token,
        query: { fields: accountField },
        holds: ['id'],
      })
      return (
        behindPage(tools, body, token) ??
        ({ kind: 'rejected', why: 'no_account_behind_page', lasting: false } as const)
      )
    })

  return {
    ...own,
    ...readBackInstagram(tools),
    /** What is no token of Instagram's own may be that of a page. */
    async connect(entry) {
      const found = await own.connect(entry)
      return found.kind === 'unauthorised' ? connectBehindPage(entry['token'] ?? '') : found
    },
  }
}
