/** The tsvector of a published story, written out so that PostgreSQL needs no dictionary to read it. */
import type { Locale } from '../../../platform/messages.ts'
import { quoteLexeme, type ParsedQuery } from '../../../platform/text/parse-query.ts'
import { stem } from '../../../platform/text/stem.ts'
import { isStopWord } from '../../../platform/text/stop-words.ts'
import { tokenise } from '../../../platform/text/tokenise.ts'

export interface SearchableText {
  locale: Locale
  headline: string
  summary: string
  bodyText: string
  tags: readonly string[]
  topic: string
  /** The lead unit and all its ancestors. */
  ancestry: readonly string[]
  publicTimestamp: Date
}

/** Lexemes that narrow a search; no word can begin with their first character. */
export const monthLexeme = (month: string) => `=m${month}`
export const topicLexeme = (topic: string) => `=t${topic}`
export const unitLexeme = (unitId: string) => `=u${unitId}`
export const headlineLexeme = (stemmed: string) => `^${stemmed}`

/** `2026-11`, in UTC. */
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7)

const lastPosition = 16_383
const mostPositions = 200
/** Between two fields, so that no phrase reaches from one into the other. */
const fieldGap = 20

/** Text of a tsvector: stems with places and weights (headline A, summary and tags B, body D). */
export function searchVector(text: SearchableText): string {
  const places = new Map<string, string[]>()
  let position = 0
  const add = (field: string, weight: 'A' | 'B' | 'D') => {
    for (const { word } of tokenise(field)) {
      position += 1
      if (isStopWord(word, text.locale)) continue
      const lexeme = stem(word, text.locale)
      const known = places.get(lexeme) ?? []
      if (known.length < mostPositions && position <= lastPosition) known.push(`${position}${weight}`)
      places.set(lexeme, known)
    }
    position += fieldGap
  }
  add(text.headline, 'A')
  // A reader who types the beginning of a word finds at least the headlines that hold it.
  for (const { word } of tokenise(text.headline)) {
    if (isStopWord(word, text.locale)) continue
    if (!places.has(word)) places.set(word, [])
    places.set(headlineLexeme(stem(word, text.locale)), [])
  }
  add(text.summary, 'B')
  for (const tag of text.tags) add(tag, 'B')
  add(text.bodyText, 'D')
  const narrowing = [
    monthLexeme(monthOf(text.publicTimestamp)),
    topicLexeme(text.topic),
    ...text.ancestry.map(unitLexeme),
  ]
  return [
    ...[...places].map(([lexeme, at]) =>
      at.length > 0 ? `${quoteLexeme(lexeme)}:${at.join(',')}` : quoteLexeme(lexeme),
    ),
    ...narrowing.map(quoteLexeme),
  ].join(' ')
}

/** The same words, all of them in the headline. */
export const toHeadlineTsquery = (query: ParsedQuery): string =>
  query.terms
    .map((term) => {
      const inside = term.words
        .map((word) => quoteLexeme(term.without ? word.stem : headlineLexeme(word.stem)))
        .join(' & ')
      return term.without ? `!(${inside})` : `(${inside})`
    })
    .join(' & ')
