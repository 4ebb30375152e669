import type { PackMap } from '../../house/units/index.ts'
import { projection } from './project.ts'

export interface PlacedSymbol {
  readonly x: number
  readonly y: number
  /** Drawing units; the area grows with the count. */
  readonly r: number
  /** Where the label stands, if there is room for one. */
  readonly label: {
    readonly x: number
    readonly y: number
    readonly anchor: 'start' | 'middle' | 'end'
  } | null
}

interface Counted {
  readonly coordinates: { readonly lat: number; readonly lon: number } | null
  readonly count: number
  /** The label's text, for its width. */
  readonly text: string
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

// 13-unit interface type: wide enough for the widest letters that names have.
const widthOf = (text: string) => text.length * 7.4
const height = 15

/**
 * Circles for counted places, in the order given; a place without coordinates has none. The busiest are named, each
 * where its name covers neither another name nor a circle: above, else to the right, else to the left, else below.
 * @param labels how many names at most.
 */
export function placeSymbols(
  map: Pick<PackMap, 'bounds' | 'size'>,
  places: readonly Counted[],
  labels = 9,
): (PlacedSymbol | null)[] {
  const at = projection(map)
  const circles = places.map(({ coordinates, count }) =>
    coordinates === null
      ? null
      : {
          ...at(coordinates.lat, coordinates.lon),
          r: count > 0 ? 3.1 + 2.95 * Math.sqrt(Math.min(count, 60)) : 3,
        },
  )
  const taken: Box[] = circles.flatMap((circle) =>
    circle === null
      ? []
      : [
          {
            left: circle.x - circle.r,
            right: circle.x + circle.r,
            top: circle.y - circle.r,
            bottom: circle.y + circle.r,
          },
        ],
  )
  const found = new Map<number, PlacedSymbol['label']>()
  const busiest = [...places.entries()]
    .filter(([, { count }]) => count > 0)
    .toSorted(([, a], [, b]) => b.count - a.count)
  for (const [index, { text }] of busiest) {
    const circle = circles[index]
    if (circle === null || circle === undefined || found.size >= labels) continue
    const spots = [
      { x: circle.x, y: circle.y - circle.r - 4, anchor: 'middle' as const },
      { x: circle.x + circle.r + 4, y: circle.y + 4, anchor: 'start' as const },
      { x: circle.x - circle.r - 4, y: circle.y + 4, anchor: 'end' as const },
      { x: circle.x, y: circle.y + circle.r + 13, anchor: 'middle' as const },
    ]
    const spot = spots.find((candidate) => {
      const box = boxOf(candidate, widthOf(text))
      const inside =
        box.left >= 0 && box.right <= map.size.width && box.top >= 0 && box.bottom <= map.size.height
      return inside && !taken.some((other) => overlap(box, other))
    })
    if (spot === undefined) continue
    found.set(index, spot)
    taken.push(boxOf(spot, widthOf(text)))
  }
  return circles.map((circle, index) =>
    circle === null ? null : { ...circle, label: found.get(index) ?? null },
  )
}

function boxOf(
  { x, y, anchor }: { x: number; y: number; anchor: 'start' | 'middle' | 'end' },
  width: number,
): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - height + 3, bottom: y + 3 }
}
