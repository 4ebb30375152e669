import type { Actor } from '../../platform/actor.ts'
import type { Locale } from '../../platform/messages.ts'
import type { Preview } from './adapter.ts'
import type { ArticlePicture } from './article.ts'
import { adapterOf, limitsOf, managedChannel, settingsOf } from './channel.ts'
import type { ChannelsDeps } from './deps.ts'
import { priced, termsOf } from './quotas/terms.ts'
import { outlookOf } from './thread.ts'

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
    awaitsFilm: false,
    pictures: alt === undefined ? [] : [pictureToShow(alt)],
  }
  const post = { article, key: ref, at: now, ...(text === undefined ? {} : { text }) }
  const adapter = adapterOf(deps, channel)
  const on = { settings: settingsOf(channel), limits: limitsOf(deps, channel) }
  const preview = outlookOf(adapter, post, on)
  return preview.cost === null ? preview : priced(preview, await termsOf(deps.db, adapter))
}

/** A picture of which only the words are known: what is checked is a post's shape, and nothing of it is sent. */
export const pictureToShow = (alt: string, at = 0): ArticlePicture => ({
  key: '',
  of: String(at),
  lead: at === 0,
  paths: [],
  withFile: () => Promise.reject(new Error('A post that is only checked has no file.')),
  address: '',
  lendAddress: () => '',
  alt,
  caption: '',
  credit: '',
})
