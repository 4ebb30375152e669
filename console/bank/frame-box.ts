/** Boxes drawn on a picture, in ten-thousandths of its sides, and how they are moved. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export const side = 10_000

const within = (value: number, low: number, high: number) =>
  Math.round(Math.min(Math.max(value, low), Math.max(low, high)))

export const moved = (box: Box, dx: number, dy: number): Box => ({
  ...box,
  x: within(box.x + dx, 0, side - box.width),
  y: within(box.y + dy, 0, side - box.height),
})

/** Draws the lower right corner; `keep` is width ÷ height in ten-thousandths where the shape must stay. */
export function resized(box: Box, dw: number, dh: number, smallest: number, keep: number | null): Box {
  const [mostWide, mostHigh] = [side - box.x, side - box.y]
  if (keep === null)
    return {
      ...box,
      width: within(box.width + dw, smallest, mostWide),
      height: within(box.height + dh, smallest, mostHigh),
    }
  const grown = Math.abs(dw) >= Math.abs(dh * keep) ? box.width + dw : (box.height + dh) * keep
  const width = within(grown, smallest * Math.max(1, keep), Math.min(mostWide, mostHigh * keep))
  return { ...box, width, height: within(width / keep, 1, mostHigh) }
}

/** What an arrow key does to a box: it moves it; with Shift it draws its right or lower edge. */
export function byKey(
  box: Box,
  { key, shiftKey, altKey }: { key: string; shiftKey: boolean; altKey: boolean },
  { smallest, keep = null }: { smallest: number; keep?: number | null },
): Box | undefined {
  const step = altKey ? 20 : 150
  const ways: Record<string, readonly [number, number]> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
  }
  const way = ways[key]
  if (way === undefined) return undefined
  return shiftKey ? resized(box, way[0], way[1], smallest, keep) : moved(box, way[0], way[1])
}

export const percent = (value: number) => `${value / 100}%`
