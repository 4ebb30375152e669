import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sharp } from '../images.ts'
import { cleanMoment, cleanPosition, cleanText } from './clean-values.ts'
import { drawnFiles } from './drawn-files.ts'
import { endMetadata, sharedExiftool } from './exiftool.ts'
import type { FoundMetadata } from './file-record.ts'
import { readMetadata } from './read-metadata.ts'
import { readXmp } from './read-xmp.ts'

let folder = ''
let path = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pendopo-found-'))
  path = join(folder, 'file')
})
afterAll(async () => {
  await endMetadata()
  await rm(folder, { recursive: true, force: true })
})

const nothing: FoundMetadata = {
  headline: '',
  caption: '',
  alt: '',
  credit: '',
  creator: '',
  copyright: '',
  rights: '',
  event: '',
  place: '',
  latitude: null,
  longitude: null,
  takenAt: null,
  people: [],
  topics: [],
  aiUse: 'none',
}
const read = async (bytes: Uint8Array) => {
  await writeFile(path, bytes)
  return readMetadata(path)
}
const planted = async (tags: Record<string, unknown>, kind = 'jpeg') => {
  await writeFile(path, await drawnFiles[kind]!())
  await sharedExiftool().write(path, tags, { writeArgs: ['-overwrite_original'] })
  return readMetadata(path)
}
const packet = (inside: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${inside}</rdf:RDF></x:xmpmeta>`
/** A PNG with this XMP and nothing else of interest. */
async function pngWith(xmp: string): Promise<Buffer> {
  const png = await drawnFiles['png']!()
  const text = Buffer.from(`iTXtXML:com.adobe.xmp\0\0\0\0\0${xmp}`)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length - 4)
  return Buffer.concat([png.subarray(0, 33), length, text, Buffer.alloc(4), png.subarray(33)])
}

describe('what is said', () => {
  test.each(Object.keys(drawnFiles))('a %s without metadata says nothing', async (kind) => {
    expect(await read(await drawnFiles[kind]!())).toEqual(nothing)
  })

  test('in IPTC alone', async () => {
    const found = await planted({
      'IPTC:Headline': 'Judul',
      'IPTC:Caption-Abstract': 'Keterangan',
      'IPTC:Credit': 'Humas',
      'IPTC:By-line': ['Ani', 'Budi'],
      'IPTC:CopyrightNotice': '© Humas',
      'IPTC:Sub-location': 'Alun-alun',
      'IPTC:City': 'Bandung',
      'IPTC:Province-State': 'Jawa Barat',
      'IPTC:Country-PrimaryLocationName': 'Indonesia',
      'IPTC:Keywords': ['banjir', '2026'],
      'IPTC:DateCreated': '1947:07:21',
      'IPTC:TimeCreated': '06:30:00+07:30',
    })
    expect(found).toEqual({
      ...nothing,
      headline: 'Judul',
      caption: 'Keterangan',
      credit: 'Humas',
      creator: 'Ani, Budi',
      copyright: '© Humas',
      place: 'Alun-alun, Bandung, Jawa Barat, Indonesia',
      topics: ['banjir', '2026'],
      takenAt: new Date('1947-07-20T23:00:00Z'),
    })
  })

  test('in EXIF alone; without a zone of its own it is 7 hours ahead', async () => {
    const exif = {
      'EXIF:ImageDescription': 'Keterangan',
      'EXIF:Artist': 'Ani',
      'EXIF:Copyright': '© Ani',
      'EXIF:DateTimeOriginal': '2026:08:17 10:00:00',
      'EXIF:GPSLatitude': 6.175_4,
      'EXIF:GPSLatitudeRef': 'S',
      'EXIF:GPSLongitude': 106.827_2,
      'EXIF:GPSLongitudeRef': 'E',
    }
    for (const kind of ['jpeg', 'png', 'webp', 'tiff', 'avif', 'heic'])
      expect(await planted(exif, kind)).toEqual({
        ...nothing,
        caption: 'Keterangan',
        creator: 'Ani',
        copyright: '© Ani',
        takenAt: new Date('2026-08-17T03:00:00Z'),
        latitude: -6.1754,
        longitude: 106.8272,
      })
    const { takenAt } = await planted({ ...exif, 'EXIF:OffsetTimeOriginal': '+09:00' })
    expect(takenAt).toEqual(new Date('2026-08-17T01:00:00Z'))
  })

  test('XMP before IPTC before EXIF, but for the moment', async () => {
    const found = await planted({
      'XMP-dc:Description': 'XMP',
      'IPTC:Caption-Abstract': 'IPTC',
      'EXIF:ImageDescription': 'EXIF',
      'IPTC:CopyrightNotice': 'IPTC',
      'EXIF:Copyright': 'EXIF',
      'XMP-photoshop:DateCreated': '2020:01:01 00:00:00+00:00',
      'EXIF:DateTimeOriginal': '2026:08:17 10:00:00',
    })
    expect(found).toMatchObject({
      caption: 'XMP',
      copyright: 'IPTC',
      takenAt: new Date('2026-08-17T03:00:00Z'),
    })
  })

  test('places in structures, positions in XMP, the default language, numbers as words', async () => {
    const found = await planted({
      'XMP-iptcExt:LocationCreatedSublocation': 'Pelabuhan',
      'XMP-iptcExt:LocationCreatedCity': 'Sorong',
      'XMP-iptcExt:LocationCreatedCountryName': 'Indonesia',
      'XMP-iptcExt:LocationShownCity': 'Ambon',
      'XMP-exif:GPSLatitude': -0.876_5,
      'XMP-exif:GPSLongitude': 131.255_8,
      'XMP-dc:Description': 'bawaan',
      'XMP-dc:Description-en-US': 'English',
      'XMP-dc:Subject': ['007', 'true', '1e3'],
      'XMP-photoshop:Headline': '2026',
    })
    expect(found).toMatchObject({
      place: 'Pelabuhan, Sorong, Indonesia',
      latitude: -0.8765,
      longitude: 131.2558,
      caption: 'bawaan',
      topics: ['007', 'true', '1e3'],
      headline: '2026',
    })
  })

  test.each([
    ['trainedAlgorithmicMedia', 'generated'],
    ['compositeWithTrainedAlgorithmicMedia', 'assisted'],
    ['compositeSynthetic', 'assisted'],
    ['algorithmicMedia', 'none'],
    ['digitalCapture', 'none'],
  ])('the digital source type %s is %s use of AI', async (type, use) => {
    const uri = `http://cv.iptc.org/newscodes/digitalsourcetype/${type}`
    const ns = 'xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
    for (const form of [
      `<rdf:Description ${ns} e:DigitalSourceType="${uri}"/>`,
      `<rdf:Description ${ns}><e:DigitalSourceType>${uri}</e:DigitalSourceType></rdf:Description>`,
      `<rdf:Description ${ns}><e:DigitalSourceType rdf:resource="${uri}"/></rdf:Description>`,
    ])
      expect((await read(await pngWith(packet(form)))).aiUse).toBe(use)
  })

  test("a camera's advertisement is no caption, its unset clock no moment", async () => {
    const found = await planted({
      'EXIF:ImageDescription': 'OLYMPUS DIGITAL CAMERA         ',
      'EXIF:DateTimeOriginal': '1980:01:01 00:00:00',
    })
    expect(found).toEqual(nothing)
  })
})

