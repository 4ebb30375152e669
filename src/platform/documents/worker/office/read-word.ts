import type { GatheredText } from '../gather-text.ts'
import type { OfficeFile } from './open-office.ts'
import { readRelationships } from './relationships.ts'
import type { XmlReader } from './xml-tokens.ts'

const besides = ['header', 'footer', 'footnotes', 'endnotes']

/** The body, then headers, footers and notes; a header that every section repeats is read once. */
export async function readWord(office: OfficeFile, main: string, text: GatheredText): Promise<void> {
  const related = await readRelationships(office, main, text)
  const others = besides.flatMap((kind) => related.filter((one) => one.kind === kind).map(({ part }) => part))
  for (const part of new Set([main, ...others])) {
    text.paragraph()
    await office.read(part, wordReader(text), text)
  }
}

/** Settings (where `tab` is a stop and not a sign), words moved away, and the second telling of a drawing for old programs. */
const unread = new Set(['pPr', 'rPr', 'sectPr', 'moveFrom', 'Fallback'])

function wordReader(text: GatheredText): XmlReader {
  let skipped = 0
  let within = false
  return {
    open(name) {
      if (skipped > 0 || unread.has(name)) skipped++
      else if (name === 't') within = true
      else if (name === 'tab') text.add('\t')
      else if (name === 'br' || name === 'cr') text.line()
      else if (name === 'noBreakHyphen') text.add('-')
    },
    close(name) {
      if (skipped > 0) skipped--
      else if (name === 't') within = false
      else if (name === 'p') text.line()
    },
    text(piece) {
      if (within && skipped === 0) text.add(piece)
    },
  }
}
