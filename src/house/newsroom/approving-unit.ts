import type { Unit } from '../units/index.ts'
import type { NewsroomDeps } from './deps.ts'
import type { Sensitivity } from './schemas.ts'

/**
 * The lowest unit whose approver may approve: the lead unit itself; one of a higher approving rank where minors,
 * victims or an ongoing investigation are concerned; the top for elections. Whoever holds the role at an ancestor
 * of it may approve as well.
 */
export function approvingUnit(
  { pack, units }: Pick<NewsroomDeps, 'pack' | 'units'>,
  { unit_id, sensitivity }: { unit_id: string; sensitivity: readonly Sensitivity[] },
): Unit {
  const line = units.ancestry(unit_id)
  const lead = units.require(unit_id)
  const top = line.at(-1) ?? lead
  if (sensitivity.length === 0) return lead
  if (sensitivity.includes('election')) return top
  const rank = (unit: Unit) => pack.levels.find((level) => level.key === unit.level)?.approvingRank ?? 0
  return line.find((unit) => rank(unit) > rank(lead)) ?? top
}
