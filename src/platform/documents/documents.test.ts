/** What is read out of documents that somebody wrote. */
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fileOf, refusalOf } from './fixtures/files.ts'
import {
  paragraph,
  related,
  shape,
  slideParts,
  wordParts,
  workbookParts,
  zipParts,
} from './fixtures/office.ts'
import { lockedPdf, onePage, pagesOf, pdfOf } from './fixtures/pdf.ts'
import { forgeZip } from './fixtures/zip.ts'
import { inspectDocument } from './inspect-document.ts'
import { readDocument } from './read-document.ts'

const footnote = (text: string) =>
  `<w:footnotes xmlns:w="w"><w:footnote>${paragraph(text)}</w:footnote></w:footnotes>`

test('a PDF gives its pages in order, its count and its title', async () => {
  const pages = [['Jembatan Kali Progo dibuka kembali', 'Warga melintas sejak pagi'], ['Halaman kedua']]
  const info = { 8: '<< /Title <FEFF004C00610070006F00720061006E> >>' }
  const path = await fileOf(pdfOf(pagesOf(pages, info), '/Info 8 0 R'))
  expect(await readDocument(path, 'pdf')).toEqual({
    text: 'Jembatan Kali Progo dibuka kembali\nWarga melintas sejak pagi\n\nHalaman kedua',
    pages: 2,
    title: 'Laporan',
    truncated: false,
  })
  expect(await inspectDocument(path, 'pdf', 1_000)).toEqual({
    pages: 2,
    entries: null,
    unpackedBytes: null,
    active: [],
  })
})

test('a PDF that only its owner may change is read by everybody', async () => {
  const path = await fileOf(lockedPdf('', ['Dokumen terbuka untuk umum']))
  expect((await readDocument(path, 'pdf')).text).toBe('Dokumen terbuka untuk umum')
})

test('what a PDF would run or carries is told, also from packed objects and escaped names', async () => {
  const activeIn = async (more: Parameters<typeof onePage>[1]) =>
    (await inspectDocument(await fileOf(pdfOf(onePage(Buffer.from('Q'), more))), 'pdf', 1_000)).active
  const catalog = (more: string) => ({ 1: `<< /Type /Catalog /Pages 2 0 R ${more} >>` })
  const packed = (object: string) => ({
    20: {
      dict: '/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode',
      data: deflateSync(Buffer.from(`21 0 ${object}`)),
    },
  })
  expect(await activeIn({})).toEqual([])
  expect(await activeIn(catalog('/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'))).toEqual([
    'JavaScript',
  ])
  expect(await activeIn(catalog('/OpenAction << /S /J#61vaScript /JS (x) >>'))).toEqual(['JavaScript'])
  expect(await activeIn(packed('<< /S /Laun#63h /F (calc.exe) >>'))).toEqual(['Launch'])
  const attached = catalog('/Names << /EmbeddedFiles << /Names [(a) 9 0 R] >> >>')
  const file = { 9: '<< /Type /Filespec /F (a.exe) /EF << /F 30 0 R >> >>', 30: { data: Buffer.from('MZ') } }
  expect(await activeIn({ ...attached, ...file })).toEqual(['EmbeddedFile'])
  // A name that only begins like one of them, and the word in a text.
  expect(await activeIn(catalog('/LaunchPad true /Words (JavaScript)'))).toEqual([])
})

test('a Word file gives body, header and notes once each, and nothing that was moved or told twice', async () => {
  const body =
    paragraph('Pengumuman <b/>'.replace('<b/>', '&amp; R&#x61;pat')) +
    '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>Nama</w:t><w:tab/><w:t>Alamat</w:t></w:r></w:p>' +
    `<w:p><w:moveFrom><w:r><w:t>dipindah</w:t></w:r></w:moveFrom><w:del><w:r><w:delText>dihapus</w:delText></w:r></w:del></w:p>` +
    `<w:p><mc:AlternateContent><mc:Choice><w:t>kotak</w:t></mc:Choice><mc:Fallback><w:t>kotak</w:t></mc:Fallback></mc:AlternateContent></w:p>`
  const relations = related({
    rId1: ['header', 'header1.xml'],
    rId2: ['header', '/word/header1.xml'],
    rId3: ['footnotes', 'footnotes.xml'],
    rId4: ['image', 'https://example.invalid/pixel.png', 'External'],
  })
  const path = await fileOf(
    zipParts(
      wordParts(body, {
        'word/_rels/document.xml.rels': relations,
        'word/header1.xml': `<w:hdr xmlns:w="w">${paragraph('Kop surat')}</w:hdr>`,
        'word/footnotes.xml': footnote('Catatan kaki e\u0301'),
      }),
    ),
  )
  expect(await readDocument(path, 'docx')).toEqual({
    text: 'Pengumuman & Rapat\nNama\tAlamat\nkotak\n\nKop surat\n\nCatatan kaki é',
    pages: 7,
    title: 'Laporan & Data',
    truncated: false,
  })
  expect(await inspectDocument(path, 'docx', 1_000)).toMatchObject({ pages: null, entries: 8, active: [] })
})

