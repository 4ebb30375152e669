/** The words of a post on Bluesky, counted as its server counts: 300 graphemes and 3,000 bytes. */
import type { Limits, Post, Preview, Settings } from '../../adapter.ts'
import { cutToFit } from '../../../../platform/text/count-text.ts'
import { previewOf } from '../shared/words.ts'

export const pictureBytes = 1_000_000
export const limits: Limits = {
  text: [
    { by: 'graphemes', most: 300 },
    { by: 'bytes', most: 3_000 },
  ],
  pictures: { least: 0, most: 4, bytes: pictureBytes },
  film: null,
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
  embed: 'picture' | 'card'
}

const bytes = (text: string) => Buffer.byteLength(text)

/** A picture carries its link in the text; a card is the link. */
export function compose(post: Post, settings: Settings): Composed {
  const { article, answers } = post
  const embed =
    answers === undefined && article.picture !== null && settings.look === 'picture' ? 'picture' : 'card'
  const words = post.text ?? (answers === undefined ? announcement(post) : correction(post))
  if (embed === 'card') return { text: post.text ?? cutToFit(words, limits.text), facets: [], embed }
  const link = shortAddress(article.url)
  const tail = `\n\n${link}`
  const head = post.text ?? cutToFit(words, limits.text, tail)
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

export function preview(post: Post, { settings }: { settings: Settings }): Preview {
  const { text, embed } = compose(post, settings)
  const card = embed === 'card'
  return previewOf(post, limits, {
    text,
    title: card ? post.article.headline : null,
    // The picture of a card is an ornament, which Bluesky gives no alt text.
    shows: card ? 'nothing' : 'picture',
  })
}

const announcement = ({ article }: Post) =>
  article.summary === '' ? article.headline : `${article.headline}\n\n${article.summary}`

const correction = ({ article, answers }: Post) =>
  `${article.locale === 'en' ? 'Correction' : 'Koreksi'}: ${answers?.note ?? ''}`

function shortAddress(url: string): string {
  const { host, pathname } = new URL(url)
  const whole = host + pathname
  return whole.length <= 40 ? whole : `${whole.slice(0, 39)}…`
}
