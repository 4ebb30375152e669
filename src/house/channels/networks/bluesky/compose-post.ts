/** The words of a post on Bluesky, counted as its server counts: 300 graphemes and 3,000 bytes. */
import { UnicodeString } from '@atproto/api'
import type { Limits, Post, PostFault, Preview, Settings } from '../../adapter.ts'
import { cutByWords } from '../../../../platform/text/cut-by-words.ts'

export const limits: Limits = { graphemes: 300, bytes: 3_000, imageBytes: 1_000_000 }

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
  embed: 'picture' | 'card'
}

const graphemes = (text: string) => new UnicodeString(text).graphemeLength
const bytes = (text: string) => Buffer.byteLength(text)

/** A picture carries its link in the text; a card is the link. */
export function compose(post: Post, settings: Settings): Composed {
  const { article, answers } = post
  const embed =
    answers === undefined && article.picture !== null && settings.look === 'picture' ? 'picture' : 'card'
  const words = post.text ?? (answers === undefined ? announcement(post) : correction(post))
  if (embed === 'card') return { text: post.text ?? fit(words, limits.graphemes ?? 0), facets: [], embed }
  const link = shortAddress(article.url)
  const tail = `\n\n${link}`
  const head = post.text ?? fit(words, (limits.graphemes ?? 0) - graphemes(tail))
  const byteStart = bytes(`${head}\n\n`)
  return {
    text: head + tail,
    facets: [
      {
        $type: 'app.bsky.richtext.facet',
        index: { byteStart, byteEnd: byteStart + bytes(link) },
        features: [{ $type: 'app.bsky.richtext.facet#link', uri: article.url }],
      },
    ],
    embed,
  }
}

export function preview(post: Post, settings: Settings): Preview {
  const { text, embed } = compose(post, settings)
  const counts = { graphemes: graphemes(text), bytes: bytes(text) }
  const { picture } = post.article
  const faults: PostFault[] = []
  if (text.trim() === '') faults.push({ at: 'text', code: 'post_empty' })
  if (counts.graphemes > (limits.graphemes ?? Infinity))
    faults.push({
      at: 'text',
      code: 'post_too_long',
      params: { count: counts.graphemes, limit: limits.graphemes ?? 0 },
    })
  else if (counts.bytes > (limits.bytes ?? Infinity))
    faults.push({
      at: 'text',
      code: 'post_too_heavy',
      params: { count: counts.bytes, limit: limits.bytes ?? 0 },
    })
  if (embed === 'picture' && picture?.alt.trim() === '')
    faults.push({ at: 'picture', code: 'post_alt_missing' })
  return {
    text,
    title: embed === 'card' ? post.article.headline : null,
    link: post.article.url,
    picture: picture === null ? null : { alt: picture.alt },
    counts,
    limits,
    faults,
  }
}

const announcement = ({ article }: Post) =>
  article.summary === '' ? article.headline : `${article.headline}\n\n${article.summary}`

const correction = ({ article, answers }: Post) =>
  `${article.locale === 'en' ? 'Correction' : 'Koreksi'}: ${answers?.note ?? ''}`

function fit(text: string, most: number): string {
  const cut = cutByWords(text, most)
  return bytes(cut) <= (limits.bytes ?? Infinity) ? cut : cutByWords(text, Math.floor(most / 8))
}

function shortAddress(url: string): string {
  const { host, pathname } = new URL(url)
  const whole = host + pathname
  return whole.length <= 40 ? whole : `${whole.slice(0, 39)}…`
}
