import type { Actor } from '../../../platform/actor.ts'
import type { BankDeps } from '../deps.ts'
import { searchAssets, type AssetSearch, type AssetsFound } from './search-assets.ts'

/** What an actor may find at a unit and below it, with the names of the units that are named. */
export async function searchWithin(
  { db, clock, identity, units }: Pick<BankDeps, 'db' | 'clock' | 'identity' | 'units'>,
  actor: Actor,
  { unitId, ...search }: Omit<AssetSearch, 'unitIds'> & { unitId: string },
): Promise<AssetsFound & { unitNames: Record<string, { id: string; en: string }> }> {
  const unit = units.require(unitId)
  await identity.authorise(actor, 'asset.read', unit.id)
  const found = await searchAssets(db, clock.now(), {
    ...search,
    ...(units.root().id === unit.id ? {} : { unitIds: units.subtreeIds(unit.id) }),
  })
  const named = new Set([
    ...found.assets.map((asset) => asset.unitId),
    ...(found.summary?.facets.units ?? []).map(({ value }) => value),
  ])
  const unitNames = Object.fromEntries(
    [...named].flatMap((id) => {
      const one = units.get(id)
      return one === undefined ? [] : [[id, one.name]]
    }),
  )
  return { ...found, unitNames }
}
