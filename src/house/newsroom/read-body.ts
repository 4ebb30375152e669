/** Strict reading of a body from outside: every node is rebuilt from known parts, so nothing unknown gets through. */
import { Check } from 'typebox/value'
import type { Fault } from '../../platform/errors.ts'
import { newRef } from '../../platform/ids.ts'
import {
  contentLimits as limit,
  cropSchema,
  followable,
  pictureUseSchema,
  type Block,
  type BodyDoc,
  type Figure,
  type Followed,
  type List,
  type ListItem,
  type Mark,
  type Paragraph,
  type TextNode,
} from './content.ts'
import type { Recording } from './recording.ts'

export type Raw = Record<string, unknown>
export const isRecord = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// Control characters break PostgreSQL (NUL) or a reader's trust (direction overrides); words do not need them.
const unwanted = /[\p{Cc}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{feff}]/gu

/** NFC, well-formed, without control characters; line ends and tabs become spaces. */
export const cleanText = (value: string): string =>
  value
    .toWellFormed()
    .replace(/[\t\n\r\u{2028}\u{2029}]+/gu, ' ')
    .replace(unwanted, '')
    .normalize('NFC')

/** Web and mail addresses, and paths on this site; everything else (javascript:, data:, //host) is refused. */
export function isSafeHref(href: string): boolean {
  if (href.length > limit.href || /[\s\p{Cc}\\]/u.test(href)) return false
  if (href.startsWith('/')) return !href.startsWith('//')
  if (href.startsWith('#')) return true
  if (!/^(https?:\/\/[^/]|mailto:[^/])/i.test(href)) return false
  return URL.canParse(href)
}

/** Shorter than a fiftieth of a side, a part is a slip of the hand. */
const smallestCrop = 200

/** It lies within the picture, is large enough to be seen, and holds its point. */
const isSound = ({ x, y, width, height, focusX, focusY }: NonNullable<Figure['attrs']['crop']>): boolean =>
  Math.min(width, height) >= smallestCrop &&
  x + width <= 10_000 &&
  y + height <= 10_000 &&
  focusX >= x &&
  focusX <= x + width &&
  focusY >= y &&
  focusY <= y + height

/** One reading of one edition; it collects faults instead of stopping at the first. */
export class Reading {
  readonly faults: Fault[] = []
  readonly ids = new Set<string>()
  characters = 0

  fault(at: string, code: string, params?: Fault['params']): void {
    if (this.faults.length < 50) this.faults.push(params === undefined ? { at, code } : { at, code, params })
  }

  string(value: unknown, at: string, max: number): string {
    if (value === undefined || value === null) return ''
    if (typeof value !== 'string') {
      this.fault(at, 'content_not_text')
      return ''
    }
    const clean = cleanText(value)
    if (clean.length > max) this.fault(at, 'content_too_long', { max })
    return clean
  }

