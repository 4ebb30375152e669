import { join } from 'node:path'
import { expect, test } from 'vitest'
import { drawnFiles } from './drawn-files.ts'
import { folder, nothing, openFileDesk, packet, planted, pngWith, read } from './file-desk.ts'
import { readMetadata } from './read-metadata.ts'

openFileDesk()

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

test('a missing file is an error of its own', async () => {
  await expect(readMetadata(join(folder, 'nowhere'))).rejects.toThrow('ENOENT')
})