/** What no value may hold, however hostile the file. */
function expectClean(found: FoundMetadata) {
  const texts = [
    found.headline,
    found.caption,
    found.alt,
    found.credit,
    found.creator,
    found.copyright,
    found.rights,
  ]
  for (const text of [...texts, found.event, found.place, ...found.people, ...found.topics]) {
    expect(text.isWellFormed()).toBe(true)
    expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
    expect(text.length).toBeLessThanOrEqual(2000)
  }
  for (const list of [found.people, found.topics]) expect(list.length).toBeLessThanOrEqual(100)
  if (found.latitude !== null) expect(Math.abs(found.latitude)).toBeLessThanOrEqual(90)
  if (found.longitude !== null) expect(Math.abs(found.longitude)).toBeLessThanOrEqual(180)
  if (found.takenAt !== null) expect(found.takenAt.getTime()).not.toBeNaN()
}

describe('what is hostile', () => {
  test('huge, controlling and turning text', async () => {
    const evil = `\u202egpj\u0007\u0000${'A'.repeat(700_000)}`
    const ns = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    const items = Array.from({ length: 5000 }, (_, at) => `<rdf:li>k${at}</rdf:li>`).join('')
    const xmp = packet(
      `<rdf:Description ${ns}><dc:subject><rdf:Bag>${items}</rdf:Bag></dc:subject><dc:description>${evil}</dc:description></rdf:Description>`,
    )
    const found = await read(await pngWith(xmp))
    expectClean(found)
    expect(found.topics).toHaveLength(100)
    expect(found.caption).toMatch(/^gpj A{1990,}$/)
  })

  test('coordinates that are none', async () => {
    for (const [lat, lon] of [
      ['0/0 0/0 0/0', '0/0 0/0 0/0'],
      ['91/1 0/1 0/1', '10/1 0/1 0/1'],
      ['0/1 0/1 0/1', '0/1 0/1 0/1'],
      ['1/0 0/1 0/1', '181/1 0/1 0/1'],
    ] as const) {
      const jpeg = await sharp(await drawnFiles['jpeg']!())
        .withExif({
          IFD3: { GPSLatitude: lat, GPSLatitudeRef: 'S', GPSLongitude: lon, GPSLongitudeRef: 'E' },
        })
        .jpeg()
        .toBuffer()
      expect(await read(jpeg)).toEqual(nothing)
    }
    for (const wrong of [Number.NaN, Infinity, '6', null, {}, -90.01])
      expect(cleanPosition(wrong, 106)).toEqual({ latitude: null, longitude: null })
  })

  test('moments that are none', () => {
    const wrong = [
      '0000:00:00 00:00:00',
      '2026:02:31 10:00:00',
      '2026:13:01',
      '9999:01:01',
      '2026',
      'kemarin',
      ' ',
      7,
      null,
    ]
    for (const value of wrong) expect(cleanMoment(value)).toBeNull()
    expect(cleanMoment('2026:08:17 10:00:00', '+99:99')).toEqual(new Date('2026-08-17T03:00:00Z'))
    expect(cleanMoment('2026-08-17T10:00:00.123Z', '+09:00')).toEqual(new Date('2026-08-17T10:00:00Z'))
    expect(cleanMoment('2026-08-17')).toEqual(new Date('2026-08-16T17:00:00Z'))
  })

  test('texts of the wrong type', () => {
    for (const wrong of [undefined, null, {}, [], Number.NaN, true, new Uint8Array(3)])
      expect(cleanText(wrong)).toBe('')
    expect(cleanText('a\ud800b')).toBe('a\ufffdb')
    expect(cleanText('👩🏽‍🌾')).toBe('👩🏽‍🌾')
  })

  test('XMP that opens and never closes, nests without end, or defines entities', () => {
    const open = '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">'
    for (const inside of [
      '<dc:title>'.repeat(90_000),
      '<a:b c="'.repeat(90_000),
      `<dc:title>${'&lol;'.repeat(90_000)}</dc:title>`,
      '<!DOCTYPE x [<!ENTITY a "b">'.repeat(20_000),
      '<'.repeat(500_000),
      ' x:y="z"'.repeat(90_000),
    ])
      expect(readXmp(Buffer.from(packet(open + inside))).size).toBeLessThanOrEqual(1)
    expect(
      readXmp(
        Buffer.from(packet(`${open}<dc:title>&#x48;&amp;lt;&#0999999999;</dc:title></rdf:Description>`)),
      ),
    ).toEqual(new Map([['dc:title', [{ text: 'H&lt;&#0999999999;', lang: undefined }]]]))
  })

  test('a HEIC whose box is 0 bytes long, and other lies about length', async () => {
    const head = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')
    for (const lie of [
      '\0\0\0\0free',
      '\0\0\0\x01free',
      '\x7f\xff\xff\xffmeta',
      '\0\0\0\x0cmeta\0\0\0\0',
      '\0\0\0\x07meta',
    ])
      expect(await read(Buffer.concat([head, Buffer.from(lie, 'latin1'), Buffer.alloc(200)]))).toEqual(
        nothing,
      )
    expect(await read(Buffer.from('II*\0\0\0\xf0\x7f', 'latin1'))).toEqual(nothing)
    expect(await read(Buffer.alloc(0))).toEqual(nothing)
  })

  test('any file that was damaged anywhere', async () => {
    const tags = {
      'XMP-dc:Title': 'Judul',
      'EXIF:Artist': 'Ani',
      'EXIF:GPSLatitude': 6,
      'EXIF:GPSLongitude': 106,
    }
    for (const kind of Object.keys(drawnFiles)) {
      await planted(
        kind === 'mp4' || kind === 'mov' || kind === 'pdf' ? { 'XMP-dc:Title': 'Judul' } : tags,
        kind,
      )
      const whole = await readFile(path)
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.tuple(
              fc.nat(Math.min(whole.length, 4000) - 1),
              fc.oneof(fc.nat(255), fc.constantFrom(0, 255)),
            ),
            { maxLength: 12 },
          ),
          fc.option(fc.nat(whole.length)),
          async (changes, cut) => {
            const damaged = Buffer.from(whole)
            for (const [at, byte] of changes) damaged[at] = byte
            expectClean(await read(damaged.subarray(0, cut ?? damaged.length)))
          },
        ),
        { numRuns: 60 },
      )
    }
  })
})

test('a missing file is an error of its own', async () => {
  await expect(readMetadata(join(folder, 'nowhere'))).rejects.toThrow('ENOENT')
})
