/** A story as a WordPress post. */
import { withOrigin } from '../../../../platform/text/with-origin.ts'
import type { Post, Preview } from '../../adapter.ts'
import type { Limits } from '../../adapter-limits.ts'
import { previewOf } from '../shared/words.ts'
import type { Uploaded } from './upload-pictures.ts'

export const limits: Limits = { text: [], pictures: { least: 0, most: 50, bytes: null }, film: null }

export interface PostFields {
  slug: string
  status: 'publish'
  date_gmt: string
  title: string
  excerpt: string
  content: string
}

export function compose({ article, key, text }: Post, { inText }: Uploaded): PostFields {
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
    content: [...notes, withOrigin(showing(article.bodyHtml, inText), house), source].join('\n'),
  }
}

export function preview(post: Post): Preview {
  const { headline, summary } = post.article
  const shows = { pictures: picturesIn(post), film: null }
  const shown = previewOf(post, limits, { text: post.text ?? summary, title: headline, shows })
  const faults = shown.faults.filter(({ code }) => code !== 'post_empty')
  if (headline.trim() === '') faults.unshift({ at: 'headline', code: 'post_empty' })
  return { ...shown, faults }
}

/** All of them, however they are cut: the lead picture, and what the text shows. */
export const picturesIn = ({ article: { pictures } }: Post) => pictures.slice(0, limits.pictures.most)

/** The text with the site's own files; by the class WordPress knows them, and offers its sizes of them. */
const showing = (html: string, inText: Uploaded['inText']): string =>
  html.replaceAll(/<img src="([^"]*)"(?: srcset="[^"]*" sizes="[^"]*")?/g, (tag, path: string) => {
    const media = inText.get(path)
    return media === undefined ? tag : `<img class="wp-image-${media.id}" src="${escape(media.source_url)}"`
  })

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