  /** A text of several lines, with at most one empty line between two. */
  lines(value: unknown, at: string, max: number): string {
    if (typeof value !== 'string') return this.string(value, at, max)
    const lines = value.split(/\r\n?|[\n\u{2028}\u{2029}]/u).map((line) => cleanText(line).trimEnd())
    const text = lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/^\n+|\n+$/g, '')
    if (text.length > max) this.fault(at, 'content_too_long', { max })
    return text
  }

  marks(value: unknown, at: string): Mark[] {
    if (value === undefined) return []
    if (!Array.isArray(value)) {
      this.fault(at, 'content_unknown_mark')
      return []
    }
    const marks = new Map<Mark['type'], Mark>()
    for (const raw of value as unknown[]) {
      const type = isRecord(raw) ? raw['type'] : undefined
      if (type === 'bold' || type === 'italic') marks.set(type, { type })
      else if (type === 'link') {
        const attrs = isRecord(raw) && isRecord(raw['attrs']) ? raw['attrs'] : {}
        const href = typeof attrs['href'] === 'string' ? attrs['href'].trim() : ''
        if (isSafeHref(href)) marks.set('link', { type, attrs: { href } })
        else this.fault(at, 'content_unsafe_link')
      } else this.fault(at, 'content_unknown_mark')
    }
    return [...marks.values()].toSorted((a, b) => (a.type < b.type ? -1 : 1))
  }

  inline(value: unknown, at: string): TextNode[] {
    if (value === undefined) return []
    if (!Array.isArray(value)) {
      this.fault(at, 'content_unknown_block')
      return []
    }
    const nodes: TextNode[] = []
    for (const [index, raw] of (value as unknown[]).entries()) {
      const here = `${at}.${index}`
      if (!isRecord(raw) || raw['type'] !== 'text' || typeof raw['text'] !== 'string') {
        this.fault(here, 'content_unknown_block')
        continue
      }
      const text = cleanText(raw['text'])
      const marks = this.marks(raw['marks'], here)
      this.characters += text.length
      if (text !== '') nodes.push(marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text })
    }
    return nodes
  }

  /** The block's own id, or a new one where it is missing, too long or taken. */
  id(raw: Raw): string {
    const attrs = isRecord(raw['attrs']) ? raw['attrs'] : {}
    const given = attrs['id']
    const usable =
      typeof given === 'string' && /^[\w-]{1,40}$/.test(given) && !this.ids.has(given) ? given : newRef(10)
    this.ids.add(usable)
    return usable
  }

  children(raw: Raw, at: string): [Raw, string][] {
    const content = raw['content'] ?? []
    if (!Array.isArray(content)) {
      this.fault(at, 'content_unknown_block')
      return []
    }
    return (content as unknown[]).flatMap((child, index): [Raw, string][] => {
      if (isRecord(child)) return [[child, `${at}.${index}`]]
      this.fault(`${at}.${index}`, 'content_unknown_block')
      return []
    })
  }

  paragraph(raw: Raw, at: string): Paragraph {
    const content = this.inline(raw['content'], at)
    return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' }
  }

  paragraphs(raw: Raw, at: string): Paragraph[] {
    return this.children(raw, at).flatMap(([child, here]) => {
      if (child['type'] === 'paragraph') return [this.paragraph(child, here)]
      this.fault(here, 'content_unknown_block')
      return []
    })
  }

  list(raw: Raw, at: string, depth: number): List {
    const type = raw['type'] === 'orderedList' ? 'orderedList' : 'bulletList'
    if (depth > limit.listDepth) {
      this.fault(at, 'content_too_deep', { max: limit.listDepth })
      return { type, content: [] }
    }
    const items = this.children(raw, at).flatMap(([item, here]): ListItem[] => {
      if (item['type'] !== 'listItem') {
        this.fault(here, 'content_unknown_block')
        return []
      }
      const content = this.children(item, here).flatMap(([child, deeper]): ListItem['content'] => {
        if (child['type'] === 'paragraph') return [this.paragraph(child, deeper)]
        if (child['type'] === 'bulletList' || child['type'] === 'orderedList')
          return [this.list(child, deeper, depth + 1)]
        this.fault(deeper, 'content_unknown_block')
        return []
      })
      return [{ type: 'listItem', content }]
    })
    return { type, content: items }
  }

  figure(raw: Raw, at: string, id: string): Figure {
    const attrs = isRecord(raw['attrs']) ? raw['attrs'] : {}
    const use = {
      assetId: typeof attrs['assetId'] === 'string' ? attrs['assetId'].toLowerCase() : '',
      alt: this.string(attrs['alt'], `${at}.alt`, limit.alt),
      caption: this.string(attrs['caption'], `${at}.caption`, limit.caption),
      credit: this.string(attrs['credit'], `${at}.credit`, limit.credit),
    }
    if (!Check(pictureUseSchema.properties.assetId, use.assetId)) this.fault(at, 'content_no_picture')
    this.characters += use.caption.length
    return { type: 'figure', attrs: { id, ...use, ...this.crop(attrs, at), ...this.follows(attrs, at) } }
  }

  recording(raw: Raw, at: string, id: string): Recording {
    const attrs = isRecord(raw['attrs']) ? raw['attrs'] : {}
    const use = {
      assetId: typeof attrs['assetId'] === 'string' ? attrs['assetId'].toLowerCase() : '',
      caption: this.string(attrs['caption'], `${at}.caption`, limit.caption),
      credit: this.string(attrs['credit'], `${at}.credit`, limit.credit),
      transcript: this.lines(attrs['transcript'], `${at}.transcript`, limit.transcript),
    }
    if (!Check(pictureUseSchema.properties.assetId, use.assetId)) this.fault(at, 'content_no_recording')
    this.characters += use.caption.length + use.transcript.length
    return { type: 'recording', attrs: { id, ...use, ...this.follows(attrs, at) } }
  }

  /** Nothing where the picture is shown whole. */
  crop(attrs: Raw, at: string): Pick<Figure['attrs'], 'crop'> {
    const given = attrs['crop']
    if (given === undefined || given === null) return {}
    if (!Check(cropSchema, given) || !isSound(given)) {
      this.fault(`${at}.crop`, 'content_crop')
      return {}
    }
    const { x, y, width, height, focusX, focusY } = given
    return { crop: { x, y, width, height, focusX, focusY } }
  }

  follows(attrs: Raw, at: string): Pick<Figure['attrs'], 'follows'> {
    const given = attrs['follows'] ?? []
    if (!Array.isArray(given) || !given.every((one) => followable.includes(one as Followed))) {
      this.fault(`${at}.follows`, 'content_not_allowed')
      return {}
    }
    const follows = followable.filter((one) => given.includes(one))
    return follows.length === 0 ? {} : { follows }
  }

  block(raw: Raw, at: string): Block[] {
    const id = this.id(raw)
    switch (raw['type']) {
      case 'paragraph':
        return [{ ...this.paragraph(raw, at), attrs: { id } }]
      case 'heading': {
        const level = isRecord(raw['attrs']) ? raw['attrs']['level'] : undefined
        if (level !== 2 && level !== 3) {
          this.fault(at, 'content_unknown_block')
          return []
        }
        return [{ type: 'heading', attrs: { id, level }, content: this.inline(raw['content'], at) }]
      }
      case 'blockquote':
        return [{ type: 'blockquote', attrs: { id }, content: this.paragraphs(raw, at) }]
      case 'bulletList':
      case 'orderedList':
        return [{ ...this.list(raw, at, 1), attrs: { id } }]
      case 'figure':
        return [this.figure(raw, at, id)]
      case 'recording':
        return [this.recording(raw, at, id)]
      default:
        this.fault(at, 'content_unknown_block')
        return []
    }
  }

  body(value: unknown): BodyDoc {
    if (value === undefined || value === null) return { type: 'doc', content: [] }
    if (!isRecord(value) || value['type'] !== 'doc') {
      this.fault('body', 'content_unknown_block')
      return { type: 'doc', content: [] }
    }
    const blocks = this.children(value, 'body')
    if (blocks.length > limit.blocks) this.fault('body', 'content_too_long', { max: limit.blocks })
    const content = blocks.slice(0, limit.blocks).flatMap(([raw, at]) => this.block(raw, at))
    if (this.characters > limit.bodyText) this.fault('body', 'content_too_long', { max: limit.bodyText })
    return { type: 'doc', content }
  }
}
