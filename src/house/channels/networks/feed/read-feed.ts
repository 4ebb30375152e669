/** Feeds of strangers, whatever their format, as plain words; nothing of their markup is kept. */
import { parseFeed, type AnyFeed } from 'feedsmith'
import { bareText } from '../../../../platform/text/bare-text.ts'

export interface FeedItem {
  id: string
  url: string | null
  text: string
  /** Null where the item bears no date, or one that nobody can read. */
  at: Date | null
  editedAt: Date | null
}

export interface ReadFeed {
  title: string
  /** The site's own page. */
  site: string | undefined
  items: FeedItem[]
}

/** A feed has its newest some dozens; what claims to have more is cut. */
const mostItems = 200
const longest = { id: 1_000, url: 2_000, title: 500, words: 4_000 }

interface Raw {
  id: string | undefined
  url: string | undefined
  title: string | undefined
  words: string | undefined
  at: string | undefined
  edited: string | undefined
}

/** Undefined for what is no feed. Addresses are taken from where it was found. */
export function readFeed(text: string, from: URL): ReadFeed | undefined {
  const found = parsed(text)
  if (found === undefined) return undefined
  const { title, site, items } = found
  const seen = new Map<string, FeedItem>()
  for (const one of items.slice(0, mostItems)) {
    const url = webAddress(one.url, from)
    const id = (one.id ?? url ?? '').slice(0, longest.id)
    if (id === '' || seen.has(id)) continue
    seen.set(id, {
      id,
      url,
      text: [
        bareText(one.title ?? '').slice(0, longest.title),
        bareText((one.words ?? '').slice(0, 50_000)).slice(0, longest.words),
      ]
        .filter(Boolean)
        .join('\n\n'),
      at: moment(one.at) ?? moment(one.edited),
      editedAt: moment(one.edited),
    })
  }
  return {
    title: bareText(title ?? '').slice(0, 120),
    site: webAddress(site, from) ?? undefined,
    items: [...seen.values()],
  }
}

/** The feed that a page names in its head. */
export function findFeed(html: string, base: string): string | undefined {
  for (const [tag] of html.slice(0, 300_000).matchAll(/<link\b[^>]{0,1000}>/gi)) {
    if (!/\brel\s*=\s*["']?[^"'>]*\balternate\b/i.test(tag)) continue
    if (!/\btype\s*=\s*["']?application\/(rss|atom|feed)\+(xml|json)/i.test(tag)) continue
    const href = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag)
    const address = webAddress(bareText(href?.[1] ?? href?.[2] ?? href?.[3] ?? ''), new URL(base))
    if (address !== null) return address
  }
  return undefined
}

function parsed(text: string) {
  let any: AnyFeed
  try {
    any = parseFeed(text)
  } catch {
    return undefined
  }
  if (any.format === 'rss' || any.format === 'rdf') {
    const { title, link, items = [] } = any.feed
    return {
      title: wordOf(title),
      site: link,
      items: items.map((item): Raw => ({
        id: 'guid' in item ? item.guid?.value : undefined,
        url: item.link,
        title: wordOf(item.title),
        words: item.content?.encoded ?? item.description,
        at: ('pubDate' in item ? item.pubDate : undefined) ?? item.dc?.dates?.[0],
        edited: undefined,
      })),
    }
  }
  if (any.format === 'atom') {
    const { title, links = [], entries = [] } = any.feed
    return {
      title: wordOf(title),
      site: linkOf(links),
      items: entries.map((entry): Raw => ({
        id: entry.id,
        url: linkOf(entry.links ?? []),
        title: wordOf(entry.title),
        words: wordOf(entry.content) ?? wordOf(entry.summary),
        at: entry.published,
        edited: entry.updated,
      })),
    }
  }
  const { title, home_page_url: site, items = [] } = any.feed
  return {
    title,
    site,
    items: items.map((item): Raw => ({
      id: item.id,
      url: item.url,
      title: item.title,
      words: item.content_html ?? item.content_text ?? item.summary,
      at: item.date_published,
      edited: item.date_modified,
    })),
  }
}

const wordOf = (part: string | { value?: string } | undefined): string | undefined =>
  typeof part === 'string' ? part : part?.value

const linkOf = (links: readonly { href?: string; rel?: string }[]): string | undefined =>
  (links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links[0])?.href

function webAddress(text: string | undefined, from: URL): string | null {
  if (text === undefined || text === '' || !URL.canParse(text, from.href)) return null
  const { href, protocol } = new URL(text, from)
  return /^https?:$/.test(protocol) && href.length <= longest.url ? href : null
}

function moment(text: string | undefined): Date | null {
  const at = new Date(text ?? '')
  return Number.isNaN(at.getTime()) || at.getTime() < 0 ? null : at
}
