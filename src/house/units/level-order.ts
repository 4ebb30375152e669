import { invalid } from '../../platform/errors.ts'
import type { InstitutionPack } from './pack.ts'

/** @throws unit_level if `level` is unknown to the pack or does not lie below `parentLevel`. */
export function requireLevelBelow(pack: InstitutionPack, parentLevel: string, level: string): void {
  const order = pack.levels.map(({ key }) => key)
  if (!order.includes(level) || order.indexOf(level) <= order.indexOf(parentLevel))
    throw invalid('unit_level', [{ at: 'level', code: 'unit_level', params: { level, parentLevel } }], {
      level,
      parentLevel,
    })
}
