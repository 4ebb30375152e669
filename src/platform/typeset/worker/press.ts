/** The hand that sets: text in the house's styles, with room kept for what belongs together. */
import type { Run } from '../printed.ts'
import { piecesOf, type Faces, type Style } from './faces.ts'

/** In points, on every side. */
export const margin = 56

type Doc = PDFKit.PDFDocument

interface RunOptions {
  colour?: string
  indent?: number
  gap?: number
}

export interface Press {
  doc: Doc
  colour: string
  /** Of the text, in points. */
  width: number
  /** What is not part of the document's own text: readers' voices pass over it. */
  aside(work: () => void, options?: PDFKit.Mixins.MarkingOptions): void
  /** A paragraph at the present place. */
  runs(style: Style, size: number, runs: readonly Run[], options?: RunOptions): void
  /** One line at a place of its own; what does not fit is cut with an ellipsis. */
  line(
    style: Style,
    size: number,
    text: string,
    at: { x: number; y: number; width: number; align?: 'left' | 'right'; colour?: string },
  ): void
  /** Goes on on a new page unless that many points are left on this one. */
  keep(points: number): void
}

const italics: Partial<Record<Style, Style>> = { serif: 'serifItalic', serifBold: 'serifBoldItalic' }
const bolds: Partial<Record<Style, Style>> = { sans: 'sansBold', serif: 'serifBold' }

const styleOf = (base: Style, { bold = false, italic = false }: Run): Style => {
  const weighed = bold ? (bolds[base] ?? base) : base
  return italic ? (italics[weighed] ?? weighed) : weighed
}

export function createPress(doc: Doc, faces: Faces, colour: string): Press {
  const press: Press = {
    doc,
    colour,
    get width() {
      return doc.page.width - 2 * margin
    },
    aside(work, options = { type: 'Layout' }) {
      doc.markContent('Artifact', options)
      work()
      doc.endMarkedContent()
    },
    runs(style, size, runs, { colour: ink = '#1a1a1a', indent = 0, gap = 6 } = {}) {
      const pieces = runs.flatMap((run) =>
        piecesOf(faces[styleOf(style, run)], run.text).map(({ cut, text }) => ({
          cut,
          text,
          href: run.href,
        })),
      )
      const x = margin + indent
      pieces.forEach(({ cut, text, href }, at) => {
        doc
          .font(cut.name)
          .fontSize(size)
          .fillColor(href === undefined ? ink : colour)
        const options: PDFKit.Mixins.TextOptions = {
          width: press.width - indent,
          // Large type stands close: its own height is room enough.
          lineGap: size > 16 ? -size * 0.15 : size * 0.3,
          continued: at < pieces.length - 1,
          // A continued line keeps what is not taken back.
          link: href ?? null,
          underline: href !== undefined,
        }
        if (at === 0) doc.text(text, x, doc.y, options)
        else doc.text(text, options)
      })
      doc.x = margin
      doc.y += gap
    },
    line(style, size, text, { x, y, width, align = 'left', colour: ink = '#555555' }) {
      const pieces = piecesOf(faces[style], text)
      const [first] = pieces
      if (first === undefined) return
      doc.fontSize(size).fillColor(ink)
      // A line in two alphabets is rare: it is set from the left, piece after piece.
      let left = x
      for (const piece of pieces) {
        doc.font(piece.cut.name)
        const room = x + width - left
        if (room < size) return
        doc.text(piece.text, left, y, {
          width: room,
          height: size * 1.2,
          ellipsis: true,
          lineBreak: true,
          align,
        })
        left += doc.widthOfString(piece.text)
      }
    },
    keep(points) {
      if (doc.y + points > doc.page.height - doc.page.margins.bottom) doc.addPage()
    },
  }
  return press
}
