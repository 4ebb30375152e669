import type { Actor } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { ActScope } from './act-scope.ts'
import { claimSlug } from './claim-slug.ts'
import { requireLevelBelow } from './level-order.ts'
import { lockTree, openUnitRecord } from './lock-tree.ts'
import type { LocalText, TimeZone } from './pack.ts'
import { toSlug } from './slugs.ts'

export interface AddUnit {
  parentId: string
  code: string
  level: string
  name: LocalText
  /** The Indonesian name, if absent. */
  shortName?: string
  /** Made from the short name, if absent. */
  slug?: string
  /** The parent's, if absent. */
  timeZone?: TimeZone
  coordinates?: { lat: number; lon: number } | null
}

export async function addUnit(
  { clock, audit, pack, changed }: ActScope,
  trx: HouseTransaction,
  actor: Actor,
  input: AddUnit,
): Promise<string> {
  await lockTree(trx)
  const parent = await openUnitRecord(trx, input.parentId)
  requireLevelBelow(pack, parent.level, input.level)
  if (!/^[a-z0-9][a-z0-9_]{0,23}$/.test(input.code))
    throw invalid('unit_code_invalid', [{ at: 'code', code: 'unit_code_invalid' }])
  const namesake = await trx
    .selectFrom('units.unit')
    .select('name_id')
    .where('code', '=', input.code)
    .executeTakeFirst()
  if (namesake !== undefined) throw conflict('unit_code_taken', { code: input.code, unit: namesake.name_id })

  const id = newId()
  const at = clock.now()
  const shortName = input.shortName ?? input.name.id
  const slug = input.slug ?? toSlug(shortName)
  await claimSlug(trx, parent.id, slug, id)
  await trx
    .insertInto('units.unit')
    .values({
      id,
      code: input.code,
      path: `${parent.path}.${input.code}`,
      parent_id: parent.id,
      level: input.level,
      name_id: input.name.id,
      name_en: input.name.en,
      short_name: shortName,
      slug,
      time_zone: input.timeZone ?? parent.time_zone,
      lat: input.coordinates?.lat ?? null,
      lon: input.coordinates?.lon ?? null,
      created_at: at,
      changed_at: at,
    })
    .execute()
  await changed(trx, [id])
  await audit.record(trx, {
    actor,
    act: 'unit.add',
    unitId: id,
    objectKind: 'unit',
    objectId: id,
    details: { parentId: parent.id, code: input.code, level: input.level, slug, name: input.name.id },
  })
  return id
}
