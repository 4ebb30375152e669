import { expect, test } from 'vitest'
import { imageWork, sharp } from '../images.ts'
import { fileOf, refusalOf } from './fixtures/files.ts'
import { linesOf, onePage, pagesOf, pdfOf, picturePage } from './fixtures/pdf.ts'
import { renderPages } from './render-pages.ts'
import { mendImages } from './worker/pdf/mend-images.ts'

/** The picture's size, and its colour at a place in parts of its edges. */
async function look(picture: Buffer | undefined) {
  const path = await fileOf(picture ?? '')
  const { data, info } = await imageWork(() =>
    sharp(path).removeAlpha().raw().toBuffer({ resolveWithObject: true }),
  )
  const at = (x: number, y: number) => {
    const place = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3
    return [...data.subarray(place, place + 3)]
  }
  return {
    width: info.width,
    height: info.height,
    darkest: data.reduce((least, value) => Math.min(least, value), 255),
    at,
  }
}

test('pages come in the order asked for, as wide as asked, with their words on them', async () => {
  const path = await fileOf(pdfOf(pagesOf([['Jembatan Kali Progo'], []])))
  const [second, first] = await renderPages(path, { pages: [2, 1], width: 300 })
  expect(first?.toString('latin1', 8, 12)).toBe('WEBP')
  expect(await look(first)).toMatchObject({ width: 300, height: 424 })
  expect((await look(first)).darkest).toBeLessThan(100)
  expect((await look(second)).darkest).toBe(255)
})

test('a scanned page keeps its colours', async () => {
  const [width, height] = [64, 96]
  const red = Buffer.alloc(width * 48 * 3).map((_, index) => (index % 3 === 0 ? 200 : 0))
  const blue = Buffer.alloc(width * 48 * 3).map((_, index) => (index % 3 === 2 ? 200 : 0))
  const dict = `/Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace /DeviceRGB`
  const path = await fileOf(pdfOf(picturePage(dict, Buffer.concat([red, blue]))))
  const { at } = await look((await renderPages(path, { pages: [1], width: 200 }))[0])
  const [[r = 0, , b = 0], [r2 = 0, , b2 = 0]] = [at(0.5, 0.2), at(0.5, 0.8)] as [number[], number[]]
  expect(r - b).toBeGreaterThan(150)
  expect(b2 - r2).toBeGreaterThan(150)
})

test('pdf.js gets every image with four bytes a pixel, as it came otherwise', () => {
  const got: unknown[] = []
  const objects = () => ({ resolve: (id: string, found: unknown) => void got.push([id, found]) })
  const page = { objs: objects(), commonObjs: objects() } as unknown as Parameters<typeof mendImages>[0]
  const images = mendImages(page)
  page.objs.resolve('a', {
    kind: 2,
    width: 2,
    height: 1,
    interpolate: true,
    data: Uint8Array.of(1, 2, 3, 4, 5, 6),
  })
  page.commonObjs.resolve('b', { kind: 3, data: Uint8Array.of(9) })
  page.objs.resolve('c', null)
  expect(got).toEqual([
    [
      'a',
      { kind: 3, width: 2, height: 1, interpolate: true, data: Uint8Array.of(1, 2, 3, 255, 4, 5, 6, 255) },
    ],
    ['b', { kind: 3, data: Uint8Array.of(9) }],
    ['c', null],
  ])
  expect(images.missing).toBe(1)
})

test('a scan in a code that nobody here reads is refused rather than shown white', async () => {
  const dict =
    '/Width 64 /Height 8 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 64 /Rows 8 >>'
  const path = await fileOf(pdfOf(picturePage(dict, Buffer.from('ffaa', 'hex'))))
  expect(await refusalOf(renderPages(path, { pages: [1], width: 100 }))).toEqual({
    code: 'document_undrawn',
    params: { page: 1 },
  })
})

test('no page has more than twenty million pixels, whatever its shape; a page that is not there is refused', async () => {
  const tall = await fileOf(pdfOf(onePage(linesOf(['Halo']), {}, '', '0 0 140 1400')))
  const picture = await fileOf((await renderPages(tall, { pages: [1], width: 4_000 }))[0] ?? '')
  const { width, height } = await imageWork(() => sharp(picture).metadata())
  expect(width * height).toBeLessThanOrEqual(20_000_000)
  expect(width * height).toBeGreaterThan(10_000_000)
  expect(height / width).toBeCloseTo(10, 0)
  expect(await refusalOf(renderPages(tall, { pages: [2], width: 100 }))).toEqual({
    code: 'document_page',
    params: { page: 2, pages: 1 },
  })
})
