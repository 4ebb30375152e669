import Pdf from 'pdfkit'
import type { Printed, SetPicture } from '../printed.ts'
import { loadFaces } from './faces.ts'
import { createPress, margin, type Press } from './press.ts'
import { setBlock } from './set-block.ts'

export async function setDocument(printed: Printed<SetPicture>): Promise<Buffer> {
  const faces = await loadFaces(wordsOf(printed))
  const doc = new Pdf({
    size: 'A4',
    margins: { top: margin, bottom: margin + 20, left: margin, right: margin },
    pdfVersion: '1.7',
    subset: 'PDF/UA' as 'PDF/A-1',
    tagged: true,
    lang: printed.language,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    info: { Title: printed.title, Author: printed.author, CreationDate: printed.createdAt },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => doc.once('end', resolve).once('error', reject))
  for (const cut of Object.values(faces).flat()) doc.registerFont(cut.name, cut.bytes)
  const press = createPress(doc, faces, printed.colour)
  doc.addPage()
  press.aside(() => head(press, printed))
  const root = doc.struct('Document', { title: printed.title })
  doc.addStructure(root)
  for (const block of printed.blocks) setBlock(press, root, block)
  root.end()
  foot(press, printed)
  doc.end()
  await ended
  return Buffer.concat(chunks)
}

const text = (part: unknown): string => {
  if (typeof part === 'string') return part
  if (typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) return ''
  return Object.values(part).map(text).join('')
}
const wordsOf = (printed: Printed<SetPicture>) => text(printed)

function head(press: Press, { author, colour }: Printed<SetPicture>) {
  const { doc } = press
  band(press, colour)
  doc.y = margin
  press.runs('sansBold', 9, [{ text: author }], { colour: '#555555' })
  doc.y += 14
}

/** Page numbers, when it is known how many there are. */
function foot(press: Press, printed: Printed<SetPicture>) {
  const { doc } = press
  const { start, count } = doc.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    doc.switchToPage(start + page)
    // What stands below the margin must not open a new page.
    doc.page.margins.bottom = 0
    const label = printed.pageLabel.replace('{page}', String(page + 1)).replace('{pages}', String(count))
    press.aside(
      () => {
        const y = doc.page.height - margin + 4
        doc
          .moveTo(margin, y - 8)
          .lineTo(doc.page.width - margin, y - 8)
          .lineWidth(0.5)
          .stroke('#cccccc')
        press.line('sans', 7.5, printed.foot, { x: margin, y, width: press.width - 110 })
        press.line('sans', 7.5, label, { x: margin + press.width - 110, y, width: 110, align: 'right' })
      },
      { type: 'Pagination', attached: ['Bottom'] },
    )
  }
}

/** The thin band of the house, along the top of the first page: kawung, four leaves to a tile. */
function band({ doc }: Press, colour: string) {
  const tile = 14
  const half = tile / 2
  doc.save().lineWidth(0.6)
  doc.rect(0, 0, doc.page.width, tile).clip()
  for (let x = 0; x < doc.page.width; x += tile)
    for (const [left, top, across, down] of [
      [x, 0, 1, 1],
      [x + tile, 0, -1, 1],
      [x, tile, 1, -1],
      [x + tile, tile, -1, -1],
    ] as const)
      doc
        .moveTo(left, top)
        .quadraticCurveTo(left + across * half, top, left + across * half, top + down * half)
        .quadraticCurveTo(left, top + down * half, left, top)
  doc.stroke(colour).restore()
}
