/** The words of a post on Bluesky, counted as its server counts: 300 graphemes and 3,000 bytes. */
import type { Post, Preview, Settings } from '../../adapter.ts'
import type { Limits } from '../../adapter-limits.ts'
import { cutToFit } from '../../../../platform/text/count-text.ts'
import { shownIn, type Shown } from '../shared/shown-media.ts'
import { previewOf } from '../shared/words.ts'

export const pictureBytes = 1_000_000
export const limits: Limits = {
  text: [
    { by: 'graphemes', most: 300 },
    { by: 'bytes', most: 3_000 },
  ],
  pictures: { least: 0, most: 4, bytes: pictureBytes },
  // Three minutes are its own limit, 100 MB what its servers took from everybody; the lexicon allows 300.
  film: { needed: false, bytes: 100_000_000, seconds: [1, 180], subtitles: true },
  // 5,000 points an hour, of which a record made takes three.
  quota: { most: 1_666, within: 3_600_000, counts: 'calls' },
}

/** A link inside the text, by UTF-8 bytes. */
export interface Facet {
  $type: 'app.bsky.richtext.facet'
  index: { byteStart: number; byteEnd: number }
  features: [{ $type: 'app.bsky.richtext.facet#link'; uri: string }]
}

export interface Composed {
  text: string
  facets: Facet[]
  /** What stands below the text. */
  shows: Shown
  /** In their place a card leads to the story. */
  card: boolean
}

const bytes = (text: string) => Buffer.byteLength(text)

/** A picture or film carries its link in the text; a card is the link. A part that does not lead there has neither. */
export function compose(post: Post, settings: Settings): Composed {
  const { article, answers, part } = post
  const shows = shownIn(post, limits, settings.look)
  if (post.text !== undefined && part?.leads === false)
    return { text: post.text, facets: [], shows, card: false }
  const own = post.text?.replaceAll(article.url, '').trim()
  const words = own ?? (answers === undefined ? announcement(post) : correction(post))
  const card = isCard(shows)
  // Where the words are nothing but the link, as the last part of a thread may be, it stays above its card.
  if (card && own !== '') return { text: own ?? cutToFit(words, limits.text), facets: [], shows, card: true }
  const link = shortAddress(article.url)
  const tail = own === '' ? link : `\n\n${link}`
  const head = own ?? cutToFit(words, limits.text, tail)
  const byteStart = bytes(head + tail) - bytes(link)
  return {
    text: head + tail,
    facets: [
      {
        $type: 'app.bsky.richtext.facet',
        index: { byteStart, byteEnd: byteStart + bytes(link) },
        features: [{ $type: 'app.bsky.richtext.facet#link', uri: article.url }],
      },
    ],
    shows,
    card,
  }
}

export function preview(post: Post, { settings }: { settings: Settings }): Preview {
  const { text, shows, card } = compose(post, settings)
  const shown = previewOf(post, limits, { text, title: card ? post.article.headline : null, shows })
  // The picture of a card is an ornament, which Bluesky gives no alt text.
  return card ? { ...shown, pictures: ornament(post) } : shown
}

const isCard = ({ pictures, film }: Shown): boolean => film === null && pictures.length === 0

/** The picture of a card. */
export const ornament = ({ article }: Post) => article.pictures.slice(0, 1)

const announcement = ({ article }: Post) =>
  article.summary === '' ? article.headline : `${article.headline}\n\n${article.summary}`

const correction = ({ article, answers }: Post) =>
  `${article.locale === 'en' ? 'Correction' : 'Koreksi'}: ${answers?.note ?? ''}`

function shortAddress(url: string): string {
  const { host, pathname } = new URL(url)
  const whole = host + pathname
  return whole.length <= 40 ? whole : `${whole.slice(0, 39)}…`
}
