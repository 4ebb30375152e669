import type { DocumentText, Given } from '../../document.ts'
import { cleanTitle, GatheredText } from '../gather-text.ts'
import { damaged } from '../refusal.ts'
import { checkContentTypes } from './content-types.ts'
import { OfficeFile, type Patience } from './open-office.ts'
import { readRelationships, type Relationship } from './relationships.ts'
import { readSlides } from './read-slides.ts'
import { readWord } from './read-word.ts'
import { readWorkbook } from './read-workbook.ts'

/** @throws document_damaged, document_macros, document_bomb and what the directory refuses. */
export async function readOffice(given: Given<'read'>): Promise<DocumentText> {
  const office = new OfficeFile(given.path, given.unpackedBytes)
  await checkContentTypes(office, given.format)
  const text = new GatheredText(given.characters)
  const parts = await readRelationships(office, '', text)
  const main = parts.find(({ kind }) => kind === 'officeDocument')?.part
  if (main === undefined || !office.has(main)) throw damaged('Its main part is missing.')
  const title = await readValue(office, parts, 'core-properties', 'title', text)
  let pages: number | null = null
  if (given.format === 'xlsx') await readWorkbook(office, main, text)
  else if (given.format === 'pptx') pages = await readSlides(office, main, text)
  else {
    pages = storedPages(await readValue(office, parts, 'extended-properties', 'Pages', text))
    await readWord(office, main, text)
  }
  return { text: text.text(), pages, title: cleanTitle(title), truncated: text.truncated }
}

/** The words of one element in docProps/core.xml or app.xml. */
async function readValue(
  office: OfficeFile,
  parts: readonly Relationship[],
  kind: string,
  element: string,
  patience: Patience,
): Promise<string> {
  const part = parts.find((one) => one.kind === kind)?.part
  let value = ''
  let within = false
  const reader = {
    open: (name: string) => void (within = name === element),
    close: () => void (within = false),
    text: (piece: string) => {
      if (within && value.length < 1_000) value += piece
    },
  }
  if (part !== undefined) await office.read(part, reader, patience)
  return value
}

/** A word of the file about itself: taken only if it can be true. */
function storedPages(value: string): number | null {
  const pages = Number(value)
  return Number.isInteger(pages) && pages > 0 && pages <= 100_000 ? pages : null
}
