import type { Unit } from './unit.ts'

export type Found = { unit: Unit } | { redirectTo: string } | undefined

interface Walkable {
  root(): Unit
  childAt(parentId: string, slug: string): Unit | undefined
  redirectBelow(parentId: string, slug: string): Unit | undefined
  standingFor(unit: Unit): Unit
}

/**
 * Walks an address segment by segment from the root: a unit of that slug, or whoever had it once; from a closed unit
 * on to its successor where it has nothing of that name. So old and new segments combine, and one redirect serves a
 * whole subtree.
 */
export function walkSitePath(tree: Walkable, path: string): Found {
  let at = tree.root()
  for (const slug of path.split('/').filter(Boolean)) {
    const next = step(tree, at, slug) ?? step(tree, tree.standingFor(at), slug)
    if (next === undefined) return undefined
    at = next
  }
  const unit = tree.standingFor(at)
  return unit.sitePath === path ? { unit } : { redirectTo: unit.sitePath }
}

const step = (tree: Walkable, at: Unit, slug: string) =>
  tree.childAt(at.id, slug) ?? tree.redirectBelow(at.id, slug)
