/**
 * Draws a pack's coast from world-atlas (Natural Earth, public domain) into packs/<name>/map.json:
 * `node packs/generate-map.ts polri`. Borders are thinned as shared arcs, so that neighbours stay flush.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { merge } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import { loadPack, type PackMap } from '../src/house/units/index.ts'
import { projection } from '../src/site/map/project.ts'

type Pair = [number, number]
type Atlas = Topology<{ countries: GeometryCollection }>

/** Bytes of path data that a page may carry. */
const budget = { land: 10_000, near: 3_000 }

/** The arcs in drawing units, without the atlas's quantisation. */
function projectedArcs(atlas: Atlas, map: PackMap): Pair[][] {
  const place = projection(map)
  const [kx, ky] = atlas.transform?.scale ?? [1, 1]
  const [dx, dy] = atlas.transform?.translate ?? [0, 0]
  return atlas.arcs.map((arc) => {
    let lon = 0
    let lat = 0
    return arc.map(([x = 0, y = 0]) => {
      lon += x
      lat += y
      const point = place(lat * ky + dy, lon * kx + dx)
      return [point.x, point.y]
    })
  })
}

const triangle = (a: Pair, b: Pair, c: Pair) =>
  Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2

/** Visvalingam: takes away the point that matters least until each left spans at least `area`. */
function thinned(arc: Pair[], area: number): Pair[] {
  const points = [...arc]
  const closed = points.length > 3 && points[0]?.join() === points.at(-1)?.join()
  const least = closed ? 4 : 2
  for (;;) {
    let weakest = -1
    let smallest = area
    for (let i = 1; i < points.length - 1; i++) {
      const size = triangle(points[i - 1] ?? [0, 0], points[i] ?? [0, 0], points[i + 1] ?? [0, 0])
      if (size < smallest) {
        smallest = size
        weakest = i
      }
    }
    if (weakest < 0 || points.length <= least) return points
    points.splice(weakest, 1)
  }
}

/** Sutherland–Hodgman against the drawing's edges, a little outside of them. */
function clipped(ring: Pair[], { width, height }: PackMap['size']): Pair[] {
  const margin = 4
  const edges: [axis: 0 | 1, limit: number, sign: 1 | -1][] = [
    [0, -margin, 1],
    [0, width + margin, -1],
    [1, -margin, 1],
    [1, height + margin, -1],
  ]
  return edges.reduce<Pair[]>((points, [axis, limit, sign]) => {
    const within = (p: Pair) => (p[axis] - limit) * sign >= 0
    return points.flatMap((point, i) => {
      const before = points.at(i - 1) ?? point
      const t = (limit - before[axis]) / (point[axis] - before[axis])
      const crossing: Pair = [before[0] + t * (point[0] - before[0]), before[1] + t * (point[1] - before[1])]
      if (within(point)) return within(before) ? [point] : [crossing, point]
      return within(before) ? [crossing] : []
    })
  }, ring)
}

const areaOf = (ring: Pair[]) =>
  Math.abs(
    ring.reduce((sum, [x, y], i) => {
      const [u, v] = ring.at(i - 1) ?? [0, 0]
      return sum + u * y - x * v
    }, 0),
  ) / 2

/**
 * Relative path data to half a unit, in as few characters as SVG allows. A drawing is shown about as wide as it has
 * units, so half of one is no more than a phone's pixel; a tenth cost two kilobytes of every front page.
 */
function pathData(rings: Pair[][]): string {
  const short = (halves: number) => String(halves / 2).replace(/^(-?)0\./, '$1.')
  const pair = (x: number, y: number) => {
    const second = short(y)
    return `${short(x)}${second.startsWith('-') ? '' : ','}${second}`
  }
  return rings
    .map((ring) => {
      let [px, py] = [0, 0]
      const steps = ring.map(([x, y]) => [Math.round(x * 2), Math.round(y * 2)] as const)
      const parts: string[] = []
      for (const [i, [x, y]] of steps.entries()) {
        if (i > 0 && x === px && y === py) continue
        const text = pair(x - px, y - py)
        parts.push(i === 0 ? `M${pair(x, y)}` : i === 1 || parts.at(-1)?.startsWith('M') ? `l${text}` : text)
        ;[px, py] = [x, y]
      }
      return (
        parts.reduce((data, part) => `${data}${/^[-lM]/.test(part) || data === '' ? '' : ' '}${part}`, '') +
        'z'
      )
    })
    .join('')
}

function draw(
  atlas: Atlas,
  arcs: Pair[][],
  codes: readonly string[],
  map: PackMap,
  fineness: number,
): string {
  const { transform: _, ...plain } = atlas
  const topology: Atlas = { ...plain, arcs: arcs.map((arc) => thinned(arc, fineness)) }
  const chosen = topology.objects.countries.geometries.filter(
    (shape): shape is Polygon | MultiPolygon =>
      (shape.type === 'Polygon' || shape.type === 'MultiPolygon') && codes.includes(String(shape.id)),
  )
  const { coordinates } = merge(topology, chosen)
  const rings = coordinates
    .flat()
    .map((ring) =>
      clipped(
        ring.slice(0, -1).map(([x = 0, y = 0]): Pair => [x, y]),
        map.size,
      ),
    )
    // What is smaller than a dot of ink is noise.
    .filter((ring) => ring.length > 2 && areaOf(ring) > 1 + fineness)
  return pathData(rings.toSorted((a, b) => areaOf(b) - areaOf(a)))
}

/** The finest drawing that keeps to the bytes. */
function drawWithin(bytes: number, at: (fineness: number) => string): string {
  for (let fineness = 0.15; ; fineness *= 1.15) {
    const data = at(fineness)
    if (data.length <= bytes) return data
  }
}

const name = process.argv[2] ?? 'polri'
const { map } = await loadPack(name)
if (map === null) throw new Error(`The pack ${name} names no map.`)
const file = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json')
const atlas: Atlas = JSON.parse(await readFile(file, 'utf8'))
const arcs = projectedArcs(atlas, map)
const near: Pair[][] = arcs.map((arc) => thinned(arc, 0.15))
const land = drawWithin(budget.land, (fineness) => draw(atlas, near, map.countries, map, fineness))
const neighbours = drawWithin(budget.near, (fineness) => draw(atlas, near, map.neighbours, map, fineness))
const target = join(import.meta.dirname, name, 'map.json')
await writeFile(target, `${JSON.stringify({ land, near: neighbours }, null, 2)}\n`)
console.log(`${target}: land ${land.length} bytes, neighbours ${neighbours.length} bytes`)
