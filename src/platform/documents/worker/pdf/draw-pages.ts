import { createCanvas, type Canvas } from '@napi-rs/canvas'
import { createIsomorphicCanvasFactory } from 'unpdf'
import type { PDFDocumentProxy } from 'unpdf/pdfjs'
import type { Given } from '../../document.ts'
import { FileBytes } from '../file-bytes.ts'
import { damaged, Refusal } from '../refusal.ts'
import { openPdf } from './open-pdf.ts'
import { provideTypefaces } from './provide-typefaces.ts'
import { mendImages } from './mend-images.ts'

const mostPixels = 20_000_000
/** Of all surfaces that live at once; a page with shadows has many. */
const mostPixelsTogether = 150_000_000
/** The longest edge WebP can have. */
const longestEdge = 16_383
const quality = 82

// Gives pdf.js the canvas module's paths, matrices and bitmaps.
await createIsomorphicCanvasFactory(() => import('@napi-rs/canvas'))

export async function drawPages({ path, pages, width }: Given<'draw'>): Promise<Uint8Array[]> {
  using file = new FileBytes(path)
  provideTypefaces()
  const pdf = await openPdf(file, { CanvasFactory: BoundedCanvases })
  const pictures: Uint8Array[] = []
  for (const page of pages) pictures.push(await drawPage(pdf, page, width))
  return pictures
}

async function drawPage(pdf: PDFDocumentProxy, number: number, width: number): Promise<Uint8Array> {
  if (!Number.isInteger(number) || number < 1 || number > pdf.numPages)
    throw new Refusal('document_page', `It has ${pdf.numPages} pages.`, { page: number, pages: pdf.numPages })
  const page = await pdf.getPage(number)
  const images = mendImages(page)
  const whole = page.getViewport({ scale: 1 })
  const ratio = whole.height / whole.width
  if (!(ratio > 0 && ratio < Infinity)) throw damaged('A page without size.')
  const fitting = Math.min(width, longestEdge, longestEdge / ratio, Math.sqrt(mostPixels / ratio))
  const viewport = page.getViewport({ scale: fitting / whole.width })
  const canvas = createCanvas(
    Math.max(1, Math.floor(viewport.width)),
    Math.max(1, Math.floor(viewport.height)),
  )
  // pdf.js draws on any canvas; its types know the browser's alone.
  const surface = canvas as unknown as HTMLCanvasElement
  await page.render({ canvas: surface, viewport }).promise
  page.cleanup()
  if (images.missing > 0 && isBlank(canvas))
    throw new Refusal('document_undrawn', `Page ${number} is a picture that cannot be decoded.`, {
      page: number,
    })
  return canvas.encode('webp', quality)
}

function isBlank(canvas: Canvas): boolean {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  return new Uint32Array(data.buffer).every((pixel) => pixel === 0xffff_ffff)
}

interface Pair {
  canvas: Canvas | undefined
  context: unknown
}

/** Canvases that pdf.js asks for on its own, e.g. for groups and patterns: all that live together are bounded. */
class BoundedCanvases {
  #pixels = 0

  create(width: number, height: number): Pair {
    this.#take(width * height)
    const canvas = createCanvas(width, height)
    return { canvas, context: canvas.getContext('2d') }
  }

  reset(pair: Pair, width: number, height: number): void {
    if (pair.canvas === undefined) return
    this.#take(width * height - pair.canvas.width * pair.canvas.height)
    pair.canvas.width = width
    pair.canvas.height = height
  }

  destroy(pair: Pair): void {
    if (pair.canvas === undefined) return
    this.#take(-pair.canvas.width * pair.canvas.height)
    pair.canvas.width = 0
    pair.canvas.height = 0
    pair.canvas = undefined
    pair.context = undefined
  }

  #take(pixels: number) {
    if (this.#pixels + pixels > mostPixelsTogether)
      throw new Refusal('document_heavy', 'It needs too many surfaces to draw on.')
    this.#pixels += pixels
  }
}
