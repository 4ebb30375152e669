import type { Actor } from '../../platform/actor.ts'
import type { BankAct, BankDeps } from './deps.ts'

/** Whether the actor may do the act for a unit, asked once for many units. */
export async function mayWithin(
  { identity, units }: Pick<BankDeps, 'identity' | 'units'>,
  actor: Actor,
  act: BankAct,
): Promise<(unitId: string) => boolean> {
  const tops = await identity.scope(actor, act)
  return (unitId) => {
    const path = units.get(unitId)?.path
    return path !== undefined && tops.some((top) => path === top || path.startsWith(`${top}.`))
  }
}
