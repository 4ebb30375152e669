import { getResolvedPDFJS } from 'unpdf'
import type { PDFDocumentProxy } from 'unpdf/pdfjs'
import type { FileBytes } from '../file-bytes.ts'
import { damaged, Refusal } from '../refusal.ts'

const mostPages = 5_000
const chunkBytes = 262_144
/** A larger picture on a page is left out; most of what is smaller fits the thread's buffers, or is refused by them. */
const mostImagePixels = 150_000_000
const frameBytes = 4_096

const pdfjs = await getResolvedPDFJS()

/** Hands pdf.js the pieces of the file that it asks for: a long scan is never in memory as a whole. */
class PiecesOfFile extends pdfjs.PDFDataRangeTransport {
  readonly #file: FileBytes

  constructor(file: FileBytes) {
    super(file.size, null)
    this.#file = file
  }

  override requestDataRange(begin: number, end: number) {
    const bytes = this.#file.at(begin, end - begin)
    queueMicrotask(() => this.onDataRange(begin, new Uint8Array(bytes.buffer)))
  }
}

/**
 * Opens a PDF without fonts, programs or addresses from outside.
 * @throws document_damaged, document_encrypted, document_pages.
 */
export async function openPdf(file: FileBytes, options: object = {}): Promise<PDFDocumentProxy> {
  checkFrame(file)
  const opening = pdfjs.getDocument({
    range: new PiecesOfFile(file),
    rangeChunkSize: chunkBytes,
    disableAutoFetch: true,
    disableStream: true,
    maxImageSize: mostImagePixels,
    useSystemFonts: true,
    disableFontFace: true,
    enableXfa: false,
    verbosity: 0,
    ...options,
  })
  let pdf
  try {
    pdf = await opening.promise
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw new Refusal('document_encrypted', 'It asks for a password.')
    throw error
  }
  if (pdf.numPages > mostPages)
    throw new Refusal('document_pages', `It has ${pdf.numPages} pages.`, { most: mostPages })
  return pdf
}

/** ISO 32000-2, 7.5: a header, and a trailer whose end is the file's. Readers forgive some bytes around both. */
function checkFrame(file: FileBytes) {
  const head = file.at(0, Math.min(1_024, file.size)).toString('latin1')
  if (!/%PDF-[12]\.\d/.test(head)) throw damaged('A PDF without header.')
  const tailBytes = Math.min(frameBytes, file.size)
  const tail = file.at(file.size - tailBytes, tailBytes).toString('latin1')
  if (!/startxref\s+\d+\s+%%EOF/.test(tail)) throw damaged('A PDF without trailer.')
}
