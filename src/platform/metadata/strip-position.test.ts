import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { drawnFiles } from './drawn-files.ts'
import { ask, fileOf, openFileDesk, plant, record } from './file-desk.ts'
import { readMetadata } from './read-metadata.ts'
import { writeMetadata } from './write-metadata.ts'

openFileDesk()

const pictures = ['jpeg', 'png', 'webp', 'tiff', 'avif', 'heic']
const telltale = {
  'EXIF:SerialNumber': 'C-123',
  'EXIF:LensSerialNumber': 'L-9',
  'EXIF:OwnerName': 'Budi',
  'EXIF:GPSLatitude': 6.1,
  'EXIF:GPSLatitudeRef': 'S',
  'EXIF:GPSLongitude': 106.8,
  'EXIF:GPSLongitudeRef': 'E',
  'EXIF:GPSAltitude': 12,
  'XMP-exif:GPSLatitude': -6.1,
  'XMP-exif:GPSAltitude': 3,
  'XMP-aux:SerialNumber': '77',
  'XMP-exifEX:LensSerialNumber': '78',
  'XMP-aux:OwnerName': 'Budi',
  'XMP-iptcExt:LocationCreatedGPSLatitude': -6.1,
  'XMP-iptcExt:LocationCreatedCity': 'Jakarta',
  'XMP-iptcExt:LocationShownGPSLongitude': 106.8,
}
const askTelltale = ['-*GPS*', '-*Serial*', '-OwnerName', '--Composite:all']

describe.each(pictures)('position and serial numbers of a %s', (kind) => {
  test('are gone, or kept as asked', async () => {
    const path = await fileOf(kind, `${kind}-position`)
    await plant(path, telltale)
    const planted = Object.keys(await ask(path, ...askTelltale)).length
    expect(planted).toBeGreaterThan(10)

    const kept = `${path}-kept`
    await copyFile(path, kept)
    const here = { ...record, latitude: -6.1, longitude: 106.8, place: 'Jakarta' }
    await writeMetadata(kept, here, { keepPosition: true })
    expect(await ask(kept, ...askTelltale)).toMatchObject({
      'ExifIFD:SerialNumber': 'C-123',
      'GPS:GPSAltitude': '12 m',
    })
    expect(await readMetadata(kept)).toMatchObject({ latitude: -6.1, longitude: 106.8 })

    await writeMetadata(path, here, { keepPosition: false })
    expect(await ask(path, ...askTelltale)).toEqual({})
    expect(await readMetadata(path)).toMatchObject({ latitude: null, longitude: null, place: 'Jakarta' })
    // The place of the same name keeps its structure, only without its coordinates.
    expect(await ask(path, '-XMP-iptcExt:LocationCreatedCity')).toEqual({
      'XMP-iptcExt:LocationCreatedCity': 'Jakarta',
    })
  })
})

test.each(['mp4', 'mov'])('the position of a %s goes from all its homes', async (kind) => {
  const path = await fileOf(kind, `${kind}-position`)
  const groups = ['ItemList', 'UserData', 'Keys']
  await plant(path, Object.fromEntries(groups.map((group) => [`${group}:GPSCoordinates`, '-6.1, 106.8'])))
  await plant(path, { 'XMP-exif:GPSLatitude': -6.1, 'Keys:LocationName': 'Rumah' })
  expect(Object.keys(await ask(path, ...askTelltale))).toHaveLength(4)
  await writeMetadata(path, record, { keepPosition: false })
  expect(await ask(path, ...askTelltale, '-Location*Name')).toEqual({})
})

test('what hangs behind a JPEG goes with the position, and stays with it', async () => {
  const path = await fileOf('jpeg', 'trailer')
  const film = await drawnFiles['mp4']!()
  await writeFile(path, Buffer.concat([await readFile(path), film]))
  const kept = `${path}-kept`
  await copyFile(path, kept)
  await writeMetadata(kept, record, { keepPosition: true })
  expect((await readFile(kept)).subarray(-film.length).equals(film)).toBe(true)
  await writeMetadata(path, record, { keepPosition: false })
  expect((await readFile(path)).subarray(-2).toString('hex')).toBe('ffd9')
})
