/** A whole cloth: motifs, borders and a centre, as one SVG drawing. */
import { around, dot, dots, petal, ring, type Motif, type Tile } from './motif.ts'
import { lereng, megaMendung, parang, sulur, truntum } from './motifs-flowing.ts'
import { ceplok, gringsing, kawung, nitik, wajik } from './motifs-geometric.ts'
import { palettes, type Palette, type PaletteName } from './palettes.ts'
import { seededRandom, type Random } from './random.ts'

export const motifs = {
  kawung,
  parang,
  megaMendung,
  truntum,
  ceplok,
  lereng,
  nitik,
  gringsing,
  wajik,
  sulur,
} as const satisfies Record<string, Motif>
export type MotifName = keyof typeof motifs
export const motifNames = Object.keys(motifs) as MotifName[]

export type Composition = 'whole' | 'bordered' | 'split' | 'islands' | 'medallion'
export const compositions: readonly Composition[] = ['whole', 'bordered', 'split', 'islands', 'medallion']

export interface Cloth {
  seed: string
  motif: MotifName
  palette: PaletteName
  composition: Composition
  width: number
  height: number
}

/** Draws the cloth. The same description gives the same bytes. */
export function drawCloth(cloth: Cloth): string {
  const { width, height, seed } = cloth
  const random = seededRandom(`${seed}/${cloth.motif}/${cloth.palette}/${cloth.composition}`)
  const palette = palettes[cloth.palette]
  const scale = (width / 1600) * random.between(1.25, 1.7)
  const first = pattern('a', motifs[cloth.motif](palette, random), scale)
  const others = random.shuffle(motifNames.filter((name) => name !== cloth.motif))
  const filled = (id: string) => `<rect width="${width}" height="${height}" fill="url(#${id})"/>`
  const second = () =>
    pattern('b', motifs[others[0] ?? 'truntum'](turned(palette), random), scale * random.between(0.6, 0.85))

  let body = first + filled('a')
  if (cloth.composition === 'bordered') body += border(palette, random, width, height)
  if (cloth.composition === 'split') body += second() + split(palette, random, width, height)
  if (cloth.composition === 'medallion') body += medallion(palette, random, width, height)
  if (cloth.composition === 'islands') {
    body += second()
    body += pattern('c', motifs[others[1] ?? 'nitik'](palette, random), scale * 0.7)
    body += islands(palette, random, width, height)
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`
}

/** Tiles are whole pixels: the renderer then copies them instead of resampling every pixel, six times as fast. */
function pattern(id: string, tile: Tile, scale: number): string {
  const { width, height, svg } = tile.slope === undefined ? tile : onSlope(tile)
  const pixels = (length: number) => Math.max(1, Math.round(length * scale))
  return `<defs><pattern id="${id}" width="${pixels(width)}" height="${pixels(height)}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" patternUnits="userSpaceOnUse">${svg}</pattern></defs>`
}

/**
 * A tile that runs down at 45 degrees, as a larger straight one: turned by half a right angle, a tile whose height is a
 * multiple of its width repeats in a square of its height times the root of two.
 */
function onSlope({ width, height, svg, slope }: Tile): Tile {
  const side = height * Math.SQRT2
  let copies = ''
  for (let along = 0; along < (2 * height) / width; along++)
    for (const across of [-1, 0])
      // One more than its size, so that no hairline is left between two copies.
      copies += `<svg x="${along * width}" y="${across * height}" width="${width + 1}" height="${height + 1}" viewBox="0 0 ${width + 1} ${height + 1}" overflow="hidden">${svg}</svg>`
  const turned = `<g transform="rotate(45)">${copies}</g>`
  return {
    width: side,
    height: side,
    svg: slope === 'falling' ? turned : `<g transform="translate(${side} 0) scale(-1 1)">${turned}</g>`,
  }
}

/** The same dyes the other way round, so that two cloths beside each other are told apart. */
const turned = (p: Palette): Palette => ({ ...p, ground: p.fill, fill: p.ground, accent: p.glow })

/** Bamboo shoots in a row, between two lines: the end of every good cloth. */
function border(p: Palette, random: Random, width: number, height: number): string {
  const depth = Math.round(height * random.between(0.17, 0.24))
  const count = random.whole(13, 19)
  const w = width / count
  const shoot = (x: number) =>
    `<path d="M${x} ${height}L${x + w / 2} ${height - depth + 14}L${x + w} ${height}Z" fill="${p.fill}" stroke="${p.line}" stroke-width="4"/>` +
    `<path d="M${x + w * 0.2} ${height}L${x + w / 2} ${height - depth * 0.66}L${x + w * 0.8} ${height}Z" fill="${p.deep}" stroke="${p.accent}" stroke-width="3"/>` +
    around(x + w / 2, height - depth * 0.16, 5, petal(w * 0.17, w * 0.05, `fill="${p.line}"`), -90) +
    dot(x + w / 2, height - depth * 0.78, 4, p.line)
  let svg = `<rect y="${height - depth}" width="${width}" height="${depth}" fill="${p.deep}"/>`
  for (let at = 0; at < count; at++) svg += shoot(at * w)
  const bandTop = height - depth - 34
  svg += `<rect y="${bandTop}" width="${width}" height="34" fill="${p.ground}"/>`
  for (let x = 18; x < width; x += 36)
    svg += dot(x, bandTop + 17, 7, p.accent) + dot(x, bandTop + 17, 3, p.deep)
  return (
    svg + `<path d="M0 ${bandTop}H${width}M0 ${bandTop + 34}H${width}" stroke="${p.line}" stroke-width="5"/>`
  )
}

/** Two cloths that meet on a slope: morning and evening. */
function split(p: Palette, random: Random, width: number, height: number): string {
  const [top, bottom] = [width * random.between(0.45, 0.72), width * random.between(0.25, 0.5)]
  return (
    `<path d="M${top} 0H${width}V${height}H${bottom}Z" fill="url(#b)"/>` +
    `<path d="M${top} -9L${bottom} ${height + 9}" stroke="${p.deep}" stroke-width="30"/>` +
    `<path d="M${top} -9L${bottom} ${height + 9}" stroke="${p.line}" stroke-width="20"/>` +
    `<path d="M${top} -9L${bottom} ${height + 9}" stroke="${p.accent}" stroke-width="8" stroke-dasharray="2 16" stroke-linecap="round"/>`
  )
}

/** A great flower in rings, on the cloth's own ground. */
function medallion(p: Palette, random: Random, width: number, height: number): string {
  const r = height * random.between(0.31, 0.38)
  const [x, y] = [width * random.between(0.36, 0.64), height / 2]
  const count = random.pick([12, 16])
  return (
    around(x, y, count * 2, petal(r * 1.14, r * 0.09, `fill="${p.line}"`), 180 / count) +
    dot(x, y, r, p.deep) +
    ring(x, y, r, p.line, 5) +
    ring(x, y, r - 12, p.accent, 3) +
    dots(x, y, r - 28, 56, 4.4, p.line) +
    ring(x, y, r - 44, p.line, 2.4) +
    around(x, y, count, petal(r - 54, r * 0.15, `fill="${p.fill}" stroke="${p.line}" stroke-width="3.4"`)) +
    around(
      x,
      y,
      count,
      petal((r - 54) * 0.72, r * 0.07, `fill="${p.ground}" stroke="${p.accent}" stroke-width="2"`),
    ) +
    around(x, y, count, petal(r * 0.4, r * 0.085, `fill="${p.line}"`), 180 / count) +
    dot(x, y, r * 0.2, p.accent) +
    ring(x, y, r * 0.2, p.line, 3.6) +
    around(x, y, 8, petal(r * 0.15, r * 0.045, `fill="${p.deep}"`)) +
    dot(x, y, r * 0.045, p.line)
  )
}

/** A map of the world: islands of other cloths. */
function islands(p: Palette, random: Random, width: number, height: number): string {
  let svg = ''
  const count = random.whole(6, 8)
  for (let at = 0; at < count; at++) {
    const column = at % Math.ceil(count / 2)
    const row = Math.floor(at / Math.ceil(count / 2))
    const x = (width / Math.ceil(count / 2)) * (column + 0.5) + random.between(-60, 60) + (row === 0 ? 0 : 90)
    const y = (height / 2) * (row + 0.5) + random.between(-50, 50)
    const outline = blob(random, x, y, height * random.between(0.2, 0.3))
    svg +=
      `<path d="${outline}" fill="${p.deep}" stroke="${p.deep}" stroke-width="26"/>` +
      `<path d="${outline}" fill="url(#${at % 2 === 0 ? 'b' : 'c'})" stroke="${p.line}" stroke-width="12"/>` +
      `<path d="${outline}" fill="none" stroke="${p.accent}" stroke-width="3.6" stroke-dasharray="1 9" stroke-linecap="round"/>`
  }
  return svg
}

function blob(random: Random, x: number, y: number, radius: number): string {
  const count = 7
  const points = Array.from({ length: count }, (_, at) => {
    const angle = (2 * Math.PI * at) / count
    const far = radius * random.between(0.72, 1.25)
    return [x + Math.cos(angle) * far * 1.3, y + Math.sin(angle) * far] as const
  })
  // A smooth closed line through the middles, bent at each point.
  const middle = (a: number) => {
    const [from, to] = [points[a % count], points[(a + 1) % count]]
    return from && to ? `${((from[0] + to[0]) / 2).toFixed(1)} ${((from[1] + to[1]) / 2).toFixed(1)}` : ''
  }
  return `M${middle(count - 1)}${points.map(([px, py], at) => `Q${px.toFixed(1)} ${py.toFixed(1)} ${middle(at)}`).join('')}Z`
}
