import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadPack } from '../../house/units/index.ts'
import { placeSymbols } from './place-symbols.ts'
import { projection } from './project.ts'

const { map, rows } = await loadPack('polri')
if (map === null) throw new Error('the pack has a map')
const regions = rows.filter((row) => row.level === 'region')

test('the coast is small enough to travel with the page, and lies within the drawing', () => {
  expect(map.paths.land.length).toBeGreaterThan(8_000)
  expect(map.paths.land.length).toBeLessThanOrEqual(14 * 1024)
  expect(map.paths.near.length).toBeGreaterThan(1_000)
  expect(map.paths.near.length).toBeLessThanOrEqual(4 * 1024)
  for (const path of [map.paths.land, map.paths.near])
    for (const [, x, y] of path.matchAll(/M(-?[\d.]+),?(-?[\d.]+)/g)) {
      expect(Number(x)).toBeGreaterThan(-10)
      expect(Number(x)).toBeLessThan(map.size.width + 10)
      expect(Number(y)).toBeGreaterThan(-10)
      expect(Number(y)).toBeLessThan(map.size.height + 10)
    }
})

test('west lies left of east, north above south, and every regional seat is on the drawing', () => {
  const at = projection(map)
  const [aceh, papua] = [at(5.55, 95.32), at(-8.49, 140.4)]
  expect(aceh.x).toBeLessThan(papua.x)
  expect(aceh.y).toBeLessThan(papua.y)
  for (const { coordinates } of regions) {
    const { x, y } = at(coordinates?.lat ?? 99, coordinates?.lon ?? 999)
    expect(x > 0 && x < map.size.width && y > 0 && y < map.size.height).toBe(true)
  }
})

test('whatever the counts, each region has its circle, and no name covers another or a circle', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { minLength: 38, maxLength: 38 }), (counts) => {
      const places = regions.map(({ coordinates, shortName }, i) => ({
        coordinates: coordinates ?? null,
        count: counts[i] ?? 0,
        text: `${shortName} ${counts[i]}`,
      }))
      const symbols = placeSymbols(map, places)
      expect(symbols.every((symbol) => symbol !== null)).toBe(true)
      const named = symbols.flatMap((symbol, i) =>
        symbol?.label ? [{ ...symbol.label, width: (places[i]?.text.length ?? 0) * 7.4 }] : [],
      )
      expect(named.length).toBeLessThanOrEqual(9)
      const boxes = named.map(({ x, y, anchor, width }) => ({
        left: x - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2),
        y,
        width,
      }))
      for (const [i, a] of boxes.entries())
        for (const b of boxes.slice(i + 1))
          expect(a.left + a.width <= b.left || b.left + b.width <= a.left || Math.abs(a.y - b.y) >= 15).toBe(
            true,
          )
      expect(placeSymbols(map, [{ coordinates: null, count: 3, text: 'x' }])).toEqual([null])
    }),
    { numRuns: 50 },
  )
})
