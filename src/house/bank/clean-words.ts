import { invalid, type Fault } from '../../platform/errors.ts'
import type { AssetWords } from './asset.ts'

export const wordLimits = { alt: 500, caption: 1000, credit: 200, rights: 500 } as const

// Control characters, and the marks that make "gpj.exe" read as "exe.jpg".
const invisible = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** The name as people may see it: without folders, invisible characters or tricks of direction; ≤ 200 characters. */
export function cleanFilename(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const clean = last.replace(invisible, '').replace(/\s+/g, ' ').trim().replace(/^\.+/, '')
  if (clean === '') return 'tanpa-nama'
  if (clean.length <= 200) return clean
  const dot = clean.lastIndexOf('.')
  const ending = dot > 0 && clean.length - dot <= 8 ? clean.slice(dot) : ''
  return clean.slice(0, 200 - ending.length) + ending
}

/**
 * Words about a picture, trimmed and in one line each; what is absent becomes empty.
 * @throws invalid_request with a fault `too_long` per field.
 */
export function cleanWords(words: Partial<AssetWords>): AssetWords {
  const faults: Fault[] = []
  const clean = (at: keyof AssetWords) => {
    const text = (words[at] ?? '').normalize('NFC').replace(invisible, ' ').replace(/\s+/g, ' ').trim()
    if (text.length > wordLimits[at])
      faults.push({ at, code: 'too_long', params: { limit: wordLimits[at], length: text.length } })
    return text
  }
  const cleaned = {
    alt: clean('alt'),
    caption: clean('caption'),
    credit: clean('credit'),
    rights: clean('rights'),
  }
  if (faults.length > 0) throw invalid('invalid_request', faults)
  return cleaned
}
