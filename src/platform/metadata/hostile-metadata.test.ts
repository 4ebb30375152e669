/** Files that lie: whatever is read from them is clean, or nothing. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharp } from '../images.ts'
import { cleanMoment, cleanPosition, cleanText } from './clean-values.ts'
import { drawnFiles } from './drawn-files.ts'
import { folder, nothing, openFileDesk, packet, planted, pngWith, read } from './file-desk.ts'
import type { FoundMetadata } from './file-record.ts'
import { readXmp } from './read-xmp.ts'

openFileDesk()

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
    readXmp(Buffer.from(packet(`${open}<dc:title>&#x48;&amp;lt;&#0999999999;</dc:title></rdf:Description>`))),
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
    expect(await read(Buffer.concat([head, Buffer.from(lie, 'latin1'), Buffer.alloc(200)]))).toEqual(nothing)
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
    const whole = await readFile(join(folder, 'planted'))
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(fc.nat(Math.min(whole.length, 4000) - 1), fc.oneof(fc.nat(255), fc.constantFrom(0, 255))),
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
