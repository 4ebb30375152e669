/** Which sizes a film is made in, so that a village phone and a wall both get what they can carry. */
export interface Rung {
  /** Also its folder: 720p. By the short side, as for an upright film. */
  name: string
  width: number
  height: number
  /** Frames per second as a fraction: all rungs have the same, so that they can be cut at the same places. */
  rate: readonly [number, number]
  /** Most kbit/s that the picture may take; a quiet one takes less. */
  videoKbps: number
  audioKbps: number
}

const heights = [360, 720, 1080]
/** Hardware decoders end near this width. */
const longestSide = 4096

/**
 * Rungs from the smallest up, none larger than the source. A source that lies well above the last of them (480, 540)
 * gets one of its own size too: otherwise much of what it shows would be lost.
 */
export function planLadder(source: { width: number; height: number; fps: number }): Rung[] {
  const short = Math.min(source.width, source.height)
  const fitting = heights.filter((height) => height <= short)
  const last = fitting.at(-1) ?? 0
  if (last < 1080 && short >= 1.2 * last) fitting.push(short)
  return fitting.map((side) => rungOf(source, side))
}

function rungOf(source: { width: number; height: number; fps: number }, side: number): Rung {
  const short = Math.min(source.width, source.height)
  const long = Math.max(source.width, source.height)
  const scale = Math.min(side / short, longestSide / long)
  // H.264 halves the colour planes, so sides are even: the nearest, but not above the source.
  const even = (length: number) =>
    Math.max(2, 2 * Math.min(Math.round((length * scale) / 2), Math.floor(length / 2)))
  const [width, height] = [even(source.width), even(source.height)]
  const rate = rateFor(source.fps)
  // A picture of four times the pixels needs about three times the bits, not four.
  const kbps = 900 * ((width * height) / (640 * 360)) ** 0.75 * (rate[0] / rate[1] > 31 ? 1.5 : 1)
  return {
    name: `${Math.max(2, 2 * Math.floor(side / 2))}p`,
    width,
    height,
    rate,
    videoKbps: Math.max(100, Math.round(kbps / 10) * 10),
    audioKbps: side <= 360 ? 96 : 128,
  }
}

const rates: [number, number][] = [
  ...[10, 12, 15, 20].map((rate): [number, number] => [rate, 1]),
  ...([
    [24_000, 1001],
    [24, 1],
    [25, 1],
    [30_000, 1001],
    [30, 1],
    [48, 1],
    [50, 1],
  ] as [number, number][]),
  [60_000, 1001],
  [60, 1],
]

/** The usual rate that holds what the source has: phones vary theirs, and a slide show has next to none. */
const rateFor = (fps: number): readonly [number, number] =>
  rates.find(([above, below]) => Math.abs(above / below / fps - 1) < 0.0005) ??
  rates.find(([above, below]) => above / below >= 0.99 * fps) ?? [60, 1]
