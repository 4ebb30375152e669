/** Documents that would take the house with them: their process ends, this one lives, the next one is read. */
import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { patience } from '../../../tests/support/patience.ts'
import { fileOf, refusalOf } from './fixtures/files.ts'
import { workbookParts, zipParts } from './fixtures/office.ts'
import { endlessForms, onePage, packedPdf, pagesOf, pdfOf, swollenPage } from './fixtures/pdf.ts'
import { inspectDocument } from './inspect-document.ts'
import { readDocument } from './read-document.ts'
import { renderPages } from './render-pages.ts'

async function expectNextToBeRead() {
  const path = await fileOf(pdfOf(pagesOf([['Masih hidup']])))
  expect((await readDocument(path, 'pdf')).text).toBe('Masih hidup')
}

test('work without end is ended by the clock, also in both places at once', async () => {
  const path = await fileOf(pdfOf(endlessForms()))
  const drawn = () => refusalOf(renderPages(path, { pages: [1], width: 100, milliseconds: 1_500 }))
  const slow = { code: 'document_slow', params: { seconds: 2 } }
  expect(await Promise.all([drawn(), drawn(), expectNextToBeRead()])).toEqual([slow, slow, undefined])
})

test('a stream that swells beside the heap is ended by its memory', async () => {
  const path = await fileOf(pdfOf(swollenPage(250_000_000)))
  expect(await refusalOf(readDocument(path, 'pdf', { memoryMegabytes: 200 }))).toEqual({
    code: 'document_heavy',
    params: {},
  })
  await expectNextToBeRead()
})

test('words that swell the heap are ended by its limit', async () => {
  const noise = randomBytes(1_200_000).toString('hex').match(/.{12}/g) ?? []
  const path = await fileOf(zipParts(workbookParts({ Satu: '' }, noise)))
  expect(await refusalOf(readDocument(path, 'xlsx', { heapMegabytes: 14 }))).toEqual({
    code: 'document_heavy',
    params: {},
  })
  expect(await readDocument(path, 'xlsx')).toMatchObject({ text: 'Satu' })
})

test('a table that outgrows the heap at once, for which V8 aborts its process, does not abort this one', async () => {
  const catalog = '<< /Type /Catalog /Pages 2 0 R'
  const keys = Array.from({ length: 2_000_000 }, (_, index) => `/K${index} 1`).join(' ')
  expect(
    await refusalOf(
      readDocument(await fileOf(packedPdf(`${catalog} ${keys} >>`)), 'pdf', {
        heapMegabytes: 128,
        // Its own limit of time is another story, and on a slow machine it came first.
        milliseconds: 5 * patience,
      }),
    ),
  ).toEqual({
    code: 'document_heavy',
    params: {},
  })
  expect(await readDocument(await fileOf(packedPdf(`${catalog} /K1 1 >>`)), 'pdf')).toMatchObject({
    pages: 1,
  })
})

test('an object stream of a thousand million objects is not followed', async () => {
  const packed = deflateSync(Buffer.from(`20 0 ${'21 0 '.repeat(1_000_000)}`))
  const dict = '/Type /ObjStm /N 1000000000 /First 5000005 /Filter /FlateDecode'
  const path = await fileOf(pdfOf(onePage(Buffer.from('Q'), { 20: { dict, data: packed } })))
  expect(await inspectDocument(path, 'pdf', 1_000)).toMatchObject({ pages: 1, active: [] })
})
