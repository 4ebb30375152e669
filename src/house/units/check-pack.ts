import { roomNames, timeZones, type InstitutionPack, type LocalText, type UnitRow } from './pack.ts'
import { isReservedSlug, isSlug } from './slugs.ts'

/** Everything that is wrong with a pack, as sentences for its author; empty if nothing is. */
export function packFaults(pack: InstitutionPack, folder: string, rows: readonly UnitRow[]): string[] {
  return [...manifestFaults(pack, folder), ...unitFaults(pack, rows)].slice(0, 50)
}

const said = (text: LocalText | undefined) => Boolean(text?.id?.trim() && text.en?.trim())

function manifestFaults(pack: InstitutionPack, folder: string): string[] {
  const faults: string[] = []
  const need = (sound: boolean, sentence: string) => {
    if (!sound) faults.push(sentence)
  }
  need(pack.name === folder, `name is "${pack.name}", but the folder is "${folder}".`)
  need(said(pack.institution), 'institution needs its name in Indonesian and English.')
  need(said(pack.territory), 'territory needs its name in Indonesian and English.')
  need(pack.levels.length > 0, 'levels is empty.')
  need(new Set(pack.levels.map((l) => l.key)).size === pack.levels.length, 'two levels have the same key.')
  for (const level of pack.levels)
    need(said(level.name), `level ${level.key} needs a name in both languages.`)
  need(pack.locales.includes('id') || pack.locales.includes('en'), 'locales holds neither id nor en.')
  need(timeZones.includes(pack.defaultTimeZone), `defaultTimeZone "${pack.defaultTimeZone}" is unknown.`)
  for (const room of roomNames) need(said(pack.rooms[room]), `rooms.${room} needs a name in both languages.`)
  for (const [role, name] of Object.entries(pack.roles))
    need(said(name), `role ${role} needs a name in both languages.`)
  const colour = /^#[0-9a-fA-F]{6}$/
  for (const scheme of ['light', 'dark'] as const)
    for (const part of ['accent', 'accentInk'] as const)
      need(colour.test(pack.brand[part][scheme]), `brand.${part}.${scheme} must be a colour like #6A3F1C.`)
  need(pack.topics.length > 0, 'topics is empty.')
  for (const topic of pack.topics) {
    need(isSlug(topic.key), `topic "${topic.key}" is not a slug.`)
    need(said(topic.name), `topic ${topic.key} needs a name in both languages.`)
    need(/^medtop:\d{8}$/.test(topic.iptc), `topic ${topic.key}: "${topic.iptc}" is not an IPTC code.`)
  }
  if (pack.map !== null) {
    const { west, south, east, north } = pack.map.bounds
    need(west < east && south < north, 'map.bounds is empty.')
    const path = /^[MmLlHhVvCcZz\d\s.,-]*$/
    need(path.test(pack.map.paths.land) && path.test(pack.map.paths.near), 'map.paths must be SVG path data.')
    need(
      pack.levels.some((level) => level.key === pack.map?.symbolLevel),
      `map.symbolLevel "${pack.map.symbolLevel}" is no level.`,
    )
  }
  return faults
}

function unitFaults(pack: InstitutionPack, rows: readonly UnitRow[]): string[] {
  const faults: string[] = []
  const depth = new Map(pack.levels.map((level, index) => [level.key, index]))
  const seen = new Map<string, UnitRow>()
  const addresses = new Set<string>()
  const roots = rows.filter((row) => row.parent === null)
  if (roots.length !== 1) faults.push(`there must be one unit without a parent; there are ${roots.length}.`)
  for (const row of rows) {
    const fault = (sentence: string) => faults.push(`unit ${row.code}: ${sentence}`)
    if (!/^[a-z0-9][a-z0-9_]{0,23}$/.test(row.code)) fault('the code must be 1–24 of a–z, 0–9 and _.')
    if (seen.has(row.code)) fault('the code is used twice.')
    if (!depth.has(row.level)) fault(`"${row.level}" is no level.`)
    if (!timeZones.includes(row.timeZone)) fault(`"${row.timeZone}" is no time zone of the house.`)
    if (!said(row.name) || row.shortName.trim() === '') fault('a name is missing.')
    if (row.parent !== null) {
      const parent = seen.get(row.parent)
      if (parent === undefined) fault(`the parent "${row.parent}" must come before it.`)
      else if ((depth.get(parent.level) ?? 0) >= (depth.get(row.level) ?? 0))
        fault(`its level does not lie below that of ${parent.code}.`)
      const address = `${row.parent}/${row.slug}`
      if (!isSlug(row.slug) || isReservedSlug(row.slug)) fault(`"${row.slug}" cannot be a slug.`)
      if (addresses.has(address)) fault(`the slug "${row.slug}" is used twice below ${row.parent}.`)
      addresses.add(address)
    } else if (row.slug !== '') fault('the root has an empty slug.')
    seen.set(row.code, row)
  }
  for (const group of pack.regionGroups)
    for (const code of group.units)
      if (seen.get(code)?.parent !== roots[0]?.code) faults.push(`regionGroups: "${code}" is no region.`)
  return faults
}
