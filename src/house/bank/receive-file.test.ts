import { readdir } from 'node:fs/promises'
import exifr from 'exifr'
import { expect, test } from 'vitest'
import { openTestBank } from '../../../tests/support/bank.ts'
import { inPieces, phonePhotograph, photograph, pngOf } from '../../../tests/support/pictures.ts'
import { sharp } from '../../platform/images.ts'
import { renditionNames } from './renditions.ts'

const { bank, db, storage, folder, home, elsewhere, contributor } = await openTestBank()

const send = (bytes: Uint8Array, filename = 'foto.jpg', more: { unitId?: string; alt?: string } = {}) =>
  bank.receive(contributor, { unitId: home, filename, stream: inPieces(bytes), ...more })
const refusal = (bytes: Uint8Array, filename?: string) =>
  send(bytes, filename).then(
    () => 'accepted',
    (error: { code?: string; message?: string }) => error.code ?? error.message,
  )
const keptFiles = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length

test('a contributor deposits a photograph; the original is kept to the byte and a size is ready at once', async () => {
  const bytes = await phonePhotograph()
  const asset = await bank.receive(contributor, {
    unitId: home,
    filename: 'IMG_0042.JPG',
    stream: inPieces(bytes),
    alt: '  Petugas   membagikan buku ',
    credit: 'Sari',
  })
  // Lying 1600 × 1200 with orientation 6 is seen standing.
  expect(asset).toMatchObject({
    unitId: home,
    format: 'jpeg',
    width: 1200,
    height: 1600,
    alt: 'Petugas membagikan buku',
    credit: 'Sari',
    duplicate: false,
    public: false,
    uploader: { name: 'Sari Wulandari' },
  })
  expect(asset.takenAt?.toISOString()).toBe('2026-11-20T01:30:00.000Z')
  expect(Buffer.concat(await storage.read(asset.sha256).toArray())).toEqual(bytes)
  const made = await db.selectFrom('bank.rendition').select('name').where('asset_id', '=', asset.id).execute()
  expect(made).toEqual([{ name: '640' }])
  const [entry] = await db
    .selectFrom('audit.entry')
    .select(['act', 'actor_id', 'version_hash'])
    .where('object_id', '=', asset.id)
    .execute()
  expect(entry).toEqual({ act: 'asset.upload', actor_id: contributor.id, version_hash: asset.sha256 })
})

test('no rendition carries the position, the camera or any other metadata of the original', async () => {
  const bytes = await phonePhotograph()
  expect(await exifr.gps(bytes)).toMatchObject({ longitude: 107.6 })
  const asset = await send(bytes)
  for (const name of renditionNames) {
    const found = await bank.preview(contributor, asset.id, name)
    const rendition = Buffer.concat(await storage.read(found.sha256).toArray())
    expect(await exifr.gps(rendition).catch(() => undefined)).toBeUndefined()
    const { exif, xmp, iptc, icc, orientation, width, height } = await sharp(rendition).metadata()
    expect({ exif, xmp, iptc, icc, orientation }).toEqual({})
    expect([width, height]).toEqual([found.width, found.height])
    expect(rendition.includes('Rahasia')).toBe(false)
    expect(height > width).toBe(name !== 'og')
  }
})

test('JPEG, PNG, WebP, AVIF and TIFF are taken, whatever their names say', async () => {
  const small = () => photograph(300, 200, Math.random() * 1000)
  const files = {
    jpeg: await small().jpeg().toBuffer(),
    png: await small().png().toBuffer(),
    webp: await small().webp().toBuffer(),
    avif: await small().avif({ effort: 0 }).toBuffer(),
    tiff: await small().tiff().toBuffer(),
  }
  for (const [format, bytes] of Object.entries(files))
    expect(await send(bytes, 'apa.saja')).toMatchObject({ format, width: 300, height: 200 })
})

test('the same file again gives the same asset, with a notice; another unit would keep its own', async () => {
  const bytes = await photograph(500, 400, 77).jpeg().toBuffer()
  const first = await send(bytes, 'satu.jpg')
  const [again, twice] = await Promise.all([send(bytes, 'dua.jpg'), send(bytes, 'tiga.jpg')])
  expect([first.duplicate, again.duplicate, twice.duplicate]).toEqual([false, true, true])
  expect([again.id, twice.id, again.filename]).toEqual([first.id, first.id, 'satu.jpg'])
})

test('the same file sent twice at the same moment becomes one asset', async () => {
  const bytes = await photograph(500, 400, 78).jpeg().toBuffer()
  const both = await Promise.all([send(bytes), send(bytes)])
  expect(new Set(both.map((asset) => asset.id)).size).toBe(1)
  expect(both.filter((asset) => asset.duplicate).length).toBe(1)
})

