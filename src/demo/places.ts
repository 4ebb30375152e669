/** What a unit's place is called in a story: "Jawa Barat", "West Java". */
import type { LoadedPack, Unit } from '../house/units/index.ts'
import type { Locale } from '../platform/messages.ts'

export interface UnitTree {
  readonly pack: Pick<LoadedPack, 'levels' | 'map'>
  root(): Unit
  require(id: string): Unit
}

export type InBoth = Readonly<Record<Locale, string>>

const known: Record<string, InBoth> = {
  Mabes: { id: 'Jakarta', en: 'Jakarta' },
  'Metro Jaya': { id: 'Jakarta', en: 'Jakarta' },
  'D.I. Yogyakarta': { id: 'Yogyakarta', en: 'Yogyakarta' },
}

/** The unit's name without its level, where that is a place; otherwise the place of the whole institution. */
export function placeOf(units: UnitTree, unit: Unit): InBoth {
  const level = units.pack.levels.find(({ key }) => key === unit.level)
  const rest = withoutLevel(unit.name.id, level?.name.id ?? '')
  const found = known[rest]
  if (found !== undefined) return found
  const bare = rest.replace(/^(Kota|Kabupaten) | Kota$/g, '')
  if (unit.name.en.includes(bare)) return { id: bare, en: bare }
  if (units.pack.map?.symbolLevel === unit.level && level !== undefined)
    return { id: rest, en: unit.name.en.replace(` ${level.name.en}`, '') }
  const root = units.root()
  return unit.id === root.id ? { id: unit.shortName, en: unit.shortName } : placeOf(units, root)
}

/** The place of the region to which the unit belongs; of the unit itself at the top. */
export const regionPlace = (units: UnitTree, unit: Unit): InBoth =>
  placeOf(units, unit.regionId === null ? unit : units.require(unit.regionId))

/** `Polres Gowa`, `Polresta Balikpapan` → the words after the level's; a name that is the level's own stays whole. */
function withoutLevel(name: string, level: string): string {
  const words = name.split(' ')
  const at = words.findIndex((word) => word.startsWith(level))
  return words.length > at + 1 && at >= 0 ? words.slice(at + 1).join(' ') : name
}
