/** A story as a WordPress post. */
import type { Limits, Post, PostFault, Preview } from '../../adapter.ts'

export const limits: Limits = { graphemes: null, bytes: null, imageBytes: null }

export interface PostFields {
  slug: string
  status: 'publish'
  date_gmt: string
  title: string
  excerpt: string
  content: string
}

export function compose({ article, key, text }: Post): PostFields {
  const en = article.locale === 'en'
  const house = new URL(article.url).origin
  const notes = article.notes
    .filter((note) => note.kind === 'correction' || note.kind === 'update')
    .map(({ kind, note, at }) => {
      const label = kind === 'correction' ? (en ? 'Correction' : 'Koreksi') : en ? 'Update' : 'Pembaruan'
      return `<p class="pendopo-note"><strong>${label} (<time datetime="${at.toISOString()}">${at.toISOString().slice(0, 10)}</time>):</strong> ${escape(note)}</p>`
    })
  const source = `<p class="pendopo-source">${en ? 'Source' : 'Sumber'}: <a href="${escape(article.url)}">${escape(new URL(article.url).host)}</a></p>`
  return {
    slug: key,
    status: 'publish',
    date_gmt: article.publishedAt.toISOString().slice(0, 19),
    title: escape(article.headline),
    excerpt: escape(text ?? article.summary),
    // Addresses on the house's own site hold there, too.
    content: [
      ...notes,
      article.bodyHtml.replaceAll(/(\s(?:src|href)=")\/(?!\/)/g, `$1${house}/`),
      source,
    ].join('\n'),
  }
}

export function preview(post: Post): Preview {
  const { article } = post
  const faults: PostFault[] = []
  if (article.headline.trim() === '') faults.push({ at: 'headline', code: 'post_empty' })
  if (article.picture !== null && article.picture.alt.trim() === '')
    faults.push({ at: 'picture', code: 'post_alt_missing' })
  const text = post.text ?? article.summary
  return {
    text,
    title: article.headline,
    link: article.url,
    picture: article.picture === null ? null : { alt: article.picture.alt },
    counts: {
      graphemes: [...new Intl.Segmenter(article.locale, { granularity: 'grapheme' }).segment(text)].length,
      bytes: Buffer.byteLength(text),
    },
    limits,
    faults,
  }
}

const escape = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    // Square brackets would run as shortcodes.
    .replaceAll('[', '&#91;')
    .replaceAll(']', '&#93;')