test('a bomb is refused by its header, before anything is decoded', async () => {
  expect(await refusal(pngOf(60_000, 60_000))).toBe('picture_pixels')
  expect(await refusal(pngOf(2_000_000, 40))).toBe('picture_shape')
  expect(await refusal(pngOf(9_000, 9_000))).toBe('picture_bomb')
})

test('a program, a page and a drawing that call themselves pictures are refused with what they are', async () => {
  const program = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0'), Buffer.alloc(4000)])
  for (const [bytes, found] of [
    [program, 'exe'],
    [Buffer.from('<!doctype html><script>alert(1)</script>'), 'html'],
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'svg'],
    [Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), 'svg'],
    [Buffer.from('%PDF-1.7\n1 0 obj'), 'pdf'],
    [Buffer.from('hanya tulisan'), 'txt'],
  ] as const)
    await expect(send(bytes, 'liburan.jpg')).rejects.toMatchObject({
      code: 'file_disguised',
      status: 422,
      params: { found: expect.stringMatching(found === 'svg' ? /svg|xml/ : found) },
    })
  expect(await refusal(Buffer.from('GIF89a\x01\0\x01\0\0\0\0;'), 'gerak.gif')).toBe('file_type')
  expect(await refusal(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'lambang.svg')).toBe(
    'file_type',
  )
  expect(await refusal(Buffer.alloc(0))).toBe('file_empty')
})

test('a picture with a page or an archive hidden in it is refused', async () => {
  const jpeg = await photograph(200, 200, 5).jpeg().toBuffer()
  const zip = Buffer.from('PK\x05\x06'.padEnd(22, '\0'), 'latin1')
  expect(await refusal(Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>')]))).toBe(
    'picture_polyglot',
  )
  expect(await refusal(Buffer.concat([jpeg, Buffer.from('<?php system($_GET["c"]);')]))).toBe(
    'picture_polyglot',
  )
  expect(await refusal(Buffer.concat([jpeg, zip]))).toBe('picture_polyglot')
  const comment = await photograph(200, 200, 6)
    .withExif({ IFD0: { ImageDescription: '<ScRiPt src=//x>' } })
    .jpeg()
    .toBuffer()
  expect(await refusal(comment)).toBe('picture_polyglot')
})

test('a cut-off photograph is refused and leaves nothing behind', async () => {
  const before = await keptFiles()
  const whole = await photograph(1200, 900, 9).jpeg().toBuffer()
  expect(await refusal(whole.subarray(0, whole.length / 2))).toBe('picture_damaged')
  expect(await refusal(whole.subarray(0, 40))).toMatch(/picture_(damaged|type|disguised)/)
  expect(await keptFiles()).toBe(before)
})

test('hostile file names become harmless words, and are never paths', async () => {
  const names = {
    '../../../etc/passwd': 'passwd',
    'C:\\fakepath\\foto.jpg': 'foto.jpg',
    'a\u202egpj.exe\u0000.jpg': 'agpj.exe.jpg',
    '.htaccess': 'htaccess',
    '"><img src=x onerror=alert(1)>.jpg': '"><img src=x onerror=alert(1)>.jpg',
    ' \n\t ': 'tanpa-nama',
  }
  let seed = 100
  for (const [given, kept] of Object.entries(names))
    expect((await send(await photograph(64, 64, seed++).jpeg().toBuffer(), given)).filename).toBe(kept)
  const long = await send(await photograph(64, 64, seed).jpeg().toBuffer(), `${'a'.repeat(5000)}.jpeg`)
  expect(long.filename).toHaveLength(200)
  expect(long.filename.endsWith('.jpeg')).toBe(true)
})

test("nobody deposits into another's unit, and nobody into a unit that does not exist", async () => {
  const bytes = await photograph(64, 64, 300).jpeg().toBuffer()
  await expect(send(bytes, 'a.jpg', { unitId: elsewhere })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(
    send(bytes, 'a.jpg', { unitId: '0198c5d2-0000-7000-8000-000000000000' }),
  ).rejects.toMatchObject({ code: 'not_found' })
})

test('words that are too long are refused before the file is taken', async () => {
  const bytes = await photograph(64, 64, 301).jpeg().toBuffer()
  await expect(send(bytes, 'a.jpg', { alt: 'a'.repeat(501) })).rejects.toMatchObject({
    code: 'invalid_request',
    faults: [{ at: 'alt', code: 'too_long' }],
  })
})
