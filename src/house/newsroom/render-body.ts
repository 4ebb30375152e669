/**
 * A body as HTML. Safe by construction: tags and attribute names come only from this file, and every text and value
 * passes through `escape`. No style attributes, so that the site's content policy needs no exception.
 */
import { notFound } from '../../platform/errors.ts'
import { cutFor } from '../bank/index.ts'
import type { Block, BodyDoc, Figure, List, ListItem, Mark, Paragraph, TextNode } from './content.ts'
import type { PublicPicture } from './publication.ts'
import { isSafeHref } from './read-body.ts'
import { renderRecording, type KnownRecordings } from './render-recording.ts'
import { escapeHtml } from './escape-html.ts'

const wrap = (tag: string, inner: string) => `<${tag}>${inner}</${tag}>`

function openLink(mark: Extract<Mark, { type: 'link' }>): string {
  const { href } = mark.attrs
  // Read strictly when it came in; asked again here, so that no stored text can ever become a script.
  const safe = isSafeHref(href) ? href : '#'
  const outside = /^https?:/i.test(safe) ? ' rel="noopener noreferrer"' : ''
  return `<a href="${escapeHtml(safe)}"${outside}>`
}

function renderText(node: TextNode): string {
  let html = escapeHtml(node.text)
  const marks = node.marks ?? []
  if (marks.some((mark) => mark.type === 'italic')) html = wrap('em', html)
  if (marks.some((mark) => mark.type === 'bold')) html = wrap('strong', html)
  const link = marks.find((mark) => mark.type === 'link')
  return link === undefined ? html : `${openLink(link)}${html}</a>`
}

const inline = (nodes: readonly TextNode[] | undefined): string => (nodes ?? []).map(renderText).join('')

const paragraph = (node: Paragraph): string => {
  const text = inline(node.content)
  return text === '' ? '' : wrap('p', text)
}

const item = (node: ListItem): string => {
  const [only] = node.content
  // A list of short points needs no paragraphs.
  if (node.content.length === 1 && only?.type === 'paragraph') return wrap('li', inline(only.content))
  return wrap(
    'li',
    node.content.map((child) => (child.type === 'paragraph' ? paragraph(child) : list(child))).join(''),
  )
}

const list = (node: List): string =>
  wrap(node.type === 'orderedList' ? 'ol' : 'ul', node.content.map(item).join(''))

/** `<img>` of a picture in every width it has; `sizes` as in HTML. */
export function renderImage(picture: PublicPicture, alt: string, sizes: string): string {
  const webp = picture.renditions.filter((rendition) => rendition.format === 'webp')
  const main = webp.findLast((rendition) => rendition.width <= 1280) ?? webp[0] ?? picture.renditions[0]
  if (main === undefined) return ''
  const set = webp.map((rendition) => `${rendition.url} ${rendition.width}w`).join(', ')
  const attributes: [string, string | number][] = [
    ['src', main.url],
    ...(webp.length > 1
      ? ([
          ['srcset', set],
          ['sizes', sizes],
        ] satisfies [string, string][])
      : []),
    ['width', main.width],
    ['height', main.height],
    ['alt', alt],
    ['loading', 'lazy'],
    ['decoding', 'async'],
  ]
  return `<img${attributes.map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`).join('')}>`
}

function figure({ attrs }: Figure, pictures: ReadonlyMap<string, PublicPicture>): string {
  const picture = pictures.get(attrs.assetId)
  if (picture === undefined) throw notFound('picture')
  const credit = attrs.credit === '' ? '' : `<span>${escapeHtml(attrs.credit)}</span>`
  const words = [escapeHtml(attrs.caption), credit].filter((part) => part !== '').join(' ')
  const image = renderImage(cutFor(picture, attrs.crop), attrs.alt, '(min-width: 48rem) 44rem, 100vw')
  return wrap('figure', `${image}${words === '' ? '' : wrap('figcaption', words)}`)
}

function block(
  node: Block,
  pictures: ReadonlyMap<string, PublicPicture>,
  recordings: KnownRecordings,
): string {
  switch (node.type) {
    case 'paragraph':
      return paragraph(node)
    case 'heading':
      return wrap(node.attrs.level === 2 ? 'h2' : 'h3', inline(node.content))
    case 'blockquote':
      return wrap('blockquote', node.content.map(paragraph).join(''))
    case 'bulletList':
    case 'orderedList':
      return list(node)
    case 'recording':
      return renderRecording(node, recordings)
    default:
      return figure(node, pictures)
  }
}

/**
 * HTML of a body; `pictures` and recordings by asset id.
 * @throws not_found if a figure's picture, or a recording, is missing.
 */
export const renderBody = (
  body: BodyDoc,
  pictures: ReadonlyMap<string, PublicPicture>,
  recordings: KnownRecordings = none,
): string =>
  body.content
    .map((node) => block(node, pictures, recordings))
    .filter((html) => html !== '')
    .join('\n')

const none: KnownRecordings = { locale: 'id', known: new Map() }
