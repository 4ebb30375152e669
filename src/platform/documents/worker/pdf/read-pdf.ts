import type { PDFDocumentProxy } from 'unpdf/pdfjs'
import type { DocumentText, Given } from '../../document.ts'
import { FileBytes } from '../file-bytes.ts'
import { cleanTitle, GatheredText } from '../gather-text.ts'
import { openPdf } from './open-pdf.ts'

export async function readPdf({ path, characters }: Given<'read'>): Promise<DocumentText> {
  using file = new FileBytes(path)
  const pdf = await openPdf(file)
  const text = new GatheredText(characters)
  for (let page = 1; page <= pdf.numPages && !text.truncated; page++) await readPage(pdf, page, text)
  const { info, metadata } = await pdf.getMetadata()
  const title = cleanTitle(metadata?.get('dc:title')) ?? cleanTitle((info as { Title?: unknown }).Title)
  return { text: text.text(), pages: pdf.numPages, title, truncated: text.truncated }
}

/** As a stream, so that a page without end is left when there is enough of it. */
async function readPage(pdf: PDFDocumentProxy, number: number, text: GatheredText): Promise<void> {
  const page = await pdf.getPage(number)
  text.paragraph()
  const pieces = (page.streamTextContent() as ReadableStream<{ items: readonly object[] }>).getReader()
  for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
    for (const item of piece.value.items) {
      if (!('str' in item)) continue
      text.add(String(item.str))
      if ('hasEOL' in item && item.hasEOL === true) text.line()
    }
    if (text.truncated) await pieces.cancel(new Error('Enough of it.'))
  }
  page.cleanup()
}
