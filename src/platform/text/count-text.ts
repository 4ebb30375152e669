/** How much room a text takes, counted as each network counts it, and a cut that fits whatever is counted. */
import twitter from 'twitter-text'
import { cutByWords } from './cut-by-words.ts'

export const textCounts = ['graphemes', 'code_points', 'utf16', 'bytes', 'emoji_bytes', 'weighted'] as const
/**
 * `emoji_bytes`: code points, but an emoji as its bytes in UTF-8 (Threads). `weighted`: X's table, in which a link
 * takes 23 and most scripts outside the Latin, Greek and Cyrillic ones take two.
 */
export type TextCount = (typeof textCounts)[number]

export interface TextLimit {
  by: TextCount
  most: number
  /** What a link takes, however long it is. */
  perLink?: number
}

const segmenter = new Intl.Segmenter('id', { granularity: 'grapheme' })
const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u
const links = /https?:\/\/\S+/gi

export function countText(text: string, { by, perLink }: Pick<TextLimit, 'by' | 'perLink'>): number {
  const counted = perLink === undefined ? text : text.replaceAll(links, 'x'.repeat(perLink))
  return counters[by](counted)
}

/** Whether it stays within all of them. */
export const fitsText = (text: string, limits: readonly TextLimit[]): boolean =>
  limits.every((limit) => countText(text, limit) <= limit.most)

/** The longest beginning of whole words that, with `tail` behind it, stays within the limits. */
export function cutToFit(text: string, limits: readonly TextLimit[], tail = ''): string {
  if (limits.length === 0 || fitsText(text + tail, limits)) return text
  let most = counters.graphemes(text)
  let least = 0
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (fitsText(cutByWords(text, middle) + tail, limits)) least = middle
    else most = middle - 1
  }
  return cutByWords(text, least)
}

const counters: Record<TextCount, (text: string) => number> = {
  graphemes: (text) => [...segmenter.segment(text)].length,
  code_points: (text) => Array.from(text).length,
  utf16: (text) => text.length,
  bytes: (text) => Buffer.byteLength(text),
  emoji_bytes: (text) =>
    [...segmenter.segment(text)].reduce(
      (sum, { segment }) =>
        sum + (emoji.test(segment) ? Buffer.byteLength(segment) : Array.from(segment).length),
      0,
    ),
  weighted: (text) => twitter.parseTweet(text).weightedLength,
}
