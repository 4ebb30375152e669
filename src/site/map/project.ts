import type { PackMap } from '../../house/units/index.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * Degrees to the map's drawing units, y downwards: an equirectangular projection, the bounds fitted into the size and
 * centred. Near the equator it keeps shapes well enough, and it is the reader's habit for the archipelago.
 */
export function projection({
  bounds,
  size,
}: Pick<PackMap, 'bounds' | 'size'>): (lat: number, lon: number) => Point {
  const { west, south, east, north } = bounds
  const scale = Math.min(size.width / (east - west), size.height / (north - south))
  const left = (size.width - (east - west) * scale) / 2
  const top = (size.height - (north - south) * scale) / 2
  return (lat, lon) => ({ x: left + (lon - west) * scale, y: top + (north - lat) * scale })
}
