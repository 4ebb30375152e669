/** What a reader typed, as terms: words, "phrases", -without. Anything is a query; nothing is an error. */
import type { Locale } from '../messages.ts'
import { stem } from './stem.ts'
import { isStopWord } from './stop-words.ts'
import { tokenise } from './tokenise.ts'

interface Word {
  word: string
  stem: string
  /** Places after the word before it, counting the stop words between them. */
  gap: number
}
interface Term {
  words: Word[]
  without: boolean
}

export interface ParsedQuery {
  locale: Locale
  terms: Term[]
  /** The last word, if it may be the beginning of a longer one. */
  last: string | null
}

/** As tsvector and tsquery want it: quotes and backslashes doubled. */
export const quoteLexeme = (lexeme: string): string =>
  `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

const longestQuery = 200
const mostTerms = 12
/** Shorter beginnings would match too much to mean anything. */
const shortestPrefix = 4

export function parseQuery(text: string, locale: Locale): ParsedQuery {
  const terms: Term[] = []
  let last: string | null = null
  const pieces = text
    .slice(0, longestQuery)
    .matchAll(/((?<=^|[\s(])-)?(?:["“”„]([^"“”„]*)["“”„]|([^\s"“”„]+))/gu)
  for (const [, minus, phrase, single] of pieces) {
    const without = minus !== undefined
    const words: Word[] = []
    let gap = 0
    for (const { word } of tokenise(phrase ?? single ?? '')) {
      gap += 1
      if (isStopWord(word, locale)) continue
      words.push({ word, stem: stem(word, locale), gap: words.length === 0 ? 0 : gap })
      gap = 0
    }
    if (words.length === 0) continue
    if (phrase === undefined) terms.push(...words.map((word) => ({ words: [{ ...word, gap: 0 }], without })))
    else terms.push({ words, without })
    const end = words.at(-1)?.word ?? ''
    last = phrase === undefined && !without && end.length >= shortestPrefix ? end : null
  }
  const kept = terms.slice(0, mostTerms)
  return { locale, terms: kept, last: terms.length > mostTerms ? null : last }
}

/** Nothing positive is left to look for. */
export const isBlank = (query: ParsedQuery): boolean => query.terms.every((term) => term.without)

/** Words looked for, as typed and folded. */
export const wantedWords = (query: ParsedQuery): string[] => [
  ...new Set(
    query.terms.filter((term) => !term.without).flatMap((term) => term.words.map(({ word }) => word)),
  ),
]

/** Words must stand in an order, which only the vectors know and not the index. */
export const hasPhrase = (query: ParsedQuery): boolean => query.terms.some((term) => term.words.length > 1)

/**
 * Text of a tsquery; with `prefix` the last word also finds words that begin with it, or those of a list that does.
 * `loose` asks of a phrase only that its words are there, which the index answers alone.
 */
export function toTsquery(
  query: ParsedQuery,
  { prefix = false, loose = false }: { prefix?: boolean | readonly string[]; loose?: boolean } = {},
): string {
  const begun = (word: Word) =>
    typeof prefix === 'boolean' ? `${quoteLexeme(word.word)}:*` : prefix.map(quoteLexeme).join(' | ')
  const lastTerm = query.terms.findLast((term) => !term.without)
  return query.terms
    .filter((term) => !loose || !term.without || term.words.length === 1)
    .map((term) => {
      const words = term.words.map((word) => {
        if (prefix !== false && term === lastTerm && word.word === query.last)
          return `(${[quoteLexeme(word.stem), begun(word)].filter((part) => part !== '').join(' | ')})`
        return quoteLexeme(word.stem)
      })
      const between = (index: number) => (loose ? '&' : `<${term.words[index + 1]?.gap ?? 1}>`)
      const joined = words
        .slice(1)
        .reduce((left, word, index) => `${left} ${between(index)} ${word}`, words[0] ?? '')
      return term.without ? `!(${joined})` : `(${joined})`
    })
    .join(' & ')
}
