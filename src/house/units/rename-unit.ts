import type { Actor } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import type { ActScope } from './act-scope.ts'
import { claimSlug, leaveSlug } from './claim-slug.ts'
import { lockTree, openUnitRecord } from './lock-tree.ts'
import type { LocalText, TimeZone } from './pack.ts'

/** What is absent stays as it is. */
export interface RenameUnit {
  id: string
  name?: LocalText
  shortName?: string
  slug?: string
  timeZone?: TimeZone
  coordinates?: { lat: number; lon: number } | null
}

export async function renameUnit(
  { clock, audit, changed }: ActScope,
  trx: HouseTransaction,
  actor: Actor,
  input: RenameUnit,
): Promise<string> {
  await lockTree(trx)
  const unit = await openUnitRecord(trx, input.id)
  const at = clock.now()
  const slug = input.slug ?? unit.slug
  // The root's site is the portal itself: it has no slug to change.
  const moves = unit.parent_id !== null && slug !== unit.slug
  if (unit.parent_id !== null && moves) await claimSlug(trx, unit.parent_id, slug, unit.id)
  await trx
    .updateTable('units.unit')
    .set({
      name_id: input.name?.id ?? unit.name_id,
      name_en: input.name?.en ?? unit.name_en,
      short_name: input.shortName ?? unit.short_name,
      slug: moves ? slug : unit.slug,
      time_zone: input.timeZone ?? unit.time_zone,
      ...(input.coordinates === undefined
        ? {}
        : { lat: input.coordinates?.lat ?? null, lon: input.coordinates?.lon ?? null }),
      changed_at: at,
    })
    .where('id', '=', unit.id)
    .execute()
  if (unit.parent_id !== null && moves) await leaveSlug(trx, unit.parent_id, unit.slug, unit.id, at)
  await changed(trx, [unit.id])
  const { id: _, ...asked } = input
  await audit.record(trx, {
    actor,
    act: 'unit.rename',
    unitId: unit.id,
    objectKind: 'unit',
    objectId: unit.id,
    details: { before: { name: unit.name_id, shortName: unit.short_name, slug: unit.slug }, asked },
  })
  return unit.id
}
