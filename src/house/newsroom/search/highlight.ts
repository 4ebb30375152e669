/** Marks what was searched for, as pieces of the text itself; whoever shows them writes the <mark>. */
import { stem } from '../../../platform/text/stem.ts'
import { isStopWord } from '../../../platform/text/stop-words.ts'
import { tokenise, type Token } from '../../../platform/text/tokenise.ts'
import type { Segment } from '../public-reading.ts'
import type { ParsedQuery } from '../../../platform/text/parse-query.ts'

type Matches = (token: Token) => string | undefined

/** The stem that a token matches, if any. */
function matcher(query: ParsedQuery): Matches {
  const stems = new Set(
    query.terms.filter((term) => !term.without).flatMap((term) => term.words.map((word) => word.stem)),
  )
  return ({ word }) => {
    if (isStopWord(word, query.locale)) return undefined
    const stemmed = stem(word, query.locale)
    if (stems.has(stemmed)) return stemmed
    return query.last !== null && word.startsWith(query.last) ? query.last : undefined
  }
}

function mark(text: string, tokens: readonly Token[], matches: Matches): Segment[] {
  const segments: Segment[] = []
  const add = (piece: string, marked: boolean) => {
    if (piece === '') return
    const before = segments.at(-1)
    if (before?.marked === marked) before.text += piece
    else segments.push({ text: piece, marked })
  }
  let at = 0
  for (const token of tokens) {
    if (matches(token) === undefined) continue
    const between = text.slice(at, token.start)
    // Neighbours are marked as one.
    add(between, segments.at(-1)?.marked === true && /^\s+$/.test(between))
    add(text.slice(token.start, token.end), true)
    at = token.end
  }
  add(text.slice(at), false)
  return segments
}

/** The whole text in pieces. */
export const highlight = (text: string, query: ParsedQuery): Segment[] =>
  mark(text, tokenise(text), matcher(query))

const wordsBefore = 6

/**
 * A passage of about `words` words with the most different words searched for; an ellipsis stands where the text goes
 * on. Its beginning, if nothing matches.
 */
export function snippet(text: string, query: ParsedQuery, words = 34): Segment[] {
  const matches = matcher(query)
  const tokens = tokenise(text)
  const stems = tokens.map(matches)
  let best = { from: 0, score: 0 }
  for (let from = 0; from < tokens.length; from++) {
    if (stems[from] === undefined) continue
    const within = new Set(
      stems.slice(from, from + words - wordsBefore).filter((found) => found !== undefined),
    )
    if (within.size > best.score) best = { from: Math.max(0, from - wordsBefore), score: within.size }
  }
  const first = tokens[best.from]
  const after = tokens[best.from + words]
  const start = first === undefined || best.from === 0 ? 0 : first.start
  const end = after === undefined ? text.length : (tokens[best.from + words - 1]?.end ?? text.length)
  const passage = text.slice(start, end)
  const segments = mark(passage, tokenise(passage), matches)
  if (start > 0) segments.unshift({ text: '… ', marked: false })
  if (end < text.length) segments.push({ text: ' …', marked: false })
  return segments
}
