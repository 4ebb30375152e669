import fc from 'fast-check'
import type { Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { sharp } from '../images.ts'
import { distance, fromHex, nearPieces, pieces, toBits, toHex } from './compare-hashes.ts'
import { drawing } from './drawn-pictures.ts'
import { pdqHash } from './pdq-hash.ts'
import { cosines, lowerMedian, pdqOfLuma } from './pdq-of-luma.ts'
import {
  bridge,
  bridgeChanged,
  bridgeTurned,
  cosineRows,
  formulas,
  others,
  small,
} from './published-hashes.ts'

const luma = ([red = 0, green = 0, blue = 0]: readonly number[]) => 0.299 * red + 0.587 * green + 0.114 * blue
const draw = (width: number, height: number, value: (x: number, y: number) => number) =>
  Float32Array.from({ length: width * height }, (_, at) => value(at % width, Math.floor(at / width)))

describe('against what others published', () => {
  test.each(formulas)(
    'a picture by formula, $width × $height: bit by bit',
    ({ width, height, pixel, hash, quality }) => {
      const found = pdqOfLuma(
        draw(width, height, (x, y) => luma(pixel(x, y))),
        width,
        height,
      )
      expect([toHex(found.hash), found.quality]).toEqual([hash, quality])
    },
  )

  test("Meta's small picture, read through sharp: bit by bit", async () => {
    expect(toHex((await pdqHash(Buffer.from(small.png, 'base64'))).hash)).toBe(small.hash)
  })

  test('the cosine table and the median', () => {
    for (const [row, bits] of cosineRows)
      for (const [at, word] of bits.entries())
        expect(cosines[row * 64 + at]).toBeCloseTo(new Float32Array(Uint32Array.of(word).buffer)[0]!, 7)
    // pdq/python/pdqhashing/tests/matrix_test.py: of row + column / 100 in 4 rows of 8 it is 1.07.
    const table = Float64Array.from({ length: 32 }, (_, at) => Math.floor(at / 8) + (at % 8) * 0.01)
    expect(lowerMedian(table)).toBe(1.07)
  })

  test('published hashes of one photograph are near, those of others far', () => {
    const apart = (from: Record<string, string>) =>
      Object.values(from).map((hex) => distance(fromHex(hex), fromHex(bridge)))
    expect(Math.max(...apart(bridgeChanged))).toBeLessThanOrEqual(31)
    expect(Math.min(...apart(others))).toBeGreaterThan(80)
  })

  // Turning a picture changes the sign of known frequencies: so bit 16 * row + column is where we believe it is.
  test.each([
    ['upsideDown', (row: number, column: number) => [row, column, row % 2 === 0]],
    ['mirrored', (row: number, column: number) => [row, column, column % 2 === 0]],
    ['rotate180', (row: number, column: number) => [row, column, (row + column) % 2 === 1]],
    ['diagonal', (row: number, column: number) => [column, row, false]],
  ] as const)('the bits of the bridge turned (%s) lie as published', (turn, from) => {
    const bits = toBits(fromHex(bridge)).split('').toReversed()
    const turned = Array.from({ length: 256 }, (_, at) => {
      const [row, column, inverted] = from(Math.floor(at / 16), at % 16) as [number, number, boolean]
      return (bits[row * 16 + column] === '1') !== inverted ? '1' : '0'
    })
    expect(
      distanceOfBits(turned.toReversed().join(''), toBits(fromHex(bridgeTurned[turn]))),
    ).toBeLessThanOrEqual(20)
  })
})

const distanceOfBits = (a: string, b: string) => Array.from(a).filter((bit, at) => bit !== b[at]).length

describe('pictures drawn here', () => {
  const seeds = [1, 2, 3]
  const png = (seed: number) => drawing(seed).png({ compressionLevel: 1 }).toBuffer()
  const changes: Record<string, (from: Sharp) => Sharp> = {
    'JPEG of quality 60': (from) => from.jpeg({ quality: 60 }),
    'WebP of quality 40': (from) => from.webp({ quality: 40 }),
    'half as large': (from) => from.resize(600).png(),
    'twice as large': (from) => from.resize(2400, 1600, { kernel: 'linear' }).jpeg(),
    'a third, other proportions': (from) => from.resize(400, 400, { fit: 'fill' }).png(),
    'a tenth brighter': (from) => from.linear(1.1, 0).png(),
    grey: (from) => from.greyscale().png(),
    'sixteen bits': (from) => from.toColourspace('rgb16').png(),
  }

  test.each(Object.entries(changes))('stay the same picture: %s', async (_, change) => {
    for (const seed of seeds) {
      const original = await png(seed)
      const before = await pdqHash(original)
      const after = await pdqHash(await change(sharp(original)).toBuffer())
      expect(before.quality).toBeGreaterThanOrEqual(50)
      expect(distance(before.hash, after.hash)).toBeLessThanOrEqual(31)
    }
  })

  test('turned or mirrored they are others', async () => {
    for (const seed of seeds) {
      const original = await png(seed)
      const { hash } = await pdqHash(original)
      for (const turned of [sharp(original).rotate(90), sharp(original).rotate(180), sharp(original).flop()])
        expect(distance(hash, (await pdqHash(await turned.toBuffer())).hash)).toBeGreaterThan(80)
    }
  })

  test('different ones are far apart', async () => {
    const hashes = await Promise.all(
      Array.from({ length: 16 }, async (_, seed) => (await pdqHash(await png(seed))).hash),
    )
    const apart = hashes.flatMap((a, at) => hashes.slice(at + 1).map((b) => distance(a, b)))
    expect(Math.min(...apart)).toBeGreaterThan(80)
  })

  test('what the camera noted of its position is heeded: the hash is of the upright picture', async () => {
    const original = await png(5)
    const lying = await sharp(original).rotate(-90).withMetadata({ orientation: 6 }).png().toBuffer()
    expect(toHex((await pdqHash(lying)).hash)).toBe(toHex((await pdqHash(original)).hash))
  })

  test('what is transparent counts as white', async () => {
    const hole = await sharp({ create: { width: 300, height: 300, channels: 4, background: '#00000000' } })
      .composite([{ input: await drawing(6, 150, 150).png().toBuffer() }])
      .png()
      .toBuffer()
    const onWhite = await sharp(hole).flatten({ background: '#ffffff' }).png().toBuffer()
    const onBlack = await sharp(hole).flatten({ background: '#000000' }).png().toBuffer()
    expect(await pdqHash(hole)).toEqual(await pdqHash(onWhite))
    expect(await pdqHash(hole)).not.toEqual(await pdqHash(onBlack))
  })

  test('shrunk by libvips before, the hash stays near to that of every pixel', async () => {
    const { data, info } = await drawing(7, 1500, 1000).raw().toBuffer({ resolveWithObject: true })
    const every = pdqOfLuma(
      draw(info.width, info.height, (x, y) =>
        luma([...data.subarray((y * info.width + x) * 3).subarray(0, 3)]),
      ),
      info.width,
      info.height,
    )
    const shrunk = await pdqHash(await drawing(7, 1500, 1000).png({ compressionLevel: 1 }).toBuffer())
    expect(distance(every.hash, shrunk.hash)).toBeLessThanOrEqual(16)
  })
})

test('a wall has no quality, a tiny picture an empty hash, a broken file no hash', async () => {
  expect(pdqOfLuma(new Float32Array(10_000).fill(128), 100, 100).quality).toBe(0)
  expect(pdqOfLuma(new Float32Array(400).fill(9), 4, 100)).toEqual({ hash: new Uint8Array(32), quality: 0 })
  expect(() => pdqOfLuma(new Float32Array(10), 5, 5)).toThrow('5 × 5')
  await expect(pdqHash(Buffer.from('no picture'))).rejects.toThrow('unsupported')
})

describe('of any hashes', () => {
  const anyHash = fc.uint8Array({ minLength: 32, maxLength: 32 })
  const flip = (hash: Uint8Array, bits: number[]) => {
    const flipped = hash.slice()
    for (const bit of bits) flipped[bit >> 3]! ^= 1 << (bit & 7)
    return flipped
  }
  const someBits = (most: number) => fc.uniqueArray(fc.integer({ min: 0, max: 255 }), { maxLength: most })

  test('the distance counts the flipped bits, and is one of a measure', () => {
    fc.assert(
      fc.property(anyHash, anyHash, anyHash, someBits(256), (a, b, c, bits) => {
        expect(distance(a, flip(a, bits))).toBe(bits.length)
        expect(distance(a, b)).toBe(distance(b, a))
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c))
      }),
    )
    // pdq/python/pdqhashing/tests/hash256_test.py and python-threatexchange's test_pdq_utils.py
    const sample = fromHex('9c151c3af838278e3ef57c180c7d031c07aefd12f2ccc1e18f2a1e1c7d0ff163')
    expect(distance(sample, new Uint8Array(32))).toBe(128)
    expect(distance(fromHex('0f'.repeat(32)), fromHex('f0'.repeat(32)))).toBe(256)
  })

  test('what is written can be read, and nothing else is', () => {
    fc.assert(
      fc.property(anyHash, (hash) => {
        expect(fromHex(toHex(hash))).toEqual(hash)
        expect(fromHex(toHex(hash).toUpperCase())).toEqual(hash)
        expect(BigInt(`0b${toBits(hash)}`)).toBe(BigInt(`0x${toHex(hash)}`))
        expect(toBits(hash)).toHaveLength(256)
      }),
    )
    for (const wrong of ['', 'AAA', `${'0'.repeat(63)}!`, '0'.repeat(65), `${'0'.repeat(64)}\n`])
      expect(() => fromHex(wrong)).toThrow('Not a PDQ hash')
  })

  test('any two at most 31 apart share a piece within one bit', () => {
    fc.assert(
      fc.property(anyHash, someBits(31), (hash, bits) => {
        const wanted = new Set(nearPieces(hash))
        expect(wanted.size).toBe(272)
        expect(pieces(flip(hash, bits)).some((piece) => wanted.has(piece))).toBe(true)
      }),
      { numRuns: 500 },
    )
    // The worst case of 32: two bits in each word. It may be missed, and is.
    const spread = Array.from({ length: 32 }, (_, at) => at * 8)
    expect(
      pieces(flip(new Uint8Array(32), spread)).some((piece) =>
        nearPieces(new Uint8Array(32)).includes(piece),
      ),
    ).toBe(false)
  })

  test('pieces are the words of the published form, with their place', () => {
    expect(pieces(fromHex(bridge)).slice(0, 3)).toEqual([0xd8f8, 65_536 + 0xf0cc, 2 * 65_536 + 0xe0f4])
    expect(Math.max(...nearPieces(fromHex('ff'.repeat(32))))).toBe(15 * 65_536 + 65_535)
  })
})
