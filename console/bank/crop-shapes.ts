/** The arithmetic of a cut and its point, the same as the server's: places in ten-thousandths of the picture's sides. */
import { side, type Box } from './frame-box.ts'

export interface Crop extends Box {
  focusX: number
  focusY: number
}

const within = (value: number, low: number, high: number) => Math.round(Math.min(Math.max(value, low), high))

export const wholeAround = (focusX: number, focusY: number): Crop => ({
  x: 0,
  y: 0,
  width: side,
  height: side,
  focusX,
  focusY,
})

/** The point stays in the part. */
export const withBox = (crop: Crop, box: Box): Crop => ({
  ...box,
  focusX: within(crop.focusX, box.x, box.x + box.width),
  focusY: within(crop.focusY, box.y, box.y + box.height),
})

export const withFocus = (crop: Crop, x: number, y: number): Crop => ({
  ...crop,
  focusX: within(x, crop.x, crop.x + crop.width),
  focusY: within(y, crop.y, crop.y + crop.height),
})

/** The largest box of a shape (width ÷ height as seen) in a part, placed like an `object-position` of the point. */
export function shapeWithin(crop: Crop, picture: number, shape: number): Box {
  // As wide as high on the picture is `keep` times as many ten-thousandths.
  const keep = shape / picture
  const width = Math.min(crop.width, crop.height * keep)
  const height = width / keep
  const share = (focus: number, from: number, length: number) => (focus - from) / length
  return {
    x: Math.round(crop.x + (crop.width - width) * share(crop.focusX, crop.x, crop.width)),
    y: Math.round(crop.y + (crop.height - height) * share(crop.focusY, crop.y, crop.height)),
    width: Math.round(width),
    height: Math.round(height),
  }
}
