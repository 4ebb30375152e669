/**
 * PDQ, Meta's perceptual hash of a picture: 256 bits, one for each of the 16 × 16 lowest frequencies (without the
 * mean), set where that frequency is stronger than the median one. Written here from the description in
 * github.com/facebook/ThreatExchange, hashing/hashing.pdf, and checked against that project's published hashes.
 */
import { cells, shrinkToCells } from './tent-filter.ts'

export interface PdqHash {
  /** 32 bytes in the order of the published 64 hexadecimal digits. */
  hash: Uint8Array
  /** 0 (nothing to see: a wall, a night) to 100. Below 50 a likeness means nothing. */
  quality: number
}

const frequencies = 16
/** Below this the reference gives an empty hash of quality 0, in pixels. */
const leastSide = 5

/** The hash of a picture given as luminance, 0 to 255, row by row. */
export function pdqOfLuma(luma: Float32Array, width: number, height: number): PdqHash {
  if (luma.length !== width * height)
    throw new Error(`${luma.length} values are not ${width} × ${height} pixels.`)
  if (width < leastSide || height < leastSide) return { hash: new Uint8Array(32), quality: 0 }
  const small = shrinkToCells(luma, width, height)
  return { hash: bitsOf(lowFrequencies(small)), quality: qualityOf(small) }
}

/** Row f: the cosine wave of f + 1 half periods across the cells, scaled so that the rows are of length 1. */
export const cosines = Float64Array.from({ length: frequencies * cells }, (_, at) => {
  const wave = Math.floor(at / cells) + 1
  const cell = at % cells
  return Math.sqrt(2 / cells) * Math.cos((Math.PI / (2 * cells)) * wave * (2 * cell + 1))
})

/** The discrete cosine transform, as far as it is needed: first down the columns, then along the rows. */
function lowFrequencies(small: Float32Array): Float64Array {
  const down = new Float64Array(frequencies * cells)
  for (let wave = 0; wave < frequencies; wave++)
    for (let row = 0; row < cells; row++) {
      const weight = cosines[wave * cells + row]!
      for (let column = 0; column < cells; column++)
        down[wave * cells + column]! += weight * small[row * cells + column]!
    }
  const found = new Float64Array(frequencies * frequencies)
  for (let wave = 0; wave < frequencies; wave++)
    for (let across = 0; across < frequencies; across++) {
      let sum = 0
      for (let column = 0; column < cells; column++)
        sum += down[wave * cells + column]! * cosines[across * cells + column]!
      found[wave * frequencies + across] = sum
    }
  return found
}

/** Of an even number of values the lower of the middle two, as the reference has it. */
export const lowerMedian = (values: Float64Array) => values.toSorted()[Math.ceil(values.length / 2) - 1]!

/** Frequency 0 is the lowest bit of the last byte: the published form writes the number with its highest digit first. */
function bitsOf(found: Float64Array): Uint8Array {
  const median = lowerMedian(found)
  const hash = new Uint8Array(32)
  for (const [at, value] of found.entries()) if (value > median) hash[31 - (at >> 3)]! |= 1 << (at & 7)
  return hash
}

/** The steps between neighbouring cells, in whole hundredths of the full range, summed; 9000 of them are enough for 100. */
function qualityOf(small: Float32Array): number {
  let steps = 0
  const step = (from: number, to: number) => Math.abs(Math.trunc(((small[from]! - small[to]!) * 100) / 255))
  for (let row = 0; row < cells; row++)
    for (let column = 0; column < cells; column++) {
      const at = row * cells + column
      if (row + 1 < cells) steps += step(at, at + cells)
      if (column + 1 < cells) steps += step(at, at + 1)
    }
  return Math.min(100, Math.floor(steps / 90))
}
