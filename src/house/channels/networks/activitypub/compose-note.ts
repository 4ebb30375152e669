/** A story as a note: the words as paragraphs, addresses and tags as links, for servers that read HTML. */
import { slugify } from '../../../../platform/text/slugify.ts'
import type { Post, Preview } from '../../adapter.ts'
import type { Limits } from '../../adapter-limits.ts'
import type { OutboxNote } from '../../adapter-outbox.ts'
import { keysOf, shownIn } from '../shared/shown-media.ts'
import { previewOf, wordsFor } from '../shared/words.ts'

/** Other servers show what comes, however long; whoever follows wants to be told and not to be buried. */
export const limits: Limits = {
  text: [{ by: 'graphemes', most: 3_000 }],
  pictures: { least: 0, most: 4, bytes: null },
  film: null,
}

const mostTags = 5

const textOf = (post: Post) => wordsFor(post, limits.text, { told: true })

export const preview = (post: Post): Preview => previewOf(post, limits, { text: textOf(post) })

export const shownKeys = (post: Post): string[] => keysOf(shownIn(post, limits))

export function compose(post: Post): OutboxNote {
  const { article, key, at } = post
  const tags = tagsOf(post)
  const hashtags = tags
    .map(
      ({ word, url }) =>
        `<a href="${escape(url)}" class="mention hashtag" rel="tag">#<span>${escape(word)}</span></a>`,
    )
    .join(' ')
  return {
    key,
    editionId: article.editionId,
    ref: article.ref,
    locale: article.locale,
    html: paragraphsOf(textOf(post)) + (hashtags === '' ? '' : `<p>${hashtags}</p>`),
    url: article.url,
    tags,
    pictures: shownIn(post, limits).pictures.map(({ address, alt }) => ({ url: address, alt })),
    at,
  }
}

export const paragraphsOf = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${linked(paragraph.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('')

/** `layanan publik` is one word there: LayananPublik. */
function tagsOf({ article }: Post): OutboxNote['tags'] {
  const home = new URL(article.locale === 'en' ? '/en/tag/' : '/tag/', article.url)
  return article.tags.slice(0, mostTags).flatMap((tag) => {
    const word = ` ${tag}`.replaceAll(/[^\p{L}\p{M}\p{N}]+(\p{L})?/gu, (_, next: string = '') =>
      next.toUpperCase(),
    )
    return word === '' || /^\d+$/.test(word)
      ? []
      : [{ word, url: new URL(encodeURIComponent(slugify(tag)), home).href }]
  })
}

const linked = (text: string) =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, place) =>
      place % 2 === 1
        ? `<a href="${escape(part)}" rel="nofollow noopener">${escape(part)}</a>`
        : escape(part),
    )
    .join('')

const escape = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`)
