/** "Did you mean": the query with each unknown word replaced by the published word that needs the fewest changes. */
import { tokenise } from '../../../platform/text/tokenise.ts'

export interface Alike {
  typed: string
  word: string
  stories: number
}

/** Letters added, left out, replaced or swapped with the next (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let twoBack: number[] = []
  let back = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min((back[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (back[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (twoBack[j - 2] ?? 0) + 1)
      row.push(best)
    }
    twoBack = back
    back = row
  }
  return back[b.length] ?? 0
}

/** The word with two neighbouring letters swapped, each pair once: the slip that trigrams recognise least. */
export const swapped = (word: string): string[] =>
  Array.from(
    { length: Math.max(0, word.length - 1) },
    (_, at) => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  )

/** A short word bears one change, a long one two; more is another word. */
const mostChanges = (word: string) => (word.length <= 5 ? 1 : 2)

/** Null if no word could be mended. */
export function mendQuery(text: string, alike: readonly Alike[]): string | null {
  const mended = new Map<string, string>()
  for (const typed of new Set(alike.map((one) => one.typed))) {
    const best = alike
      .filter((one) => one.typed === typed)
      .map((one) => ({ ...one, changes: editDistance(typed, one.word) }))
      .filter((one) => one.changes <= mostChanges(typed))
      .toSorted((a, b) => a.changes - b.changes || b.stories - a.stories)[0]
    if (best !== undefined) mended.set(typed, best.word)
  }
  if (mended.size === 0) return null
  let at = 0
  let result = ''
  for (const token of tokenise(text)) {
    result += text.slice(at, token.start) + (mended.get(token.word) ?? text.slice(token.start, token.end))
    at = token.end
  }
  return result + text.slice(at)
}
