/** What a copy editor does to numbers: small ones are words, and no sentence of the text begins with a figure. */
import type { Locale } from '../platform/messages.ts'

const words: Record<Locale, readonly string[]> = {
  id: ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
}

const atSentenceStart = (list: readonly string[]) =>
  new RegExp(`(?<=^|[.!?] )(?:${list.join('|')})(?= )`, 'g')
const numberWordFirst: Record<Locale, RegExp> = {
  id: atSentenceStart(words.id),
  en: atSentenceStart(words.en),
}

const opening: Record<Locale, string> = { id: 'Sebanyak', en: 'A total of' }

/** `followed` is the character after the number: 3-1, 08.00 and 20,000 stay figures. */
export const numberInText = (figure: string, locale: Locale, followed: string): string =>
  (followed === ' ' && words[locale][Number(figure)]) || figure

/** For the sentences of a summary or a paragraph. */
export const copyEdit = (text: string, locale: Locale): string =>
  text
    .replace(/(^|[.!?] )(?=\d)/g, (start) => `${start}${opening[locale]} `)
    .replace(numberWordFirst[locale], (word) => word.charAt(0).toUpperCase() + word.slice(1))
