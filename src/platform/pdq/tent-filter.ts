/**
 * The picture made small for PDQ: blurred by a tent, then sampled at 64 × 64 points. Two passes of a box make a tent
 * (W. Jarosz, "Fast Image Convolutions", SIGGRAPH 2001); Meta's hashing.pdf chooses the window so that each of the
 * 4096 samples has seen its whole cell of the picture and half of its neighbours.
 */
export const cells = 64

/** Rounded up, in pixels: half a cell for each of the two passes. */
const windowFor = (side: number) => Math.ceil(side / (2 * cells))

/** @param luma row by row, left as it is. @returns 64 × 64 values, row by row. */
export function shrinkToCells(luma: Float32Array, width: number, height: number): Float32Array {
  // Exactly so many cells are taken as they are, as the reference does for frames of films.
  if (width === cells && height === cells) return luma.slice()
  const blurred = luma.slice()
  const between = new Float32Array(luma.length)
  const rows: Lines = { count: height, apart: width, length: width, step: 1 }
  const columns: Lines = { count: width, apart: 1, length: height, step: width }
  for (let pass = 0; pass < 2; pass++) {
    averageAlong(rows, windowFor(width), blurred, between)
    averageAlong(columns, windowFor(height), between, blurred)
  }
  const small = new Float32Array(cells * cells)
  for (let row = 0; row < cells; row++) {
    const y = middleOf(row, height)
    for (let column = 0; column < cells; column++)
      small[row * cells + column] = blurred[y * width + middleOf(column, width)]!
  }
  return small
}

/** The pixel in the middle of a cell. */
const middleOf = (cell: number, side: number) => Math.floor(((cell + 0.5) * side) / cells)

/** How to walk a picture line by line: all rows or all columns, in steps of values. */
interface Lines {
  count: number
  apart: number
  length: number
  step: number
}

/**
 * Each value becomes the mean of the window around it; an even window reaches one further ahead than back. At the
 * edges the mean is of those that exist, so that no border darkens.
 */
function averageAlong(lines: Lines, window: number, from: Float32Array, to: Float32Array) {
  const { count, apart, length, step } = lines
  const ahead = Math.floor(window / 2)
  const behind = window - 1 - ahead
  for (let line = 0; line < count; line++) {
    const start = line * apart
    let sum = 0
    let seen = 0
    for (let i = -ahead; i < length; i++) {
      if (i + ahead < length) {
        sum += from[start + (i + ahead) * step]!
        seen++
      }
      if (i > behind) {
        sum -= from[start + (i - behind - 1) * step]!
        seen--
      }
      if (i >= 0) to[start + i * step] = sum / seen
    }
  }
}
