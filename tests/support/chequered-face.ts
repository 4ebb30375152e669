/** A scene with a face of black and white squares, as different cameras keep it: whoever blurs it leaves no square. */
import { sharp } from '../../src/platform/images.ts'
import { drawHeic } from '../../src/platform/raw-pictures/drawn-heic.ts'
import { drawRaw } from '../../src/platform/raw-pictures/drawn-raw.ts'

/** Left half red, right half blue; a fine chequer, black and white, where the face would be. */
export async function scene(): Promise<Buffer> {
  const [width, height] = [1600, 1200]
  const data = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const face = x >= 200 && x < 600 && y >= 200 && y < 600
      const value = (x >> 3) % 2 === (y >> 3) % 2 ? 255 : 0
      const at = (y * width + x) * 3
      data.set(face ? [value, value, value] : x < width / 2 ? [200, 20, 20] : [20, 20, 200], at)
    }
  const small = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(160, 120)
    .jpeg()
    .toBuffer()
  const picture = await sharp(data, { raw: { width, height, channels: 3 } })
    .withExif({ IFD0: { Make: 'KameraRahasia' } })
    .jpeg({ quality: 95 })
    .toBuffer()
  return withThumbnail(picture, small)
}

/** Puts a thumbnail into the EXIF of a JPEG, as cameras do (Exif 2.3, 4.5.8): a block with one more directory. */
function withThumbnail(jpeg: Buffer, thumbnail: Buffer): Buffer {
  const head = Buffer.alloc(8 + 2 + 4 + 2 + 3 * 12 + 4)
  head.write('II*\0', 0, 'latin1')
  head.writeUInt32LE(8, 4)
  head.writeUInt16LE(0, 8) // nothing in the first directory
  head.writeUInt32LE(14, 10)
  head.writeUInt16LE(3, 14)
  const entry = (n: number, tag: number, type: number, value: number) => {
    const at = 16 + n * 12
    head.writeUInt16LE(tag, at)
    head.writeUInt16LE(type, at + 2)
    head.writeUInt32LE(1, at + 4)
    head.writeUInt32LE(value, at + 8)
  }
  entry(0, 0x0103, 3, 6)
  entry(1, 0x0201, 4, head.length)
  entry(2, 0x0202, 4, thumbnail.length)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), head, thumbnail])
  const marker = Buffer.alloc(4)
  marker.writeUInt16BE(0xffe1, 0)
  marker.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), marker, body, jpeg.subarray(2)])
}

/** As a telephone and a camera keep the scene: blocks of 16 pixels, and a preview between noise. */
const inFace = (column: number, row: number) => column >= 5 && column < 15 && row >= 5 && row < 15
export const telephone = () =>
  drawHeic({
    columns: 40,
    rows: 30,
    colour: (column, row) => [inFace(column, row) && (column + row) % 2 === 0 ? 235 : 16, 128, 128],
  })
export const camera = async () =>
  drawRaw({ dng: true, previews: [await scene()], noise: Buffer.from('SerialRahasia') })

/** How much neighbours differ in the middle of the face: a chequer of black and white, or nothing. */
export function detail({
  data,
  info,
}: {
  data: Buffer
  info: { width: number; height: number; channels: number }
}) {
  let most = 0
  const value = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? 0
  const cell = Math.max(1, Math.round((info.width / 1600) * 8))
  for (let y = Math.ceil(info.height * 0.2); y < info.height * 0.46; y++)
    for (let x = Math.ceil(info.width * 0.16); x < info.width * 0.33; x++)
      most = Math.max(most, Math.abs(value(x, y) - value(x + cell, y)))
  return most
}
