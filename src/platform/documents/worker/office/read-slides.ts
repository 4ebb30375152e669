import type { GatheredText } from '../gather-text.ts'
import type { OfficeFile } from './open-office.ts'
import { readRelationships } from './relationships.ts'
import type { XmlReader } from './xml-tokens.ts'

/** The slides in the order they are shown, each with its notes; answers how many. */
export async function readSlides(office: OfficeFile, main: string, text: GatheredText): Promise<number> {
  const related = new Map((await readRelationships(office, main, text)).map(({ id, part }) => [id, part]))
  const shown: string[] = []
  const order: XmlReader = {
    open(name, attributes) {
      if (name !== 'sldId') return
      const [, id] = [...attributes()].find(([key]) => key.endsWith(':id')) ?? []
      shown.push(related.get(id ?? '') ?? '')
    },
  }
  await office.read(main, order, text)
  for (const slide of shown) {
    text.paragraph()
    await office.read(slide, drawingReader(text), text)
    for (const { kind, part } of await readRelationships(office, slide, text)) {
      if (kind !== 'notesSlide') continue
      text.line()
      await office.read(part, drawingReader(text), text)
    }
  }
  return shown.length
}

/** The words of a drawing; not the slide's number in it, and a drawing told twice for old programs once. */
function drawingReader(text: GatheredText): XmlReader {
  let skipped = 0
  let within = false
  return {
    open(name, attributes) {
      const isNumber = name === 'fld' && attributes().get('type') === 'slidenum'
      if (skipped > 0 || name === 'Fallback' || isNumber) skipped++
      else if (name === 't') within = true
      else if (name === 'br') text.line()
    },
    close(name) {
      if (skipped > 0) skipped--
      else if (name === 't') within = false
      else if (name === 'p') text.line()
    },
    text(piece) {
      if (within) text.add(piece)
    },
  }
}
