import { approvingUnit } from './approving-unit.ts'
import type { NewsroomDeps } from './deps.ts'
import type { EditionRow } from './edition-rows.ts'

export interface Route {
  unitId: string
  path: string
  people: { id: string; name: string }[]
}

/**
 * Units whose approvers may be asked, nearest first: the approving unit and its ancestors, as far as they have an
 * approver who had no hand in the text. Delegates count, since a delegation is a grant.
 */
export async function approvalRoutes(
  deps: Pick<NewsroomDeps, 'identity' | 'pack' | 'units'>,
  edition: Pick<EditionRow, 'unit_id' | 'sensitivity'>,
  notBy: readonly (string | null)[],
): Promise<Route[]> {
  const entitled = await deps.identity.whoMay('edition.approve', approvingUnit(deps, edition).id)
  const routes = new Map<string, Route>()
  for (const { personId, name, unitId } of entitled) {
    if (notBy.includes(personId)) continue
    const route = routes.get(unitId) ?? { unitId, path: deps.units.require(unitId).path, people: [] }
    if (!route.people.some((person) => person.id === personId)) route.people.push({ id: personId, name })
    routes.set(unitId, route)
  }
  return [...routes.values()]
}

/** Where a submission goes first; with nobody to ask anywhere, to the top. */
export async function firstRoute(
  deps: Pick<NewsroomDeps, 'identity' | 'pack' | 'units'>,
  edition: Pick<EditionRow, 'unit_id' | 'sensitivity'>,
  notBy: readonly (string | null)[],
): Promise<Route> {
  const [first] = await approvalRoutes(deps, edition, notBy)
  if (first !== undefined) return first
  const top = deps.units.ancestry(edition.unit_id).at(-1) ?? deps.units.require(edition.unit_id)
  return { unitId: top.id, path: top.path, people: [] }
}
