import type { Actor } from '../../platform/actor.ts'
import type { Units } from '../units/index.ts'
import type { Identity } from './index.ts'
import type { Act } from './policy.ts'

/** Ids of the asked subtree, or of everything within which the actor may do the act. @throws forbidden */
export async function unitsWithin(
  {
    identity,
    units,
  }: {
    identity: Pick<Identity, 'authorise' | 'scope'>
    units: Pick<Units, 'byCode' | 'subtreeIds'>
  },
  actor: Actor,
  act: Act,
  unitId: string | undefined,
): Promise<string[]> {
  if (unitId !== undefined) {
    await identity.authorise(actor, act, unitId)
    return units.subtreeIds(unitId)
  }
  const paths = await identity.scope(actor, act)
  return paths.flatMap((path) => {
    const top = units.byCode(path.split('.').at(-1) ?? '')
    return top === undefined ? [] : units.subtreeIds(top.id)
  })
}
