/** RSS 2.0, Atom and JSON Feed of the site, a unit, a topic; in either language. */
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith'
import type { FeedItem, ListScope } from '../../house/newsroom/index.ts'
import type { Topic, Unit } from '../../house/units/index.ts'
import { inLocale, storyPath, topicPath, unitPath, type FeedFile } from '../addresses.ts'
import type { Page } from '../cache/cached-page.ts'
import { fileHeaders } from '../security-headers.ts'
import { keys, shown, unitKeys } from '../surrogate-keys.ts'
import { absolute, here, houseName, unitAddress, type View } from '../view.ts'
import type { SiteParts } from '../visit.ts'

export interface FeedScope {
  unit?: Unit
  topic?: Topic
}

interface Feed {
  title: string
  description: string
  /** Page that the feed follows. */
  home: string
  self: string
  items: readonly FeedItem[]
  updated: Date
}

const types: Record<FeedFile, string> = {
  'feed.xml': 'application/rss+xml; charset=utf-8',
  'atom.xml': 'application/atom+xml; charset=utf-8',
  'feed.json': 'application/feed+json; charset=utf-8',
}

export async function feedPage(
  { reading }: Pick<SiteParts, 'reading'>,
  view: View,
  file: FeedFile,
  scope: FeedScope,
): Promise<Page> {
  const { items } = await reading.latest({ ...readingScope(view, scope), limit: 40 })
  const feed = describe(view, file, scope, items)
  const hub = view.config.websubHub
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
    keys: [
      ...(scope.unit === undefined ? [] : unitKeys(view.units, scope.unit.id)),
      ...(scope.topic === undefined ? [] : [keys.topic(scope.topic.key)]),
      ...(scope.unit === undefined && scope.topic === undefined ? [keys.lists] : []),
      ...shown(items),
    ],
    keep: true,
    headers: { ...fileHeaders, link: links.join(', '), 'access-control-allow-origin': '*' },
  }
}

function readingScope(view: View, { unit, topic }: FeedScope): ListScope {
  return {
    locale: view.locale,
    ...(unit === undefined
      ? {}
      : {
          unit: {
            id: unit.id,
            ancestorIds: view.units
              .ancestry(unit.id)
              .slice(1)
              .map(({ id }) => id),
          },
        }),
    ...(topic === undefined ? {} : { topic: topic.key }),
  }
}

/** Where a scope's feeds lie, without language: `''`, `/satuan/…`, `/topik/…`. */
export const feedFolder = ({ unit, topic }: FeedScope): string =>
  topic !== undefined
    ? topicPath(topic.key)
    : unit !== undefined && unit.sitePath !== ''
      ? unitPath(unit)
      : ''

function describe(view: View, file: FeedFile, scope: FeedScope, items: readonly FeedItem[]): Feed {
  const { unit, topic } = scope
  const { locale, t } = view
  const folder = feedFolder(scope)
  const name = topic?.name[locale] ?? unit?.name[locale]
  const institution = view.pack.institution[locale]
  return {
    title: name === undefined ? houseName(view) : `${name} · ${houseName(view)}`,
    description:
      name === undefined
        ? t('site.front.description', { institution })
        : t('site.feed.description', { name }),
    home: unit === undefined ? absolute(view, here(view, folder || '/')) : unitAddress(view, unit, locale),
    self: absolute(view, inLocale(locale, `${folder}/${file}`)),
    items,
    updated: items.reduce((last, item) => (item.updatedAt > last ? item.updatedAt : last), new Date(0)),
  }
}

const addressOf = (view: View, item: FeedItem) => absolute(view, inLocale(item.locale, storyPath(item)))
/** Stays the same when the headline, and with it the address, changes. */
const idOf = (view: View, item: FeedItem) => `${view.config.url}/berita/${item.ref}#${item.locale}`
const unitName = (view: View, item: FeedItem) =>
  view.units.get(item.unitId)?.name[view.locale] ?? houseName(view)
