import type { PackMap, Unit } from '../../house/units/index.ts'
import { placeSymbols } from '../map/place-symbols.ts'
import { here, type View } from '../view.ts'

export interface RegionSymbol {
  unit: Unit
  count: number
  path: string
}

interface RegionMapProps {
  view: View
  map: PackMap
  symbols: readonly RegionSymbol[]
}

/**
 * The archipelago with today's stories by region. The drawing is for the eye and the mouse; the list below holds the
 * same links and numbers for everybody.
 */
export function RegionMap({ view, map, symbols }: RegionMapProps) {
  const { t, locale } = view
  const placed = placeSymbols(
    map,
    symbols.map(({ unit, count }) => ({
      coordinates: unit.coordinates,
      count,
      text: `${unit.shortName} ${count}`,
    })),
  )
  const { width, height } = map.size
  return (
    <figure className="map">
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <path className="near" d={map.paths.near} />
        <path className="land" d={map.paths.land} />
        {symbols.map(({ unit, count, path }, place) => {
          const at = placed[place]
          if (at === null || at === undefined) return null
          const { x, y, r, label } = at
          return (
            <a
              key={unit.id}
              href={here(view, path)}
              tabIndex={-1}
              className={count === 0 ? 'quiet' : undefined}
            >
              <title>{t('site.map.symbol', { unit: unit.name[locale], count })}</title>
              <circle cx={short(x)} cy={short(y)} r={short(r)} />
              {label === null ? null : (
                <text x={short(label.x)} y={short(label.y)} textAnchor={label.anchor}>
                  {`${unit.shortName} `}
                  <tspan>{count}</tspan>
                </text>
              )}
            </a>
          )
        })}
      </svg>
      <details>
        <summary>{t('site.map.list')}</summary>
        <ul className="units">
          {symbols
            .toSorted((a, b) => b.count - a.count || a.unit.name[locale].localeCompare(b.unit.name[locale]))
            .map(({ unit, count, path }) => (
              <li key={unit.id}>
                <a href={here(view, path)}>
                  {unit.name[locale]} <span>{t('site.map.count', { count })}</span>
                </a>
              </li>
            ))}
        </ul>
      </details>
    </figure>
  )
}

const short = (value: number) => Math.round(value * 10) / 10