test('a workbook gives its sheets by their names: shared, written and counted cells', async () => {
  const sheets = {
    Anggaran:
      '<row><c t="s"><v>1</v></c><c><v>1250000.5</v></c><c><v>0.30000000000000004</v></c></row>' +
      '<row><c t="inlineStr"><is><t>Kecamatan </t><t>Wates</t></is></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c></row>',
    Kedua: '<row><c t="str"><f>A1&amp;"x"</f><v>hasil</v></c><c t="s"><v>77</v></c></row>',
  }
  const path = await fileOf(zipParts(workbookParts(sheets, ['tidak dipakai', 'Jumlah'])))
  expect(await readDocument(path, 'xlsx')).toMatchObject({
    text: 'Anggaran\nJumlah\t1250000.5\t0.3\nKecamatan Wates\tTRUE\n\nKedua\nhasil',
    pages: null,
    truncated: false,
  })
})

test('slides come in the order shown, each with its notes and without its number', async () => {
  const number = '<p:sp><a:p><a:fld type="slidenum"><a:t>1</a:t></a:fld></a:p></p:sp>'
  const slides = {
    slide1: shape('Penutup'),
    slide2: shape('Pembuka', 'Selamat datang') + number,
    slide3: shape('Lama'),
  }
  const path = await fileOf(
    zipParts(
      slideParts(slides, ['slide2', 'slide1'], {
        'ppt/slides/_rels/slide2.xml.rels': related({ rId1: ['notesSlide', '../notesSlides/n1.xml'] }),
        'ppt/notesSlides/n1.xml': `<p:notes>${shape('Ucapkan salam')}</p:notes>`,
        'ppt/embeddings/tabel.xlsx': 'x',
      }),
    ),
  )
  expect(await readDocument(path, 'pptx')).toMatchObject({
    text: 'Pembuka\nSelamat datang\nUcapkan salam\n\nPenutup',
    pages: 2,
  })
  expect((await inspectDocument(path, 'pptx', 1_000)).active).toEqual(['EmbeddedFile'])
})

test('plain text is read in its encoding, as NFC, without control characters', async () => {
  const words = 'Cafe\u0301 desa\r\nbaris\u0007 dua\u202e\u0000'
  for (const bytes of [Buffer.from(words), Buffer.from(`\ufeff${words}`, 'utf16le')])
    expect((await readDocument(await fileOf(bytes), 'txt')).text).toBe('Café desa\nbaris dua')
  expect(await inspectDocument(await fileOf('Halo warga'), 'txt', 10)).toMatchObject({ active: [] })
})

test('text is cut at its limit, between characters, and says so', async () => {
  const read = async (text: string, characters: number) => {
    const { text: got, truncated } = await readDocument(await fileOf(text), 'txt', { characters })
    return { got, truncated }
  }
  expect(await read('abcdef', 6)).toEqual({ got: 'abcdef', truncated: false })
  expect(await read('abcdefg', 6)).toEqual({ got: 'abcdef', truncated: true })
  expect(await read('abcde😀', 6)).toEqual({ got: 'abcde', truncated: true })
  const pdf = await fileOf(pdfOf(pagesOf([['Satu dua tiga'], ['empat lima']])))
  expect(await readDocument(pdf, 'pdf', { characters: 8 })).toMatchObject({
    text: 'Satu dua',
    truncated: true,
    pages: 2,
  })
  const lines = Array.from({ length: 50_000 }, (_, index) => paragraph(`kata ke-${index}`)).join('')
  const long = await fileOf(zipParts(wordParts(lines)))
  const { text, truncated } = await readDocument(long, 'docx')
  expect(text.length).toBeGreaterThan(499_000)
  expect(text.length).toBeLessThanOrEqual(500_000)
  expect(truncated).toBe(true)
  const little = await readDocument(long, 'docx', { unpackedBytes: 400_000 })
  expect(little).toMatchObject({ truncated: true })
  expect(little.text.length).toBeLessThan(200_000)
})

test('a ZIP64 is a ZIP', async () => {
  const parts = Object.entries(wordParts(paragraph('Arsip besar')))
  const path = await fileOf(
    forgeZip(
      parts.map(([name, text]) => ({ name, data: Buffer.from(text) })),
      { large: true },
    ),
  )
  expect((await inspectDocument(path, 'docx', 1_000)).entries).toBe(parts.length)
  expect((await readDocument(path, 'docx')).text).toBe('Arsip besar')
})

test('many documents at once all come back; a file that is not there is not called a bad one', async () => {
  const texts = await Promise.all(
    Array.from({ length: 5 }, async (_, index) => {
      const path = await fileOf(`dokumen ${index}`)
      return (await readDocument(path, 'txt')).text
    }),
  )
  expect(texts).toEqual([0, 1, 2, 3, 4].map((index) => `dokumen ${index}`))
  expect(await refusalOf(readDocument('/nowhere/x.pdf', 'pdf'))).toMatchObject({ threw: { code: 'ENOENT' } })
})
