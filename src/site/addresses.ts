/** Every public address, made in one place. English: `/en` and the same path. */
import type { Locale } from '../platform/messages.ts'

export const inLocale = (locale: Locale, path: string): string =>
  locale === 'en' ? (path === '/' ? '/en/' : `/en${path}`) : path

export const otherLocale = (locale: Locale): Locale => (locale === 'id' ? 'en' : 'id')

export const unitPath = (unit: { sitePath: string }): string =>
  unit.sitePath === '' ? '/' : `/satuan/${unit.sitePath}`

export const storyPath = ({ slug, ref }: { slug: string; ref: string }): string =>
  slug === '' ? `/berita/${ref}` : `/berita/${slug}-${ref}`

export const topicPath = (key: string): string => `/topik/${encodeURIComponent(key)}`
export const tagPath = (slug: string): string => `/tag/${encodeURIComponent(slug)}`

/** The reference at the end of a story's address; the words before it may be old or missing. */
export function refOf(slugAndRef: string): string | undefined {
  return /(?:^|-)([2-9a-z]{8})$/.exec(slugAndRef)?.[1]
}

/** A query string of what is set, in a fixed order. */
export function withQuery(path: string, query: Record<string, string | undefined>): string {
  const set = Object.entries(query).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
  )
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set).toString()}`
}

const feedFile = /^(.*)\/(feed\.xml|atom\.xml|feed\.json)$/
export const feedFiles = ['feed.xml', 'atom.xml', 'feed.json'] as const
export type FeedFile = (typeof feedFiles)[number]

/** Splits `jawa-barat/kota-bandung/feed.xml` into the unit's path and the feed's name. */
export function splitFeed(path: string): { path: string; feed: FeedFile | undefined } {
  const match = feedFile.exec(`/${path}`)
  if (match === null) return { path, feed: undefined }
  return { path: (match[1] ?? '').replace(/^\//, ''), feed: match[2] as FeedFile }
}
