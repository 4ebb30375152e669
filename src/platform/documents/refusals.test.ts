/** Files made to harm whoever opens them, each refused for what it is. */
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { DocumentFormat } from './document.ts'
import { fileOf, refusalOf } from './fixtures/files.ts'
import { paragraph, wordParts, workbookParts, zipParts, type Parts } from './fixtures/office.ts'
import { catalog, helvetica, linesOf, lockedPdf, onePage, pageOf, pdfOf, pagesOf } from './fixtures/pdf.ts'
import { forgeZip, type ForgedEntry, type ForgedZip } from './fixtures/zip.ts'
import { inspectDocument } from './inspect-document.ts'
import { readDocument } from './read-document.ts'
import { inspectOffice } from './worker/office/inspect-office.ts'

/** Office files are inspected without a thread here, as the thread does it: there are many of them. */
const inspected = async (bytes: Uint8Array, format: DocumentFormat = 'docx') => {
  const path = await fileOf(bytes)
  const inThread = format === 'pdf' || format === 'txt'
  return refusalOf(inThread ? inspectDocument(path, format, bytes.length) : inspectOffice({ path, format }))
}
const read = async (bytes: Uint8Array, format: DocumentFormat = 'docx') =>
  refusalOf(readDocument(await fileOf(bytes), format))

const entriesOf = (parts: Parts): ForgedEntry[] =>
  Object.entries(parts).map(([name, text]) => ({ name, data: Buffer.from(text) }))
const word = entriesOf(wordParts(paragraph('Halo')))
/** A good Word file with some entries more. */
const forged = (more: ForgedEntry[], options?: ForgedZip) => forgeZip([...word, ...more], options)
const data = Buffer.from('isi')
const damaged = { code: 'document_damaged', params: {} }
const bomb = { code: 'document_bomb', params: {} }

test('the file that the others are made from is taken', async () => {
  expect(await inspected(forged([{ name: 'word/lain.xml', data }]))).toMatchObject({
    answered: { pages: null },
  })
})

test('too many entries', async () => {
  const many = Array.from({ length: 5_001 }, (_, index) => ({ name: `p/${index}`, data, method: 0 }))
  expect(await inspected(forgeZip(many))).toEqual({ code: 'document_entries', params: { most: 5_000 } })
  expect(await inspected(forged([], { count: 60_000 }))).toEqual({
    code: 'document_entries',
    params: { most: 5_000 },
  })
})

test('names that leave the folder, begin outside of it, hide or stand twice', async () => {
  const names = [
    '../jahat',
    'word/../../jahat',
    '..\\jahat',
    '/etc/passwd',
    '\\\\server\\x',
    'C:\\x',
    'a\u0007b',
    'a\u0000b',
  ]
  for (const name of names)
    expect(await inspected(forged([{ name, data }])), name).toMatchObject({ code: 'document_names' })
  expect(await inspected(forged([{ name: 'WORD/Document.xml', data }]))).toMatchObject({
    code: 'document_names',
  })
  expect(await inspected(forged([{ name: 'word/..rapat...xml', data }]))).toHaveProperty('answered')
})

test('a part that says it unpacks to two hundred times its size, or all together to half a gigabyte', async () => {
  expect(await inspected(forged([{ name: 'a', data: Buffer.alloc(2_000_000) }]))).toEqual(bomb)
  expect(await inspected(forged([{ name: 'a', data: Buffer.alloc(900_000) }]))).toHaveProperty('answered')
  const noise = randomBytes(300_000)
  const large = Array.from({ length: 11 }, (_, index) => ({
    name: `b${index}`,
    data: noise,
    says: 50_000_000,
  }))
  expect(await inspected(forged(large))).toEqual(bomb)
  expect(await inspected(forged(large.slice(0, 9)))).toHaveProperty('answered')
})

test('a part that says less than it unpacks to is stopped while it unpacks', async () => {
  const xml = `<w:document xmlns:w="w"><w:body>${paragraph('kata ').repeat(200_000)}</w:body></w:document>`
  const lying = word.map((entry) =>
    entry.name === 'word/document.xml' ? { ...entry, data: Buffer.from(xml), says: 1_000 } : entry,
  )
  expect(await inspected(forgeZip(lying))).toHaveProperty('answered')
  expect(await read(forgeZip(lying))).toEqual(bomb)
  const short = word.map((entry) => (entry.name === 'word/document.xml' ? { ...entry, says: 10_000 } : entry))
  expect(await read(forgeZip(short))).toEqual(damaged)
  const summed = word.map((entry) => (entry.name === 'word/document.xml' ? { ...entry, crc: 1 } : entry))
  expect(await read(forgeZip(summed))).toEqual(damaged)
})

test('entries that share one kernel, or the directory', async () => {
  const kernel = { name: 'k0', data: randomBytes(4_000) }
  const sharing = Array.from({ length: 200 }, (_, index) => ({
    name: `k${index + 1}`,
    data: kernel.data,
    inPlaceOf: word.length,
  }))
  expect(await inspected(forged([kernel, ...sharing]))).toEqual(bomb)
  expect(await inspected(forged([{ ...kernel, packedSays: 4_500 }]))).toEqual(bomb)
})

