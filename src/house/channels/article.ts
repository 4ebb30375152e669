/** What a post is made of: an edition as the public has it, and its files. */
import type { Locale } from '../../platform/messages.ts'

/** What can be said about an edition in public; everything here has been published. */
export interface Article {
  storyId: string
  editionId: string
  ref: string
  locale: Locale
  slug: string
  /** Its address on the house's own site. */
  url: string
  headline: string
  summary: string
  bodyHtml: string
  byline: string
  tags: readonly string[]
  publishedAt: Date
  versionHash: string
  /** Corrections and updates told to the reader, oldest first. */
  notes: readonly { kind: string; note: string; at: Date }[]
  /** The lead picture first, then those of its text in their order. */
  pictures: readonly ArticlePicture[]
  film: ArticleFilm | null
  /** There will be a film; the bank is still preparing it. */
  awaitsFilm: boolean
}

/** A file of this machine, lent within `use`: a public rendition, never the original. */
interface Lent {
  /** Of these very bytes: the same picture cut otherwise, or covered since, is another one. */
  key: string
  /** The bank is asked at this moment. @throws NoLongerLent */
  withFile<T>(use: (path: string) => Promise<T>): Promise<T>
  alt: string
  caption: string
  credit: string
}

/** Held back or changed since the article was read, so that it must be read anew. */
export class NoLongerLent extends Error {}

/** What a network asks of a picture that it fetches. */
export interface Shape {
  /** Width to height: it is set on a ground until it keeps within. */
  ratio?: readonly [number, number]
  /** Its longer side in pixels, at most. */
  longest?: number
}

export interface ArticlePicture extends Lent {
  /** The same for one picture, however it is cut. */
  of: string
  lead: boolean
  /** Paths on the house's own site under which the article's text shows it; the lead picture need not stand there. */
  paths: readonly string[]
  /** Its own address on the house's site, which lasts as long as the picture is public. */
  address: string
  /** A public address of the house that ends after a day, for networks that fetch what they show. */
  lendAddress(shape?: Shape): string
}

/** An MP4 (H.264 and AAC). */
export interface ArticleFilm extends Lent {
  /** A public address of the house that ends after a day. */
  lendAddress(): string
  bytes: number
  seconds: number
  /** In pixels; null until it is known. */
  size: { width: number; height: number } | null
  subtitles: readonly FilmSubtitles[]
}

/** WebVTT in one language, as it stands when it is asked for. */
export interface FilmSubtitles extends Pick<Lent, 'withFile'> {
  lang: string
  /** What the language calls itself. */
  label: string
}
