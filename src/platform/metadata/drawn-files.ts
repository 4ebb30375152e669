/** Small files of every kind that can be stamped, for the tests. */
import { sharp } from '../images.ts'
import { drawHeic } from '../raw-pictures/drawn-heic.ts'

const picture = () =>
  sharp(
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="64"><rect width="96" height="64" fill="#157"/><circle cx="40" cy="30" r="20" fill="#e93"/></svg>',
    ),
  ).flatten()

const u32 = (value: number) =>
  Buffer.from([value >>> 24, value >>> 16, value >>> 8, value].map((byte) => byte & 255))
const box = (kind: string, content: Buffer) =>
  Buffer.concat([u32(8 + content.length), Buffer.from(kind), content])

/** A film of no length: brand, header, and a few bytes of data that nobody plays. */
function film(brand: string): Buffer {
  const header = Buffer.concat([
    u32(0),
    ...[0, 0, 1000, 0, 0x10000, 0x01000000, 0, 0].map(u32),
    ...[0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].map(u32),
    Buffer.alloc(24),
    u32(2),
  ])
  return Buffer.concat([
    box('ftyp', Buffer.concat([Buffer.from(brand), u32(0), Buffer.from(brand)])),
    box('mdat', Buffer.from('no film here, but bytes that must stay')),
    box('moov', box('mvhd', header)),
  ])
}

function pdf(): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>',
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${text}xref\n0 4\n0000000000 65535 f \n${table}trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
  )
}

export const drawnFiles: Record<string, () => Promise<Buffer>> = {
  jpeg: () => picture().jpeg().toBuffer(),
  png: () => picture().png().toBuffer(),
  webp: () => picture().webp().toBuffer(),
  tiff: () => picture().tiff({ compression: 'lzw' }).toBuffer(),
  avif: () => picture().avif({ effort: 0 }).toBuffer(),
  heic: async () =>
    drawHeic({ columns: 3, rows: 2, colour: (column, row) => [60 + column * 40, 100 + row * 30, 140] }),
  pdf: async () => pdf(),
  mp4: async () => film('isom'),
  mov: async () => film('qt  '),
}
