import type { GatheredText } from '../gather-text.ts'
import type { OfficeFile } from './open-office.ts'
import { readRelationships } from './relationships.ts'
import type { XmlReader } from './xml-tokens.ts'

/** Cells may share far more words than a text may have; beyond this, a cell stays empty. */
const mostShared = 8_000_000

/** The sheets in order under their names: a line a row, a tab between cells. Numbers as stored, so dates are day numbers. */
export async function readWorkbook(office: OfficeFile, main: string, text: GatheredText): Promise<void> {
  const related = await readRelationships(office, main, text)
  const parts = new Map(related.map(({ id, part }) => [id, part]))
  const sheets: { name: string; part: string }[] = []
  const order: XmlReader = {
    open(name, attributes) {
      if (name !== 'sheet') return
      const given = attributes()
      const [, id] = [...given].find(([key]) => key.endsWith(':id')) ?? []
      sheets.push({ name: given.get('name') ?? '', part: parts.get(id ?? '') ?? '' })
    },
  }
  await office.read(main, order, text)
  const words = related.find(({ kind }) => kind === 'sharedStrings')?.part
  const shared = words === undefined ? [] : await readShared(office, words, text)
  for (const { name, part } of sheets) {
    text.paragraph()
    text.add(name)
    text.line()
    await office.read(part, sheetReader(shared, text), text)
  }
}

async function readShared(office: OfficeFile, part: string, text: GatheredText): Promise<string[]> {
  const shared: string[] = []
  let pieces: string[] = []
  let within = false
  let reading = 0
  let length = 0
  const reader: XmlReader = {
    open(name) {
      if (name === 'rPh') reading++
      within = name === 't' && reading === 0
    },
    close(name) {
      within = false
      if (name === 'rPh') reading--
      if (name !== 'si') return
      shared.push(pieces.join(''))
      pieces = []
    },
    text(piece) {
      if (!within || length > mostShared) return
      length += piece.length
      pieces.push(piece)
    },
  }
  await office.read(part, reader, text)
  return shared
}

function sheetReader(shared: readonly string[], text: GatheredText): XmlReader {
  let type = 'n'
  let value = ''
  let within = false
  return {
    open(name, attributes) {
      if (name === 'c') {
        type = attributes().get('t') ?? 'n'
        value = ''
      }
      within = name === 'v' || name === 't'
    },
    close(name) {
      within = false
      if (name === 'row') text.line()
      if (name !== 'c') return
      text.add(cellText(type, value, shared))
      text.tab()
    },
    text(piece) {
      // A cell holds at most 32,767 characters.
      if (within && value.length < 40_000) value += piece
    },
  }
}

function cellText(type: string, value: string, shared: readonly string[]): string {
  if (value === '' || type === 'e') return ''
  if (type === 's') return shared[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type !== 'n') return value
  const number = Number(value)
  // Fifteen digits, as a spreadsheet shows them: 0.1 + 0.2 is stored as 0.30000000000000004.
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : value
}
