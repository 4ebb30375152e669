/** A feed as RSS 2.0, Atom or JSON Feed, whatever it tells of. */
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith'
import type { Locale } from '../../platform/messages.ts'
import type { FeedFile } from '../addresses.ts'
import type { Page } from '../cache/cached-page.ts'
import { fileHeaders } from '../security-headers.ts'
import { houseName, type View } from '../view.ts'

export interface Feed {
  title: string
  description: string
  /** Page that the feed follows. */
  home: string
  self: string
  entries: readonly FeedEntry[]
}

/** Addresses are absolute. */
export interface FeedEntry {
  /** Stays the same when the title, and with it the address, changes. */
  id: string
  url: string
  title: string
  summary: string
  html: string
  locale: Locale
  published: Date
  updated: Date
  author: string
  categories: string[]
  picture?: { url: string; bytes: number } | undefined
  /** What can be played of it, for those who play it in a reader of their own. */
  files?: readonly FeedFileInside[]
}

export interface FeedFileInside {
  url: string
  type: string
  bytes: number
  durationMs: number | null
  caption: string
}

const types: Record<FeedFile, string> = {
  'feed.xml': 'application/rss+xml; charset=utf-8',
  'atom.xml': 'application/atom+xml; charset=utf-8',
  'feed.json': 'application/feed+json; charset=utf-8',
}

/** `hub`: WebSub's, where it is told of what is new in this feed. */
export function writeFeed(
  view: View,
  file: FeedFile,
  feed: Feed,
  { keys, hub }: { keys: readonly string[]; hub?: string | undefined },
): Page {
  const links = [
    `<${feed.self}>; rel="self"`,
    ...(hub === undefined ? [] : [`<${hub}>; rel="hub"`]),
    `<${feed.home}>; rel="alternate"; type="text/html"`,
  ]
  const write = { 'feed.xml': rss, 'atom.xml': atom, 'feed.json': json }[file]
  return {
    status: 200,
    type: types[file],
    body: write(view, feed, hub),
    keys,
    keep: true,
    headers: { ...fileHeaders, link: links.join(', '), 'access-control-allow-origin': '*' },
  }
}

const updatedOf = ({ entries }: Feed): Date =>
  entries.reduce((last, { updated }) => (updated > last ? updated : last), new Date(0))

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
export const escapeXml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (char) => escapes[char] ?? char)

const seconds = (ms: number) => Math.round(ms / 1000)

/** As in Media RSS 1.5.1. */
const mediaContent = ({ url, type, bytes, durationMs, caption }: FeedFileInside) => ({
  url,
  type,
  fileSize: bytes,
  medium: type.split('/')[0] ?? '',
  ...(durationMs === null ? {} : { duration: seconds(durationMs) }),
  ...(caption === '' ? {} : { description: { value: caption, type: 'plain' } }),
})

/** Many readers look at the first one alone: what can be played comes before the picture. */
const enclosuresOf = ({ files = [], picture }: FeedEntry) => [
  ...files.map(({ url, bytes, type }) => ({ url, length: bytes, type })),
  ...(picture === undefined ? [] : [{ url: picture.url, length: picture.bytes, type: 'image/jpeg' }]),
]

function rss(view: View, feed: Feed, hub: string | undefined): string {
  return generateRssFeed({
    title: feed.title,
    link: feed.home,
    description: feed.description,
    language: view.locale,
    ...(feed.entries.length > 0 ? { lastBuildDate: updatedOf(feed) } : {}),
    atom: {
      links: [
        { href: feed.self, rel: 'self', type: 'application/rss+xml' },
        ...(hub === undefined ? [] : [{ href: hub, rel: 'hub' }]),
      ],
    },
    items: feed.entries.map((entry) => ({
      title: entry.title,
      link: entry.url,
      guid: { value: entry.id, isPermaLink: false },
      pubDate: entry.published,
      description: entry.summary,
      content: { encoded: entry.html },
      dc: { creators: [entry.author] },
      categories: entry.categories.map((name) => ({ name })),
      ...(enclosuresOf(entry).length === 0 ? {} : { enclosures: enclosuresOf(entry) }),
      ...(entry.files === undefined || entry.files.length === 0
        ? {}
        : { media: { contents: entry.files.map(mediaContent) } }),
    })),
  })
}

function atom(view: View, feed: Feed, hub: string | undefined): string {
  return generateAtomFeed({
    id: feed.self,
    title: { value: feed.title },
    subtitle: { value: feed.description },
    updated: updatedOf(feed),
    links: [
      { href: feed.home, rel: 'alternate', type: 'text/html', hreflang: view.locale },
      { href: feed.self, rel: 'self', type: 'application/atom+xml' },
      ...(hub === undefined ? [] : [{ href: hub, rel: 'hub' }]),
    ],
    authors: [{ name: houseName(view), uri: view.config.url }],
    entries: feed.entries.map((entry) => ({
      id: entry.id,
      title: { value: entry.title },
      links: [
        { href: entry.url, rel: 'alternate', type: 'text/html', hreflang: entry.locale },
        ...(entry.files ?? []).map(({ url, type, bytes }) => ({
          href: url,
          rel: 'enclosure',
          type,
          length: bytes,
        })),
      ],
      published: entry.published,
      updated: entry.updated,
      authors: [{ name: entry.author }],
      categories: entry.categories.map((term) => ({ term })),
      summary: { value: entry.summary },
      content: { value: entry.html, type: 'html' },
    })),
  })
}

function json(view: View, feed: Feed, hub: string | undefined): string {
  const made = generateJsonFeed({
    title: feed.title,
    description: feed.description,
    home_page_url: feed.home,
    feed_url: feed.self,
    language: view.locale,
    ...(hub === undefined ? {} : { hubs: [{ type: 'WebSub', url: hub }] }),
    authors: [{ name: houseName(view), url: view.config.url }],
    items: feed.entries.map(({ picture, files = [], ...entry }) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      summary: entry.summary,
      content_html: entry.html,
      date_published: entry.published,
      date_modified: entry.updated,
      language: entry.locale,
      authors: [{ name: entry.author }],
      tags: entry.categories,
      ...(picture === undefined ? {} : { image: picture.url }),
      ...(files.length === 0
        ? {}
        : {
            attachments: files.map(({ url, type, bytes, durationMs }) => ({
              url,
              mime_type: type,
              size_in_bytes: bytes,
              ...(durationMs === null ? {} : { duration_in_seconds: seconds(durationMs) }),
            })),
          }),
    })),
  })
  return JSON.stringify(made)
}
