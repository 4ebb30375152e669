import type { Palette } from './palettes.ts'
import type { Random } from './random.ts'

/** A piece of cloth that repeats without a seam. */
export interface Tile {
  width: number
  height: number
  svg: string
  /** The cloth runs down or up at 45 degrees; the height must then be a multiple of the width. */
  slope?: 'falling' | 'rising'
}

export type Motif = (palette: Palette, random: Random) => Tile

const n = (value: number) => Number(value.toFixed(2))

export const rect = (width: number, height: number, fill: string) =>
  `<rect x="-2" y="-2" width="${width + 4}" height="${height + 4}" fill="${fill}"/>`

export const dot = (x: number, y: number, r: number, fill: string) =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}"/>`

export const ring = (x: number, y: number, r: number, stroke: string, width = 1.4) =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="none" stroke="${stroke}" stroke-width="${n(width)}"/>`

/** One line drawn several times, wide to narrow: how wax lines lie inside each other. */
export const layers = (path: string, strokes: readonly (readonly [string, number])[], cap = 'round') =>
  strokes
    .map(
      ([colour, width]) =>
        `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="${cap}" stroke-linejoin="round"/>`,
    )
    .join('')

/** The same drawing turned `count` times around a point. */
export function around(x: number, y: number, count: number, drawing: string, start = 0): string {
  let svg = ''
  for (let at = 0; at < count; at++)
    svg += `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(start + (360 * at) / count)})">${drawing}</g>`
  return svg
}

/** Dots on a circle. */
export function dots(
  x: number,
  y: number,
  radius: number,
  count: number,
  r: number,
  fill: string,
  start = 0,
) {
  let svg = ''
  for (let at = 0; at < count; at++) {
    const angle = start + (2 * Math.PI * at) / count
    svg += dot(x + radius * Math.cos(angle), y + radius * Math.sin(angle), r, fill)
  }
  return svg
}

/** A drawing put at each of the points; points at the edge are put at the other edge as well, so that it repeats. */
export function scattered(
  width: number,
  height: number,
  points: readonly (readonly [number, number])[],
  draw: (x: number, y: number) => string,
): string {
  let svg = ''
  for (const [x, y] of points)
    for (const dx of [-width, 0, width]) for (const dy of [-height, 0, height]) svg += draw(x + dx, y + dy)
  return svg
}

/** A petal from the origin upwards. */
export const petal = (length: number, width: number, style: string) =>
  `<path d="M0 0C${n(width)} ${n(-length * 0.3)} ${n(width)} ${n(-length * 0.75)} 0 ${n(-length)}C${n(-width)} ${n(-length * 0.75)} ${n(-width)} ${n(-length * 0.3)} 0 0Z" ${style}/>`
