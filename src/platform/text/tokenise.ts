/** Cuts text into words; everything between two words belongs to nobody and is never lost. */

export interface Token {
  /** UTF-16 offsets into the text: `text.slice(start, end)` is the word as written. */
  start: number
  end: number
  /** The word as it is compared: lower case, no accents, no apostrophes. Never empty. */
  word: string
}

// Letters and digits with their marks; an apostrophe between letters (jum'at, don't) and a point or comma between
// digits (12.45, 1,5) do not part a word.
const words =
  /(?:\p{N}+(?:[.,]\p{N}+)+(?![\p{L}\p{M}])|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’ʼ][\p{L}][\p{L}\p{M}\p{N}]*)*)/gu

/** Longer words are compared by their beginning; PostgreSQL takes lexemes of up to 2 KB. */
const longest = 60

/** The form in which words are compared; empty if nothing comparable is left. */
export function foldWord(raw: string): string {
  if (raw.length <= longest && /^[a-z0-9]+$/i.test(raw)) return raw.toLowerCase()
  const folded = raw
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return folded.length <= longest
    ? folded
    : Array.from(folded)
        .slice(0, longest / 2)
        .join('')
}

/** Words in the order of the text; offsets rise and never overlap. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(words)) {
    const word = foldWord(match[0])
    if (word !== '') tokens.push({ start: match.index, end: match.index + match[0].length, word })
  }
  return tokens
}
