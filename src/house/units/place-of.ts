import type { InstitutionPack, LocalText } from './pack.ts'
import type { Unit } from './unit.ts'

/**
 * The place a unit is there for, as in "for the people of …": its own short name, that of the unit above where its level
 * bears none, or for the whole institution its territory. `ancestry`: self first, root last.
 */
export function placeOf(pack: InstitutionPack, ancestry: readonly Unit[]): LocalText {
  const placeless = new Set(pack.levels.filter((level) => level.placeless).map(({ key }) => key))
  const own = ancestry.slice(0, -1).find(({ level }) => !placeless.has(level))
  return own === undefined ? pack.territory : { id: own.shortName, en: own.shortName }
}
