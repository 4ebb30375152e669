/** Real picture files made on the spot, whole and hostile ones. */
import { Readable } from 'node:stream'
import { deflateSync } from 'node:zlib'
import { sharp } from '../../src/platform/images.ts'

/** Noise compresses badly, so that sizes and truncation behave as with a photograph. */
export const photograph = (width = 1200, height = 800, seed = 1) => {
  const pixels = Buffer.alloc(width * height * 3)
  let state = seed * 2_654_435_761
  for (let at = 0; at < pixels.length; at++) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
    pixels[at] = (state >> 16) & 0xff
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

/** A JPEG as a phone makes it: stored lying, shown standing, with the place where it was taken. */
export const phonePhotograph = () =>
  photograph(1600, 1200)
    .withExif({
      IFD0: { Make: 'Telepon', Model: 'RahasiaModel', Copyright: 'RahasiaNama' },
      IFD2: { DateTimeOriginal: '2026:11:20 09:30:00', OffsetTimeOriginal: '+08:00' },
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '6/1 55/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '107/1 36/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

/** A PNG whose header claims any size; its pixels are a few bytes of nothing. */
export function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, body: Buffer): Buffer {
  const tagged = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const framed = Buffer.alloc(tagged.length + 8)
  framed.writeUInt32BE(body.length, 0)
  framed.set(tagged, 4)
  framed.writeUInt32BE(crc32(tagged), tagged.length + 4)
  return framed
}

function crc32(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** A stream in small pieces, as a network brings it. */
export const inPieces = (bytes: Uint8Array, size = 16_384) =>
  Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    })(),
    { objectMode: false },
  )

/** The body of a multipart/form-data request: fields first, then the file. */
export function multipart(
  file: { name: string; bytes: Uint8Array; type?: string },
  fields: Record<string, string> = {},
): { payload: Buffer; headers: Record<string, string> } {
  const boundary = '----rumah-besar'
  const part = (headers: string, body: Uint8Array | string) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\n${headers}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ])
  return {
    payload: Buffer.concat([
      ...Object.entries(fields).map(([name, value]) =>
        part(`Content-Disposition: form-data; name="${name}"`, value),
      ),
      part(
        `Content-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: ${file.type ?? 'application/octet-stream'}`,
        file.bytes,
      ),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
