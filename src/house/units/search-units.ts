import type { Unit } from './unit.ts'

const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()

/**
 * Open units whose name, short name or code holds every word of `text`; whole beginnings first, then higher levels.
 * The order within a rank is that of the tree.
 */
export function searchUnits(units: readonly Unit[], text: string, limit: number): Unit[] {
  const words = folded(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const whole = words.join(' ')
  const found: { unit: Unit; rank: number; depth: number }[] = []
  for (const unit of units) {
    if (unit.state === 'closed') continue
    const short = folded(unit.shortName)
    const all = `${folded(unit.name.id)} ${folded(unit.name.en)} ${short} ${unit.code}`
    if (!words.every((word) => all.includes(word))) continue
    const rank =
      short === whole || unit.code === whole ? 0 : short.startsWith(whole) ? 1 : all.startsWith(whole) ? 2 : 3
    found.push({ unit, rank, depth: unit.path.split('.').length })
  }
  return found
    .toSorted((a, b) => a.rank - b.rank || a.depth - b.depth)
    .slice(0, limit)
    .map(({ unit }) => unit)
}
