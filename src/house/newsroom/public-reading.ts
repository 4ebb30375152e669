/** Questions of the public site and the feeds, and the shape of their answers; each is one query round. */
import type { Locale } from '../../platform/messages.ts'
import type { LeadPicture, ListingKind, NoteKind, PublicNote } from './publication.ts'
import type { ShownRecording } from './recording.ts'

/** A story in a list. */
export interface Card {
  editionId: string
  storyId: string
  ref: string
  locale: Locale
  slug: string
  headline: string
  summary: string
  topic: string
  tags: string[]
  byline: string
  urgency: number
  unitId: string
  unitPath: string
  regionId: string | null
  picture: LeadPicture | null
  firstPublishedAt: Date
  publicTimestamp: Date
  updatedAt: Date
  /** A correction note stands in the story. */
  corrected: boolean
}

/** A card at a unit, with why it is listed there. */
export interface ListedCard extends Card {
  kind: ListingKind
}

/** A card with its text, for feeds. */
export interface FeedItem extends Card {
  bodyHtml: string
  notes: PublicNote[]
  /** Films and sounds within the body, in order. */
  recordings: ShownRecording[]
}

/** One page of a list; `next` is the opaque cursor of the following page, null at the end. */
export interface Page<Item> {
  items: Item[]
  next: string | null
}

/** Another language edition of the same story. */
export interface Sibling {
  editionId: string
  locale: Locale
  ref: string
  slug: string
  headline: string
}

export interface PublicStory extends FeedItem {
  state: 'published' | 'withdrawn'
  dateline: string
  signOff: string
  slugline: string
  editorsNote: string
  mediaTopics: string[]
  place: { unitId: string } | { lat: number; lon: number; name: string } | null
  versionNumber: number
  versionHash: string
  wordCount: number
  /** The body without markup. */
  bodyText: string
  /** Pictures within the body, in order. */
  figures: LeadPicture[]
  /** Units that take part or took it over, and the unit that pushed it down; the lead unit is not among them. */
  listedAt: { unitId: string; kind: ListingKind }[]
  siblings: Sibling[]
  related: Card[]
}

/** All that is left of a recalled edition. */
export interface Tombstone {
  state: 'recalled'
  editionId: string
  storyId: string
  versionNumber: number
  ref: string
  locale: Locale
  unitId: string
  note: PublicNote
  siblings: Sibling[]
}

export interface FrontPage {
  lead: ListedCard | null
  seconds: ListedCard[]
  latest: ListedCard[]
  /** In the order asked for. */
  rivers: { key: string; items: ListedCard[] }[]
  /** Stories published since the start of the reader's day, by region; headquarters' own are under null. */
  countsToday: { regionId: string | null; count: number }[]
}

export interface Correction {
  kind: NoteKind
  note: string
  at: Date
  locale: Locale
  ref: string
  /** Null for a recalled edition: its headline is gone. */
  story: { slug: string; headline: string; state: 'published' | 'withdrawn' } | null
  unitId: string
}

export interface SitemapEntry {
  locale: Locale
  ref: string
  slug: string
  updatedAt: Date
  siblings: { locale: Locale; slug: string }[]
}
export interface NewsSitemapEntry {
  locale: Locale
  ref: string
  slug: string
  headline: string
  firstPublishedAt: Date
}

/** What a list of latest stories covers; at most one of unit, topic and tag. Nothing: all of the institution. */
export interface ListScope {
  locale: Locale
  /** As on the unit's page: own, from below, adopted, supporting, pushed down to it. */
  unit?: { id: string; ancestorIds: readonly string[] }
  topic?: string
  tag?: string
}
export interface Paging {
  /** At most 100; 20 when not given. */
  limit?: number
  cursor?: string | undefined
}

export interface SearchQuery {
  locale: Locale
  /** Words, "a phrase", -without; the last word also finds longer ones. At most 200 characters are read. */
  text: string
  /** A unit and all below it. */
  unit?: { id: string; path: string } | undefined
  topic?: string | undefined
  /** Published in [from, until). */
  from?: Date | undefined
  until?: Date | undefined
  limit?: number
  cursor?: string | undefined
}
/** A piece of text; `marked` pieces are what was searched for. Joined they are the text itself. */
export interface Segment {
  text: string
  marked: boolean
}
export interface SearchHit extends Card {
  headlineSegments: Segment[]
  /** A passage of the summary or the body around the first match. */
  snippet: Segment[]
}
export interface SearchResult extends Page<SearchHit> {
  /** Stories found; `atLeast` when counting stopped at the bound. */
  total: { count: number; atLeast: boolean }
  facets: {
    /** One level below the unit searched (or the root), by unit path. */
    units: { unitPath: string; count: number }[]
    topics: { topic: string; count: number }[]
    periods: { period: 'day' | 'week' | 'month' | 'year'; count: number }[]
  }
  /** The query with its unknown words mended, if that finds something; null otherwise. */
  suggestion: string | null
  /** Nothing to search for was left: the query was empty or held only words like "yang". */
  blank: boolean
}

export interface PublicReading {
  frontPage(input: {
    locale: Locale
    rootId: string
    /** Rows of the front page: of regions together, or of a topic. */
    rivers: readonly { key: string; regionIds?: readonly string[]; topic?: string }[]
    /** Start of today in the institution's zone. */
    since: Date
  }): Promise<FrontPage>
  unitPage(
    input: { locale: Locale; unit: { id: string; ancestorIds: readonly string[] } } & Paging,
  ): Promise<Page<ListedCard>>
  topicPage(input: { locale: Locale; topic: string } & Paging): Promise<Page<Card>>
  /** `tag` is the tag's slug (`slugify`); `name` in the answer is how editors write it, null if nobody used it. */
  tagPage(input: { locale: Locale; tag: string } & Paging): Promise<Page<Card> & { name: string | null }>
  /** Stories of [from, until), newest first. */
  dayPage(input: { locale: Locale; from: Date; until: Date } & Paging): Promise<Page<Card>>
  /** Undefined: never published, embargoed or discarded; the caller answers 404. A recalled one is 410. */
  storyPage(ref: string, locale: Locale): Promise<PublicStory | Tombstone | undefined>
  /** Headline and path by reference, in Indonesian where there is one; those that are unknown or recalled are absent. */
  headlines(refs: readonly string[]): Promise<Map<string, { title: string; path: string }>>
  latest(scope: ListScope & Paging): Promise<Page<FeedItem>>
  corrections(input: { locale: Locale } & Paging): Promise<Page<Correction>>
  search(query: SearchQuery): Promise<SearchResult>
  /** Months that hold stories, newest first; `pages` of 20,000 addresses each. */
  sitemapIndex(): Promise<{ month: string; pages: number; updatedAt: Date }[]>
  /** `month` is YYYY-MM (UTC), `page` counts from 1. */
  sitemapPage(month: string, page: number): Promise<SitemapEntry[]>
  /** First published after `since`, at most 1,000, newest first. */
  newsSitemap(since: Date): Promise<NewsSitemapEntry[]>
}
