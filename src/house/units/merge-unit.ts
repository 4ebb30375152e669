import type { Actor } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { conflict } from '../../platform/errors.ts'
import type { ActScope } from './act-scope.ts'
import { holderOf } from './claim-slug.ts'
import { closeRecord } from './close-unit.ts'
import { lockTree, openUnitRecord } from './lock-tree.ts'
import { carry } from './move-unit.ts'

export interface MergeUnit {
  id: string
  /** Takes over the children, the address and the name's place. */
  successorId: string
  why: string
}

export async function mergeUnit(
  scope: ActScope,
  trx: HouseTransaction,
  actor: Actor,
  input: MergeUnit,
): Promise<string> {
  await lockTree(trx)
  const unit = await openUnitRecord(trx, input.id)
  const successor = await openUnitRecord(trx, input.successorId)
  if (unit.parent_id === null) throw conflict('unit_root', { unit: unit.name_id })
  if (successor.span.startsWith(unit.span))
    throw conflict('unit_cycle', { unit: unit.name_id, parent: successor.name_id })
  if (successor.level !== unit.level)
    throw conflict('unit_merge_level', { unit: unit.name_id, successor: successor.name_id })
  const children = await trx
    .selectFrom('units.unit')
    .select(['id', 'slug'])
    .where('parent_id', '=', unit.id)
    .where('state', '=', 'open')
    .orderBy('span')
    .execute()
  for (const { id, slug } of children)
    await carry(
      scope,
      trx,
      await openUnitRecord(trx, id),
      successor,
      await freeSlug(trx, successor.id, slug, id, unit.slug),
    )
  await closeRecord(scope, trx, unit, successor.id)
  await scope.changed(trx, [unit.id, successor.id])
  await scope.audit.record(trx, {
    actor,
    act: 'unit.merge',
    unitId: unit.id,
    objectKind: 'unit',
    objectId: unit.id,
    why: input.why,
    details: { successorId: successor.id, children: children.length },
  })
  return unit.id
}

/** The child's own slug, or one that says where it came from: `tegalrejo`, `tegalrejo-sleman`, `tegalrejo-sleman-2`. */
async function freeSlug(
  trx: HouseTransaction,
  parentId: string,
  slug: string,
  unitId: string,
  origin: string,
): Promise<string> {
  for (let turn = 0; ; turn++) {
    const tail = turn === 0 ? '' : turn === 1 ? `-${origin}` : `-${origin}-${turn}`
    const wish = `${slug.slice(0, 80 - tail.length)}${tail}`
    const holder = await holderOf(trx, parentId, wish)
    if (holder === undefined || holder.id === unitId) return wish
  }
}
