import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { getDocumentProxy } from 'unpdf'
import { inspectDocument } from '../documents/inspect-document.ts'
import { sharp } from '../images.ts'
import { typeset, type PrintBlock } from './typeset.ts'

const photo = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#7a3b12' } })
    .png()
    .withExif({ IFD3: { GPSLatitude: '6/1 54/1 0/1', GPSLatitudeRef: 'S' } })
    .toBuffer()

const paper = (blocks: PrintBlock[]) =>
  typeset({
    title: 'Operasi Lilin 2026 dimulai',
    language: 'id',
    author: 'Divisi Humas',
    colour: '#8a1538',
    foot: 'Nomor R/12/XI/2026',
    pageLabel: 'Halaman {page} dari {pages}',
    createdAt: new Date('2026-11-24T02:00:00Z'),
    blocks,
  })

test('a release is set with its title, language, structure, type and picture inside', async () => {
  const pdf = await paper([
    { kind: 'title', text: 'Operasi Lilin 2026 dimulai' },
    { kind: 'lead', text: 'Sebanyak 160.000 petugas berjaga.' },
    { kind: 'facts', rows: [['Nomor', 'R/12/XI/2026']] },
    {
      kind: 'paragraph',
      runs: [
        { text: 'Kata ' },
        { text: 'Kapolri', bold: true },
        { text: ' dan Łukasz ', italic: true },
        { text: 'di sini', href: 'https://humas.test/x' },
      ],
    },
    { kind: 'quote', runs: [{ text: 'Kami siap melayani.' }] },
    { kind: 'list', ordered: true, items: [[{ text: 'Pos pelayanan' }], [{ text: 'Pos pengamanan' }]] },
    {
      kind: 'picture',
      picture: { source: await photo(), alt: 'Petugas di gerbang tol' },
      caption: 'Gerbang tol Cikampek. Foto: Humas',
    },
    { kind: 'heading', level: 2, text: 'Latar' },
    ...Array.from({ length: 30 }, (): PrintBlock => ({
      kind: 'paragraph',
      runs: [{ text: 'Arus mudik diperkirakan naik. '.repeat(9) }],
    })),
  ])
  if (process.env['KEEP_PDF'] !== undefined) await writeFile(process.env['KEEP_PDF'], pdf)
  const doc = await getDocumentProxy(new Uint8Array(pdf))
  const { info } = await doc.getMetadata()
  expect(info).toMatchObject({ Title: 'Operasi Lilin 2026 dimulai', Author: 'Divisi Humas', Language: 'id' })
  expect(await doc.getMarkInfo()).toMatchObject({ Marked: true })
  const page = await doc.getPage(1)
  const tree = JSON.stringify(await page.getStructTree())
  for (const role of ['H1', 'H2', 'LI', 'BlockQuote', 'Figure', 'Petugas di gerbang tol'])
    expect(tree).toContain(`"${role}"`)
  const words = (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('')
  expect(words).toContain('Kata Kapolri dan Łukasz di sini')
  expect(words).toContain(`Halaman 1 dari ${doc.numPages}`)
  expect(doc.numPages).toBeGreaterThan(1)
  const raw = pdf.toString('latin1')
  // The type is inside, cut to what is used; what the picture knew of its place is not.
  expect(raw.match(/\/FontFile2/g)?.length).toBeGreaterThan(2)
  expect(raw).not.toContain('GPS')
  expect(pdf.length).toBeLessThan(200_000)
  const path = join(tmpdir(), `typeset-${process.pid}.pdf`)
  await writeFile(path, pdf)
  // The bank itself would take it.
  await expect(inspectDocument(path, 'pdf', pdf.length)).resolves.toMatchObject({ pages: doc.numPages })
  await rm(path)
})

test('a contact sheet lays its pictures in rows, goes on on the next page, and cuts long lines', async () => {
  const picture = { source: await photo(), alt: 'Serah terima' }
  const pdf = await paper([
    { kind: 'title', text: 'Lembar kontak' },
    {
      kind: 'sheet',
      columns: 4,
      items: Array.from({ length: 26 }, (_, at) => ({
        picture: at === 3 ? undefined : picture,
        lines: [
          `IMG_${at}.jpg`,
          'Serah terima jabatan Kapolres Bandung di aula yang panjang sekali',
          '24 November 見出し • Łódź',
        ],
      })),
    },
  ])
  if (process.env['KEEP_PDF'] !== undefined) await writeFile(`${process.env['KEEP_PDF']}.sheet.pdf`, pdf)
  const doc = await getDocumentProxy(new Uint8Array(pdf))
  expect(doc.numPages).toBe(2)
  const last = (await (await doc.getPage(2)).getTextContent()).items
  expect(last.map((item) => ('str' in item ? item.str : '')).join(' ')).toContain('IMG_25.jpg')
  // What the house's type does not have is not silently left out.
  expect(last.map((item) => ('str' in item ? item.str : '')).join('')).toContain('24 November … • Łódź')
})

test('a picture that is none is a fault, and the thread is gone', async () => {
  const broken = { source: Buffer.from('this is no picture'), alt: '' }
  await expect(paper([{ kind: 'picture', picture: broken, caption: '' }])).rejects.toThrow(
    'unsupported image format',
  )
})
