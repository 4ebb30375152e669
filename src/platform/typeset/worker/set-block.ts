import type { PrintBlock, SetPicture } from '../printed.ts'
import { margin, type Press } from './press.ts'

type Element = ReturnType<PDFKit.PDFDocument['struct']>
type Of<Kind extends PrintBlock['kind']> = Extract<PrintBlock<SetPicture>, { kind: Kind }>

export function setBlock(press: Press, root: Element, block: PrintBlock<SetPicture>): void {
  const { doc } = press
  const under = (tag: string, work: () => void): void => void root.add(doc.struct(tag, {}, work))
  switch (block.kind) {
    case 'title':
      return under('H1', () => press.runs('serifBold', 24, [block], { gap: 8 }))
    case 'heading': {
      doc.y += block.level === 2 ? 10 : 4
      press.keep(60)
      return under(`H${block.level}`, () =>
        press.runs('sansBold', block.level === 2 ? 14 : 11.5, [block], { gap: 4 }),
      )
    }
    case 'lead':
      return under('P', () => press.runs('serif', 13, [block], { colour: '#333333', gap: 12 }))
    case 'paragraph':
      return under('P', () => press.runs('serif', 11, block.runs))
    case 'small':
      return under('P', () => press.runs('sans', 8.5, block.runs, { colour: '#555555' }))
    case 'quote':
      return under('BlockQuote', () => press.runs('serif', 11, block.runs, { indent: 20, colour: '#333333' }))
    case 'list':
      return list(press, root, block)
    case 'facts':
      return facts(press, root, block)
    case 'picture':
      return picture(press, root, block)
    case 'sheet':
      return sheet(press, root, block)
    default:
      doc.addPage()
  }
}

function list({ doc, ...press }: Press, root: Element, { ordered, items }: Of<'list'>) {
  const whole = doc.struct('L')
  root.add(whole)
  items.forEach((runs, at) => {
    const item = doc.struct('LI')
    whole.add(item)
    press.keep(20)
    const y = doc.y
    item.add(
      doc.struct('Lbl', {}, () =>
        press.line('serif', 11, ordered ? `${at + 1}.` : '•', { x: margin, y, width: 22, colour: '#1a1a1a' }),
      ),
    )
    doc.y = y
    item.add(doc.struct('LBody', {}, () => press.runs('serif', 11, runs, { indent: 22, gap: 3 })))
    item.end()
  })
  whole.end()
  doc.y += 4
}

const nameWidth = 130

function facts(press: Press, root: Element, { rows }: Of<'facts'>) {
  const { doc } = press
  for (const [name, value] of rows) {
    press.keep(30)
    const y = doc.y
    root.add(
      doc.struct('P', {}, () => {
        press.line('sansBold', 9, name, { x: margin, y, width: nameWidth - 8 })
        doc.y = y
        press.runs('sans', 9, [{ text: value }], { indent: nameWidth, gap: 3 })
      }),
    )
  }
  doc.y += 6
}

function picture(press: Press, root: Element, { picture: one, caption }: Of<'picture'>) {
  const { doc, width } = press
  const scale = Math.min(width / one.width, 320 / one.height, 1)
  const [wide, high] = [one.width * scale, one.height * scale]
  press.keep(high + (caption === '' ? 10 : 40))
  const y = doc.y
  root.add(
    doc.struct('Figure', { alt: one.alt }, () =>
      doc.image(Buffer.from(one.jpeg), margin, y, { width: wide }),
    ),
  )
  doc.y = y + high + 6
  if (caption !== '')
    root.add(
      doc.struct('Caption', {}, () => press.runs('sans', 8.5, [{ text: caption }], { colour: '#555555' })),
    )
  doc.y += 6
}

const gutter = 12
const lineHeight = 10.5

function sheet(press: Press, root: Element, { columns, items }: Of<'sheet'>) {
  const { doc, width } = press
  const wide = (width - gutter * (columns - 1)) / columns
  const high = wide * 0.75
  for (let from = 0; from < items.length; from += columns) {
    const row = items.slice(from, from + columns)
    const lines = Math.max(...row.map((item) => item.lines.length))
    press.keep(high + lines * lineHeight + 8)
    const y = doc.y
    row.forEach((item, column) => {
      const x = margin + column * (wide + gutter)
      const shown = item.picture
      // A still of its own shape in a frame of one shape, as negatives lie on a light table.
      press.aside(() => void doc.rect(x, y, wide, high).fill('#f0f0f0'))
      if (shown !== undefined)
        root.add(
          doc.struct('Figure', { alt: shown.alt }, () =>
            doc.image(Buffer.from(shown.jpeg), x, y, {
              fit: [wide, high],
              align: 'center',
              valign: 'center',
            }),
          ),
        )
      root.add(
        doc.struct('P', {}, () =>
          item.lines.forEach((text, at) =>
            press.line(at === 0 ? 'sansBold' : 'sans', 7.5, text, {
              x,
              y: y + high + 4 + at * lineHeight,
              width: wide,
              colour: at === 0 ? '#1a1a1a' : '#555555',
            }),
          ),
        ),
      )
    })
    doc.x = margin
    doc.y = y + high + lines * lineHeight + 14
  }
}
