import type { Actor } from '../../platform/actor.ts'
import type { Locale } from '../../platform/messages.ts'
import type { Preview } from './adapter.ts'
import { adapterOf, limitsOf, settingsOf } from './channel.ts'
import { managedChannel } from './connect-channel.ts'
import type { ChannelsDeps } from './deps.ts'

export interface CheckPost {
  locale: Locale
  headline: string
  summary: string
  slug?: string | undefined
  /** The officer's own words in place of the composed ones. */
  text?: string | undefined
  /** Alt text of the lead picture; undefined: there is none. */
  alt?: string | undefined
}

/**
 * What the post would look like on this channel, with every fault, before anything is sent. It takes the words
 * themselves, so that a draft can be tried without being read from anywhere. @throws not_found, forbidden
 */
export async function checkPost(
  deps: ChannelsDeps,
  actor: Actor,
  channelId: string,
  { locale, headline, summary, slug = 'berita', text, alt }: CheckPost,
  houseUrl: string,
): Promise<Preview> {
  const channel = await managedChannel(deps, actor, channelId)
  const now = deps.clock.now()
  const ref = 'xxxxxxxx'
  const article = {
    storyId: '',
    editionId: '',
    ref,
    locale,
    slug,
    url: `${houseUrl}${locale === 'en' ? '/en' : ''}/berita/${slug}-${ref}`,
    headline,
    summary,
    bodyHtml: '',
    byline: '',
    tags: [],
    publishedAt: now,
    versionHash: '',
    notes: [],
    film: null,
    picture:
      alt === undefined
        ? null
        : {
            key: '',
            withFile: () => Promise.reject(noFile()),
            lendAddress: () => '',
            alt,
            caption: '',
            credit: '',
          },
  }
  const post = { article, key: ref, at: now, ...(text === undefined ? {} : { text }) }
  return adapterOf(deps, channel).check(post, {
    settings: settingsOf(channel),
    limits: limitsOf(deps, channel),
  })
}

// What is checked is the post's shape; nothing of the picture is sent.
const noFile = () => new Error('A post that is only checked has no file.')