test('a directory that contradicts the entries', async () => {
  expect(await inspected(forged([{ name: 'a', data, innerName: 'b' }]))).toEqual(damaged)
  expect(await inspected(forged([{ name: 'a', data, method: 12 }]))).toEqual(damaged)
  expect(await inspected(forged([{ name: 'a', data, innerMethod: 0 }]))).toEqual(damaged)
  expect(await inspected(forged([], { between: data }))).toEqual(damaged)
  expect(await inspected(forged([{ name: 'a', data, method: 0, says: 900 }]))).toEqual(damaged)
  expect(await inspected(forged([], { count: word.length - 1 }))).toEqual(damaged)
  expect(await inspected(Buffer.concat([Buffer.from('MZ program'), forged([])]))).toEqual(damaged)
})

test('passwords: an encrypted part, a whole Office file under one, a PDF that asks for one', async () => {
  const encrypted = { code: 'document_encrypted', params: {} }
  expect(await inspected(forged([{ name: 'a', data, flags: 1 }]))).toEqual(encrypted)
  const container = Buffer.alloc(5_000)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(container)
  expect(await inspected(container)).toEqual(damaged)
  container.write('EncryptedPackage', 3_000, 'utf16le')
  expect(await inspected(container)).toEqual(encrypted)
  const locked = lockedPdf('rahasia', ['Rahasia'])
  expect(await inspected(locked, 'pdf')).toEqual(encrypted)
  expect(await read(locked, 'pdf')).toEqual(encrypted)
})

test('macros, also under another name', async () => {
  const macros = { code: 'document_macros', params: {} }
  expect(await inspected(forged([{ name: 'word/vbaProject.bin', data }]))).toEqual(macros)
  expect(await inspected(forged([{ name: 'xl/macrosheets/sheet1.xml', data }]))).toEqual(macros)
  const renamed = '<Override PartName="/word/gambar.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
  expect(await inspected(zipParts(wordParts(paragraph('Halo'), {}, renamed)))).toEqual(macros)
  expect(await read(zipParts(wordParts(paragraph('Halo'), {}, renamed)))).toEqual(macros)
})

test('a document type and its laughs', async () => {
  const laughs =
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="w"><w:t>&b;</w:t></w:document>'
  expect(await read(zipParts(wordParts('', { 'word/document.xml': laughs })))).toEqual(damaged)
  expect(await read(zipParts(wordParts(paragraph('&b;'))))).toEqual(damaged)
  const types = '<!DOCTYPE Types SYSTEM "http://example.invalid/x.dtd"><Types/>'
  expect(await inspected(zipParts(wordParts('', { '[Content_Types].xml': types })))).toEqual(damaged)
})

test('cut off, another format, or anything', async () => {
  const whole = zipParts(wordParts(paragraph('Halo')))
  expect(await inspected(whole.subarray(0, -30))).toEqual(damaged)
  expect(await inspected(whole.subarray(0, 40))).toEqual(damaged)
  expect(await inspected(zipParts(workbookParts({ Satu: '' })), 'docx')).toEqual(damaged)
  expect(await read(zipParts(wordParts('<w:p>')))).toEqual(damaged)
  for (const format of ['pdf', 'docx', 'xlsx', 'pptx', 'txt'] as const) {
    expect(await inspected(randomBytes(20_000), format), format).toEqual(damaged)
    expect(await inspected(Buffer.alloc(0), format === 'txt' ? 'pdf' : format), format).toEqual(damaged)
  }
  expect(await refusalOf(inspectDocument('/nowhere', 'pdf', 300_000_001))).toEqual({
    code: 'document_large',
    params: { megabytes: 300 },
  })
})

test('a PDF without header or trailer, or with nothing between them', async () => {
  const good = pdfOf(pagesOf([['Halo']]))
  const headless = Buffer.from(good)
  headless.write('%TXT-')
  expect(await inspected(headless, 'pdf')).toEqual(damaged)
  expect(await inspected(good.subarray(0, -6), 'pdf')).toEqual(damaged)
  const hollow = Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    randomBytes(50_000),
    Buffer.from('\nstartxref\n9\n%%EOF'),
  ])
  expect(await inspected(hollow, 'pdf')).toEqual(damaged)
  const nested = onePage(Buffer.from('Q'), {
    1: `<< /Type /Catalog /Pages 2 0 R /Z ${'['.repeat(2_000_000)} >>`,
  })
  expect(await inspected(pdfOf(nested), 'pdf')).toEqual(damaged)
})

test('a PDF with too many pages, told by its tree; a count that lies is not believed', async () => {
  // Nine levels of ten times the same node: a thousand million pages in four kilobytes.
  const levels = Array.from({ length: 9 }, (_, level) => {
    const next = level === 8 ? 3 : 101 + level
    const kids = Array<string>(10).fill(`${next} 0 R`).join(' ')
    return [level === 0 ? 2 : 100 + level, `<< /Type /Pages /Count ${10 ** (9 - level)} /Kids [${kids}] >>`]
  })
  const leaf = { 1: catalog, 3: pageOf(5), 4: helvetica, 5: { data: linesOf(['Halo']) } }
  const endless = pdfOf({ ...leaf, ...(Object.fromEntries(levels) as Record<number, string>) })
  const pages = { code: 'document_pages', params: { most: 5_000 } }
  expect(await inspected(endless, 'pdf')).toEqual(pages)
  expect(await read(endless, 'pdf')).toEqual(pages)
  const lying = pdfOf({ ...leaf, 2: '<< /Type /Pages /Count 2000000000 /Kids [3 0 R] >>' })
  expect(await inspected(lying, 'pdf')).toMatchObject({ answered: { pages: 1 } })
})
