import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { conflict } from '../../platform/errors.ts'
import type { ActScope } from './act-scope.ts'
import { claimSlug, leaveSlug } from './claim-slug.ts'
import { requireLevelBelow } from './level-order.ts'
import { lockTree, openUnitRecord, type UnitRecord } from './lock-tree.ts'

export interface MoveUnit {
  id: string
  /** The new parent. */
  parentId: string
  /** Where the slug is taken at the new place. */
  slug?: string
  why?: string
}

export async function moveUnit(
  scope: ActScope,
  trx: HouseTransaction,
  actor: Actor,
  input: MoveUnit,
): Promise<string> {
  await lockTree(trx)
  const unit = await openUnitRecord(trx, input.id)
  const parent = await openUnitRecord(trx, input.parentId)
  const newPath = await carry(scope, trx, unit, parent, input.slug ?? unit.slug)
  await scope.changed(trx, [unit.id])
  await scope.audit.record(trx, {
    actor,
    act: 'unit.move',
    unitId: unit.id,
    objectKind: 'unit',
    objectId: unit.id,
    ...(input.why === undefined ? {} : { why: input.why }),
    details: { from: unit.path, to: newPath, slug: input.slug ?? unit.slug },
  })
  return unit.id
}

/** Carries a unit and its subtree below another parent. @returns its new path. */
export async function carry(
  { clock, pack, moved }: ActScope,
  trx: HouseTransaction,
  unit: UnitRecord,
  parent: UnitRecord,
  slug: string,
): Promise<string> {
  if (unit.parent_id === null) throw conflict('unit_root', { unit: unit.name_id })
  if (parent.span.startsWith(unit.span))
    throw conflict('unit_cycle', { unit: unit.name_id, parent: parent.name_id })
  requireLevelBelow(pack, parent.level, unit.level)
  if (parent.id === unit.parent_id && slug === unit.slug) return unit.path

  const at = clock.now()
  await claimSlug(trx, parent.id, slug, unit.id)
  const newPath = `${parent.path}.${unit.code}`
  await trx
    .updateTable('units.unit')
    .set({ parent_id: parent.id, slug, changed_at: at })
    .where('id', '=', unit.id)
    .execute()
  // One statement for the whole subtree, found by its range of spans.
  await sql`
    update units.unit
    set path = case when id = ${unit.id} then ${newPath}::ltree
                    else ${newPath}::ltree || subpath(path, nlevel(${unit.path}::ltree)) end
    where span >= ${unit.span} and span < ${`${unit.path}/`}`.execute(trx)
  await leaveSlug(trx, unit.parent_id, unit.slug, unit.id, at)
  if (newPath !== unit.path) await moved(trx, { id: unit.id, oldPath: unit.path, newPath })
  return newPath
}