const topicName = (view: View, item: FeedItem) =>
  view.pack.topics.find(({ key }) => key === item.topic)?.name[view.locale]
const categories = (view: View, item: FeedItem) =>
  [topicName(view, item), ...item.tags].filter((name): name is string => name !== undefined && name !== '')

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
export const escapeXml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (char) => escapes[char] ?? char)

/** The text with its addresses made absolute, and above it what was corrected: readers of feeds must hear it too. */
function htmlOf(view: View, item: FeedItem): string {
  const corrections = item.notes
    .filter(({ kind }) => kind === 'correction')
    .map(
      ({ note }) =>
        `<p><strong>${escapeXml(view.t('site.story.correction'))}:</strong> ${escapeXml(note)}</p>`,
    )
  const body = item.bodyHtml.replaceAll(/\b(src|href)="\/(?!\/)/g, `$1="${view.config.url}/`)
  return [...corrections, body].join('\n')
}

const jpegOf = (view: View, item: FeedItem) => {
  const jpeg = item.picture?.renditions.find(({ format }) => format === 'jpeg')
  return jpeg === undefined ? undefined : { ...jpeg, url: absolute(view, jpeg.url) }
}

function rss(view: View, feed: Feed, hub: string | undefined): string {
  return generateRssFeed({
    title: feed.title,
    link: feed.home,
    description: feed.description,
    language: view.locale,
    ...(feed.items.length > 0 ? { lastBuildDate: feed.updated } : {}),
    atom: {
      links: [
        { href: feed.self, rel: 'self', type: 'application/rss+xml' },
        ...(hub === undefined ? [] : [{ href: hub, rel: 'hub' }]),
      ],
    },
    items: feed.items.map((item) => {
      const picture = jpegOf(view, item)
      return {
        title: item.headline,
        link: addressOf(view, item),
        guid: { value: idOf(view, item), isPermaLink: false },
        pubDate: item.firstPublishedAt,
        description: item.summary,
        content: { encoded: htmlOf(view, item) },
        dc: { creators: [unitName(view, item)] },
        categories: categories(view, item).map((name) => ({ name })),
        ...(picture === undefined
          ? {}
          : { enclosures: [{ url: picture.url, length: picture.bytes, type: 'image/jpeg' }] }),
      }
    }),
  })
}

function atom(view: View, feed: Feed, hub: string | undefined): string {
  return generateAtomFeed({
    id: feed.self,
    title: { value: feed.title },
    subtitle: { value: feed.description },
    updated: feed.updated,
    links: [
      { href: feed.home, rel: 'alternate', type: 'text/html', hreflang: view.locale },
      { href: feed.self, rel: 'self', type: 'application/atom+xml' },
      ...(hub === undefined ? [] : [{ href: hub, rel: 'hub' }]),
    ],
    authors: [{ name: houseName(view), uri: view.config.url }],
    entries: feed.items.map((item) => ({
      id: idOf(view, item),
      title: { value: item.headline },
      links: [{ href: addressOf(view, item), rel: 'alternate', type: 'text/html', hreflang: item.locale }],
      published: item.firstPublishedAt,
      updated: item.updatedAt,
      authors: [{ name: unitName(view, item) }],
      categories: categories(view, item).map((term) => ({ term })),
      summary: { value: item.summary },
      content: { value: htmlOf(view, item), type: 'html' },
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
    items: feed.items.map((item) => {
      const picture = jpegOf(view, item)
      return {
        id: idOf(view, item),
        url: addressOf(view, item),
        title: item.headline,
        summary: item.summary,
        content_html: htmlOf(view, item),
        date_published: item.firstPublishedAt,
        date_modified: item.updatedAt,
        language: item.locale,
        authors: [{ name: unitName(view, item) }],
        tags: categories(view, item),
        ...(picture === undefined ? {} : { image: picture.url }),
      }
    }),
  })
  return JSON.stringify(made)
}
