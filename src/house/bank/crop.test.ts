import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cropKey, pixelsOf, shapeWithin, side, type Crop } from './crop.ts'

const anyCrop: fc.Arbitrary<Crop> = fc
  .record({
    x: fc.integer({ min: 0, max: side - 200 }),
    y: fc.integer({ min: 0, max: side - 200 }),
    w: fc.integer({ min: 200, max: side }),
    h: fc.integer({ min: 200, max: side }),
    fx: fc.double({ min: 0, max: 1, noNaN: true }),
    fy: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ x, y, w, h, fx, fy }) => {
    const [width, height] = [Math.min(w, side - x), Math.min(h, side - y)]
    return { x, y, width, height, focusX: x + Math.round(fx * width), focusY: y + Math.round(fy * height) }
  })
const anySize = fc.record({
  width: fc.integer({ min: 1, max: 8000 }),
  height: fc.integer({ min: 1, max: 8000 }),
})
const shape = { width: 1200, height: 630 }

test('whatever is cut out of whatever picture lies within it, and the card within the cut', () => {
  fc.assert(
    fc.property(anyCrop, anySize, (crop, size) => {
      const part = pixelsOf(crop, size)
      expect(part.left).toBeGreaterThanOrEqual(0)
      expect(part.top).toBeGreaterThanOrEqual(0)
      expect(part.width).toBeGreaterThanOrEqual(1)
      expect(part.height).toBeGreaterThanOrEqual(1)
      expect(part.left + part.width).toBeLessThanOrEqual(size.width)
      expect(part.top + part.height).toBeLessThanOrEqual(size.height)
      const card = shapeWithin(crop, size, shape)
      expect(card.left).toBeGreaterThanOrEqual(part.left)
      expect(card.top).toBeGreaterThanOrEqual(part.top)
      expect(card.left + card.width).toBeLessThanOrEqual(part.left + part.width)
      expect(card.top + card.height).toBeLessThanOrEqual(part.top + part.height)
    }),
  )
})

test('a card keeps the point: at the left edge it begins there, at the right it ends there', () => {
  const whole = { x: 0, y: 0, width: side, height: side, focusY: 5000 }
  const size = { width: 4000, height: 1000 }
  expect(shapeWithin({ ...whole, focusX: 0 }, size, shape).left).toBe(0)
  const right = shapeWithin({ ...whole, focusX: side }, size, shape)
  expect(right.left + right.width).toBe(4000)
})

test('another point is another address, the same numbers in another order the same', () => {
  const crop = { x: 1, y: 2, width: 3000, height: 4000, focusX: 5, focusY: 6 }
  const { x, ...rest } = crop
  expect(cropKey({ ...rest, x })).toBe(cropKey(crop))
  expect(cropKey({ ...crop, focusX: 6 })).not.toBe(cropKey(crop))
})
