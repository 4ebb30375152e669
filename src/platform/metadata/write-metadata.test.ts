import { createHash } from 'node:crypto'
import { copyFile, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import exifr from 'exifr'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { sharp } from '../images.ts'
import { drawRaw } from '../raw-pictures/drawn-raw.ts'
import { drawnFiles } from './drawn-files.ts'
import { endMetadata, metadataWriter, sharedExiftool } from './exiftool.ts'
import { ask, fileOf, folder, openFileDesk, plant, record } from './file-desk.ts'
import { readMetadata } from './read-metadata.ts'
import { writeMetadata } from './write-metadata.ts'

openFileDesk()

const evil = () => join(folder, 'evil')
/** The line breaks become spaces when a file is read. */
const asRead = { ...record, caption: record.caption.replaceAll('\n', ' ') }

const hash = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
const pixels = (path: string) => sharp(path).raw().toBuffer()

describe.each(Object.keys(drawnFiles))('%s', (kind) => {
  test('the copy says what the record says, to ExifTool and to our reader; the original stays', async () => {
    const original = await fileOf(kind, `${kind}-original`)
    const before = await hash(original)
    const copy = join(folder, `${kind}-copy`)
    await copyFile(original, copy)
    await writeMetadata(
      copy,
      { ...record, caption: record.caption.replace('EVIL', evil()) },
      { keepPosition: true },
    )

    expect(await readMetadata(copy)).toEqual({ ...asRead, caption: asRead.caption.replace('EVIL', evil()) })
    expect(await ask(copy, '-XMP:all')).toMatchObject({
      'XMP-dc:Description': record.caption.replace('EVIL', evil()),
      'XMP-photoshop:Headline': record.headline,
      'XMP-iptcCore:AltTextAccessibility': record.alt,
      'XMP-photoshop:Credit': record.credit,
      'XMP-dc:Creator': record.creator,
      'XMP-dc:Rights': record.copyright,
      'XMP-xmpRights:UsageTerms': record.rights,
      'XMP-iptcExt:Event': record.event,
      'XMP-iptcCore:Location': record.place,
      'XMP-iptcExt:PersonInImage': record.people,
      'XMP-dc:Subject': record.topics,
      'XMP-photoshop:DateCreated': '2026:08:17 09:00:00+07:00',
      'XMP-iptcExt:DigitalSourceType':
        'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
    })
    expect(await hash(original)).toBe(before)
    const names = (await readdir(folder)).filter((name) => name.startsWith(`${kind}-`))
    expect(names.toSorted()).toEqual([`${kind}-copy`, `${kind}-original`])
    expect(await readdir(folder)).not.toContain('evil')
  })
})

test.each(['jpeg', 'png', 'webp', 'tiff', 'avif'])('the pixels of a %s are the same', async (kind) => {
  const original = await fileOf(kind, `${kind}-pixels`)
  const copy = join(folder, `${kind}-pixels-copy`)
  await copyFile(original, copy)
  await writeMetadata(copy, record, { keepPosition: false })
  expect((await pixels(copy)).equals(await pixels(original))).toBe(true)
})

test('the data of a film stands as it stood', async () => {
  const path = await fileOf('mp4', 'film')
  await writeMetadata(path, record, { keepPosition: false })
  expect((await readFile(path)).includes('no film here, but bytes that must stay')).toBe(true)
})

test('exifr itself reads the three kinds from a JPEG', async () => {
  const path = await fileOf('jpeg', 'exifr')
  await writeMetadata(path, record, { keepPosition: true })
  const found: unknown = await exifr.parse(path, { tiff: true, xmp: true, iptc: true, mergeOutput: false })
  expect(found).toMatchObject({
    ifd0: { Artist: record.creator, Copyright: record.copyright, ImageDescription: record.caption },
    gps: { latitude: expect.closeTo(-8.65, 9) as number, longitude: expect.closeTo(115.21, 9) as number },
    photoshop: { Credit: 'Humas Kota' },
    iptc: { Credit: 'Humas Kota', Keywords: record.topics },
  })
})

test('an empty field empties the file, but not who made it and on which terms', async () => {
  const path = await fileOf('jpeg', 'empty')
  await plant(path, {
    'XMP-dc:Description': 'lama',
    'XMP-dc:Description-en': 'old',
    'EXIF:ImageDescription': 'lama',
    'EXIF:XPComment': 'lama',
    'IPTC:Caption-Abstract': 'lama',
    'IPTC:Keywords': ['lama'],
    'XMP-dc:Subject': ['lama'],
    'XMP-dc:Creator': ['Ani', 'Budi'],
    'EXIF:Copyright': '© Ani',
    'XMP-dc:Rights': '© Ani',
  })
  const nothing = {
    ...record,
    headline: '',
    caption: '',
    creator: '',
    copyright: '',
    credit: '',
    rights: '',
    topics: [],
  }
  await writeMetadata(path, nothing, { keepPosition: false })
  expect(JSON.stringify(await ask(path))).not.toMatch(/lama|"old"/)
  expect(await readMetadata(path)).toMatchObject({
    caption: '',
    topics: [],
    creator: 'Ani, Budi',
    copyright: '© Ani',
  })
})

test('what agrees already keeps its structure and its zone', async () => {
  const path = await fileOf('jpeg', 'agrees')
  await plant(path, {
    'XMP-photoshop:City': 'Ambon',
    'XMP-photoshop:State': 'Maluku',
    'XMP-dc:Creator': ['Ani', 'Budi'],
    'EXIF:DateTimeOriginal': '2026:08:17 11:00:00',
    'EXIF:OffsetTimeOriginal': '+09:00',
    'XMP-iptcExt:DigitalSourceType': 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
  })
  const found = await readMetadata(path)
  expect(found).toMatchObject({
    place: 'Ambon, Maluku',
    creator: 'Ani, Budi',
    takenAt: record.takenAt,
    aiUse: 'none',
  })
  await writeMetadata(path, { ...found, caption: 'baru' }, { keepPosition: false })
  expect(await ask(path)).toMatchObject({
    'XMP-photoshop:City': 'Ambon',
    'XMP-dc:Creator': ['Ani', 'Budi'],
    'ExifIFD:OffsetTimeOriginal': '+09:00',
    'XMP-iptcExt:DigitalSourceType': 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
  })
  await writeMetadata(path, { ...found, aiUse: 'generated' }, { keepPosition: false })
  expect((await readMetadata(path)).aiUse).toBe('generated')
  await writeMetadata(path, { ...found, aiUse: 'none', place: 'Tual' }, { keepPosition: false })
  expect(await readMetadata(path)).toMatchObject({ aiUse: 'none', place: 'Tual' })
})

test.each([
  ['Latin-1', Buffer.from('Kantor Café', 'latin1')],
  ['UTF-8 that nobody declared', Buffer.from('Kantor Café')],
])('words of others in %s stay readable beside ours', async (_, source) => {
  const path = await fileOf('jpeg', 'alphabet')
  const iptc = Buffer.concat([Buffer.from([0x1c, 2, 115, 0, source.length]), source])
  const resource = Buffer.concat([
    Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0', 'latin1'),
    Buffer.from([iptc.length]),
    iptc,
    Buffer.alloc(iptc.length % 2),
  ])
  const jpeg = await readFile(path)
  const head = Buffer.from([0xff, 0xed, 0, resource.length + 2])
  await writeFile(path, Buffer.concat([jpeg.subarray(0, 2), head, resource, jpeg.subarray(2)]))
  await writeMetadata(path, record, { keepPosition: false })
  expect(await ask(path, '-IPTC:all')).toMatchObject({
    'IPTC:CodedCharacterSet': 'UTF8',
    'IPTC:Source': 'Kantor Café',
    'IPTC:By-line': record.creator,
  })
})

test('IPTC is cut to its limits between characters; XMP has all of it', async () => {
  const path = await fileOf('jpeg', 'long')
  const creator = 'Š'.repeat(15) + '👩🏽‍🌾 tani'
  await writeMetadata(path, { ...record, creator }, { keepPosition: false })
  expect(await ask(path, '-IPTC:By-line', '-XMP-dc:Creator')).toEqual({
    'IPTC:By-line': 'Š'.repeat(15),
    'XMP-dc:Creator': creator,
  })
})

test('any text arrives as it is, and as nothing else', async () => {
  const path = await fileOf('png', 'any')
  const texts = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...Array.from('\n\r\t\0\x1f-=<>@&;#%|{}[]\'"\\'), '&#10;', '\n-execute\n'),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    maxLength: 40,
  })
  await fc.assert(
    fc.asyncProperty(texts, fc.array(texts, { maxLength: 4 }), async (caption, topics) => {
      await writeMetadata(path, { ...record, caption, topics }, { keepPosition: false })
      const clean = (text: string) =>
        text
          .toWellFormed()
          .replace(/(?![\n\t])\p{Cc}/gu, ' ')
          .trim()
      const expected = clean(caption)
      const { 'XMP-dc:Description': found = '' } = await ask(path, '-XMP-dc:Description')
      expect(`${found as string | number}`).toBe(expected)
      expect((await readMetadata(path)).headline).toBe(record.headline)
    }),
    { numRuns: 12 },
  )
})

