import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as indonesian } from '@orama/stemmers/indonesian'
import type { Locale } from '../messages.ts'
import { wordFamilies } from './word-families.ts'

// The English stemmer takes one letter too many off -ction, -ption and -ntion: protec(t)ion, preven(t)ion.
const stemmers: Record<Locale, (word: string) => string> = {
  id: indonesian,
  en: (word) => {
    const stemmed = english(word)
    const whole = /^(.*[cnp]t)ions?$/.exec(word)?.[1]
    return whole === `${stemmed}t` ? whole : stemmed
  },
}
/** Particles and possessives that an exception may carry: pemilunya, menterilah. */
const ending: Record<Locale, RegExp> = { id: /(?:nya|lah|kah|pun|ku|mu)$/, en: /s$/ }

// News repeats its words; the stemmer costs ten times a look-up.
const remembered: Record<Locale, Map<string, string>> = { id: new Map(), en: new Map() }
const mostRemembered = 20_000

/**
 * What all forms of a word have in common, for one locale. Words of three letters or fewer (KPU, TNI, SIM) and words
 * with digits stay as they are.
 * @param word as folded by the tokeniser.
 */
export function stem(word: string, locale: Locale): string {
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word
  const memory = remembered[locale]
  let found = memory.get(word)
  if (found === undefined) {
    found = work(word, locale)
    if (memory.size >= mostRemembered) memory.clear()
    memory.set(word, found)
  }
  return found
}

function work(word: string, locale: Locale): string {
  const families = wordFamilies[locale]
  const known = families.get(word) ?? families.get(word.replace(ending[locale], ''))
  if (known !== undefined) return known
  const stemmed = stemmers[locale](word)
  // A stem of two letters says nothing any more; better to miss a form than to find everything.
  return stemmed.length >= 3 ? stemmed : word
}
