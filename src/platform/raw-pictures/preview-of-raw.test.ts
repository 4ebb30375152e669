import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { sharp } from '../images.ts'
import { endMetadata } from '../metadata/exiftool.ts'
import { drawRaw } from './drawn-raw.ts'
import { previewOfRaw } from './preview-of-raw.ts'
import { scanForJpegs } from './scan-for-jpegs.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pendopo-raw-'))
})
afterEach(() => vi.unstubAllEnvs())
afterAll(async () => {
  await endMetadata()
  await rm(folder, { recursive: true, force: true })
})

const out = () => join(folder, 'out.jpg')
async function preview(bytes: Uint8Array, name = 'in') {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return previewOfRaw(path, out())
}
/** Above red, below blue, and some texture so that it has bytes. */
const jpeg = (width: number, height: number, orientation?: number) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#c00"/><rect y="50%" width="100%" height="50%" fill="#00c"/></svg>`
  const picture = sharp(Buffer.from(svg)).flatten().jpeg()
  return (orientation === undefined ? picture : picture.withMetadata({ orientation })).toBuffer()
}
const withoutPerl = async () => {
  await endMetadata()
  vi.stubEnv('PATH', folder)
}
async function isRedAtLeft() {
  const { data } = await sharp(out())
    .resize(2, 1, { fit: 'fill', kernel: 'nearest' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return data[0]! > 150 && data[2]! < 60 && data[5]! > 150
}

describe('the largest preview is found', () => {
  test.each(['a.dng', 'b.dng', 'without-ending'])('of a DNG, by whoever sees it: %s', async (name) => {
    const previews = [await jpeg(160, 120), await jpeg(640, 480), await jpeg(1280, 960)]
    if (name.startsWith('b')) previews.reverse()
    expect(await preview(drawRaw({ dng: true, previews }), name)).toMatchObject({ width: 1280, height: 960 })
    const made = await sharp(out()).metadata()
    expect(made).toMatchObject({ format: 'jpeg', width: 1280, height: 960, space: 'srgb' })
    expect([made.exif, made.xmp]).toEqual([undefined, undefined])
  })

  test('by ExifTool where it names the largest', async () => {
    const previews = [await jpeg(160, 120), await jpeg(1280, 960)]
    expect(await preview(drawRaw({ dng: true, previews }), 'c.dng')).toEqual({
      width: 1280,
      height: 960,
      foundBy: 'exiftool',
    })
  })

  test('by the scan where there is no perl', async () => {
    await withoutPerl()
    const previews = [await jpeg(160, 120), await jpeg(1280, 960)]
    expect(await preview(drawRaw({ dng: true, previews }), 'd.dng')).toEqual({
      width: 1280,
      height: 960,
      foundBy: 'scan',
    })
  })

  test('in a file that is no TIFF, as of Fuji', async () => {
    const bytes = Buffer.concat([
      Buffer.from('FUJIFILMCCD-RAW 0201FF383501'),
      Buffer.alloc(56),
      await jpeg(800, 600),
      Buffer.alloc(5000, 7),
    ])
    expect(await preview(bytes)).toEqual({ width: 800, height: 600, foundBy: 'scan' })
  })
})

describe('it stands upright', () => {
  test('by the note of the RAW', async () => {
    for (const perl of [true, false]) {
      if (!perl) await withoutPerl()
      const made = await preview(drawRaw({ dng: true, previews: [await jpeg(320, 200)], orientation: 8 }))
      expect(made).toMatchObject({ width: 200, height: 320 })
      expect(await isRedAtLeft()).toBe(true)
    }
  })

  test('by its own, where it has one', async () => {
    const made = await preview(drawRaw({ dng: false, previews: [await jpeg(320, 200, 8)], orientation: 3 }))
    expect(made).toMatchObject({ width: 200, height: 320 })
    expect(await isRedAtLeft()).toBe(true)
  })
})

describe('the scan', () => {
  test('takes no noise, no lossless data and no thumbnail for it', async () => {
    await withoutPerl()
    const inside = await jpeg(100, 80)
    const outside = await jpeg(400, 300)
    const app = Buffer.from([0xff, 0xe1, (inside.length + 2) >> 8, (inside.length + 2) & 255])
    const noise = Buffer.concat([
      Buffer.from('ffd8ffc4001f0000ffd8ffd8ffffffd8ff', 'hex'),
      Buffer.from('ffd8ffc3000b0e0fa00fa0010111000000ffda0008010100000000', 'hex'), // lossless, 14 bits, 4000 × 4000
      Buffer.from('ffd8ffc0000b080fa00fa0010111000000', 'hex'), // breaks off behind its frame
    ])
    const bytes = drawRaw({
      dng: false,
      noise,
      previews: [Buffer.concat([outside.subarray(0, 2), app, inside, outside.subarray(2)])],
    })
    const path = join(folder, 'noise')
    await writeFile(path, bytes)
    expect((await scanForJpegs(path)).map(({ width, height }) => [width, height])).toEqual([[400, 300]])
    expect(await previewOfRaw(path, out())).toEqual({ width: 400, height: 300, foundBy: 'scan' })
  })

  test('passes over one that is claimed too large or cannot be decoded', async () => {
    await withoutPerl()
    const huge = await jpeg(64, 48)
    const frame = huge.indexOf(Buffer.from([0xff, 0xc0]))
    huge.writeUInt16BE(65_000, frame + 5)
    huge.writeUInt16BE(65_000, frame + 7)
    const broken = await jpeg(900, 700)
    const codes = broken.indexOf(Buffer.from([0xff, 0xc4]))
    broken.fill(255, codes + 5, codes + 21) // no Huffman table has so many codes
    const bytes = drawRaw({ dng: false, previews: [huge, broken, await jpeg(300, 200)] })
    expect(await preview(bytes)).toEqual({ width: 300, height: 200, foundBy: 'scan' })
  })

  test('finds what stands across the pieces in which a file is read', async () => {
    const picture = await jpeg(200, 100)
    const path = join(folder, 'across')
    for (const before of [2 ** 20 - 1, 2 ** 20 - 2, 2 ** 20, 4 * 2 ** 20 - 1]) {
      await writeFile(path, Buffer.concat([Buffer.alloc(before, 3), picture, Buffer.alloc(10)]))
      expect(await scanForJpegs(path)).toEqual([
        { start: before, end: before + picture.length, width: 200, height: 100 },
      ])
    }
  })

  test('comes to an end with any bytes', async () => {
    const path = join(folder, 'any')
    const bytes = fc.array(
      fc.oneof(fc.constantFrom(0xff, 0xd8, 0xc0, 0xda, 0xd9, 0xe1, 0, 8, 2), fc.nat(255)),
      { maxLength: 400 },
    )
    await fc.assert(
      fc.asyncProperty(bytes, async (values) => {
        await writeFile(path, Buffer.from([0xff, 0xd8, 0xff, ...values]))
        for (const { start, end } of await scanForJpegs(path)) expect(end).toBeGreaterThan(start)
      }),
      { numRuns: 300 },
    )
  })
})

test('a file without a preview is refused', async () => {
  for (const bytes of [
    Buffer.from('II*\0'),
    Buffer.alloc(0),
    drawRaw({ dng: true, previews: [] }),
    Buffer.alloc(100_000, 255),
  ])
    await expect(preview(bytes)).rejects.toMatchObject({ code: 'picture_without_preview', status: 422 })
  await expect(previewOfRaw(join(folder, 'nowhere'), out())).rejects.toThrow('ENOENT')
})