describe('refusals', () => {
  test.each([
    ['a text', () => Buffer.from('teks biasa')],
    ['a RAW', () => drawRaw({ dng: true, previews: [] })],
    ['a GIF', () => Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')],
  ])('%s is not stamped', async (_, bytes) => {
    const path = join(folder, 'refused')
    await writeFile(path, bytes())
    const before = await hash(path)
    await expect(writeMetadata(path, record, { keepPosition: false })).rejects.toThrow(
      'No metadata is written',
    )
    expect(await hash(path)).toBe(before)
  })

  test('a damaged picture is left as it is', async () => {
    const path = await fileOf('png', 'damaged')
    const whole = await readFile(path)
    await writeFile(path, whole.subarray(0, 60))
    await expect(writeMetadata(path, record, { keepPosition: false })).rejects.toThrow('Error writing')
    expect((await readFile(path)).length).toBe(60)
    expect((await readdir(folder)).filter((name) => name.includes('exiftool_tmp'))).toEqual([])
  })

  test('a link, a folder and a missing file', async () => {
    const path = await fileOf('jpeg', 'linked')
    await symlink(path, `${path}-link`)
    for (const wrong of [`${path}-link`, folder])
      await expect(writeMetadata(wrong, record, { keepPosition: false })).rejects.toThrow('Not a file')
    await expect(writeMetadata(join(folder, 'nowhere'), record, { keepPosition: false })).rejects.toThrow(
      'ENOENT',
    )
  })
})

test('a temporary file of a killed process is no hindrance', async () => {
  const path = await fileOf('jpeg', 'half')
  await writeFile(`${path}_exiftool_tmp`, 'half')
  await writeMetadata(path, record, { keepPosition: false })
  expect((await readMetadata(path)).headline).toBe(record.headline)
})

test('all share one process, which ends when told', async () => {
  const paths = await Promise.all([1, 2, 3, 4].map((number) => fileOf('jpeg', `many-${number}`)))
  await Promise.all(paths.map((path) => writeMetadata(path, record, { keepPosition: false })))
  const pids = sharedExiftool().batchCluster.pids()
  expect(pids).toHaveLength(1)
  await endMetadata()
  expect(() => process.kill(pids[0]!, 0)).toThrow('ESRCH')
  await writeMetadata(paths[0]!, record, { keepPosition: false })
})

test('without perl the answer is clear, and it is asked again', async () => {
  await endMetadata()
  vi.stubEnv('PATH', folder)
  expect(await metadataWriter()).toBeUndefined()
  vi.unstubAllEnvs()
  expect(await metadataWriter()).toBe('exiftool')
})
