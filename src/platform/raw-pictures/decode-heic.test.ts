import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sharp } from '../images.ts'
import { decodeHeic, type HeicLimits } from './decode-heic.ts'
import { drawHeic, type HeicPlan } from './drawn-heic.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pendopo-heic-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const out = () => join(folder, 'out.jpg')
async function decode(bytes: Uint8Array, limits?: HeicLimits) {
  const path = join(folder, 'in.heic')
  await writeFile(path, bytes)
  return decodeHeic(path, out(), limits)
}

/** Above red, below at the left blue, the rest grey; as Y, Cb, Cr of the full range. */
const plan: HeicPlan = {
  columns: 4,
  rows: 3,
  colour: (column, row) => (row === 0 ? [76, 85, 255] : column === 0 ? [29, 255, 107] : [128, 128, 128]),
}
async function colourAt(x: number, y: number) {
  const { data, info } = await sharp(out()).raw().toBuffer({ resolveWithObject: true })
  const [red, green, blue] = data.subarray((y * info.width + x) * info.channels)
  if (red! > 200 && green! < 60 && blue! < 60) return 'red'
  if (blue! > 200 && red! < 60 && green! < 60) return 'blue'
  return Math.max(red!, green!, blue!) - Math.min(red!, green!, blue!) < 12 ? 'grey' : 'other'
}

describe('a HEIC with real HEVC in it', () => {
  test('becomes a JPEG with the same colours', async () => {
    expect(await decode(drawHeic(plan))).toEqual({ width: 64, height: 48 })
    expect(await sharp(out()).metadata()).toMatchObject({
      format: 'jpeg',
      width: 64,
      height: 48,
      space: 'srgb',
    })
    expect([
      await colourAt(8, 8),
      await colourAt(60, 8),
      await colourAt(8, 40),
      await colourAt(40, 40),
    ]).toEqual(['red', 'red', 'blue', 'grey'])
  })

  // From above left clockwise; without a turn it is red, red, grey, blue.
  test.each([
    [1, 48, 64, ['red', 'grey', 'blue', 'red']],
    [2, 64, 48, ['grey', 'blue', 'red', 'red']],
    [3, 48, 64, ['blue', 'red', 'red', 'grey']],
  ])('stands upright after %i quarter turns to the left', async (turns, width, height, corners) => {
    expect(await decode(drawHeic({ ...plan, turns }))).toEqual({ width, height })
    const [right, bottom] = [width - 5, height - 5]
    expect([
      await colourAt(5, 5),
      await colourAt(right, 5),
      await colourAt(right, bottom),
      await colourAt(5, bottom),
    ]).toEqual(corners)
  })

  test('keeps its colour profile', async () => {
    const profile = (
      await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
        .withIccProfile('p3')
        .jpeg()
        .toBuffer()
        .then((jpeg) => sharp(jpeg).metadata())
    ).icc!
    await decode(drawHeic({ ...plan, profile }))
    expect((await sharp(out()).metadata()).icc?.equals(profile)).toBe(true)
    await decode(
      drawHeic({ ...plan, profile: Buffer.from('no profile at all, but as long as this sentence goes') }),
    )
    expect((await sharp(out()).metadata()).icc).toBeUndefined()
  })

  test('several at once', async () => {
    const paths = [0, 1, 2, 3].map((turns) => join(folder, `many-${turns}.heic`))
    for (const [turns, path] of paths.entries()) await writeFile(path, drawHeic({ ...plan, turns }))
    const made = await Promise.all(paths.map((path) => decodeHeic(path, `${path}.jpg`)))
    expect(made.map(({ width }) => width)).toEqual([64, 48, 64, 48])
  })
})

describe('is refused', () => {
  const refusal = (bytes: Uint8Array, limits?: HeicLimits) =>
    decode(bytes, limits).then(
      () => 'made',
      (error: { code: string; status: number }) => [error.code, error.status],
    )

  test('what is damaged', async () => {
    const whole = drawHeic(plan)
    const wrongs = [
      Buffer.alloc(0),
      Buffer.from('not a picture at all, only words'),
      whole.subarray(0, 20),
      whole.subarray(0, 300),
      whole.subarray(0, whole.length - 800),
      drawHeic({ ...plan, claimed: { width: 16, height: 16 } }),
    ]
    for (const wrong of wrongs) expect(await refusal(wrong)).toEqual(['picture_damaged', 422])
  })

  test('what claims or has too many pixels, before they are decoded', async () => {
    expect(await refusal(drawHeic({ ...plan, claimed: { width: 30_000, height: 30_000 } }))).toEqual([
      'picture_pixels',
      422,
    ])
    expect(await refusal(drawHeic(plan), { pixels: 3000 })).toEqual(['picture_pixels', 422])
  })

  test('what takes too long or too much', async () => {
    expect(await refusal(drawHeic(plan), { milliseconds: 1 })).toEqual(['picture_slow', 422])
    const large = drawHeic({ ...plan, columns: 64, rows: 64 })
    expect(await refusal(large, { megabytes: 8 })).toEqual(['picture_heavy', 422])
  })

  test('nothing that is not there', async () => {
    await expect(decodeHeic(join(folder, 'nowhere'), out())).rejects.toThrow('ENOENT')
  })
})

test('a JPEG of before is not touched by a refusal', async () => {
  await writeFile(out(), 'of before')
  await decode(Buffer.from('wrong')).catch(() => {})
  expect(await readFile(out(), 'utf8')).toBe('of before')
})
