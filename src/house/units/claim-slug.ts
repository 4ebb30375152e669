import type { HouseTransaction } from '../../platform/db.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { isReservedSlug, isSlug } from './slugs.ts'

/** Who holds, or once held, a slug below a parent. */
export async function holderOf(
  trx: HouseTransaction,
  parentId: string,
  slug: string,
): Promise<{ id: string; name: string; now: boolean } | undefined> {
  const sibling = await trx
    .selectFrom('units.unit')
    .select(['id', 'name_id as name'])
    .where('parent_id', '=', parentId)
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (sibling !== undefined) return { ...sibling, now: true }
  const former = await trx
    .selectFrom('units.slug_redirect as r')
    .innerJoin('units.unit as u', 'u.id', 'r.unit_id')
    .select(['u.id', 'u.name_id as name'])
    .where('r.parent_id', '=', parentId)
    .where('r.slug', '=', slug)
    .executeTakeFirst()
  return former === undefined ? undefined : { ...former, now: false }
}

/**
 * Takes a slug below a parent for a unit. An address that once led to another unit is never given away; a unit that
 * returns to an old address of its own simply has it back.
 * @throws unit_slug_invalid, unit_slug_reserved, unit_slug_clash, unit_slug_retired
 */
export async function claimSlug(
  trx: HouseTransaction,
  parentId: string,
  slug: string,
  unitId: string,
): Promise<void> {
  if (!isSlug(slug)) throw invalid('unit_slug_invalid', [{ at: 'slug', code: 'unit_slug_invalid' }])
  if (isReservedSlug(slug))
    throw invalid('unit_slug_reserved', [{ at: 'slug', code: 'unit_slug_reserved', params: { slug } }], {
      slug,
    })
  const holder = await holderOf(trx, parentId, slug)
  if (holder !== undefined && holder.id !== unitId)
    throw conflict(holder.now ? 'unit_slug_clash' : 'unit_slug_retired', { slug, unit: holder.name })
  await trx
    .deleteFrom('units.slug_redirect')
    .where('parent_id', '=', parentId)
    .where('slug', '=', slug)
    .execute()
}

/** From now on the slug below this parent leads to the unit, which has moved on. */
export async function leaveSlug(
  trx: HouseTransaction,
  parentId: string,
  slug: string,
  unitId: string,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('units.slug_redirect')
    .values({ parent_id: parentId, slug, unit_id: unitId, created_at: at })
    .onConflict((oc) => oc.columns(['parent_id', 'slug']).doUpdateSet({ unit_id: unitId }))
    .execute()
}
