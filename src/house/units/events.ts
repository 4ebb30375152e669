declare module '../../platform/events.ts' {
  interface HouseEvents {
    /** Units that an act touched; a moved or renamed unit stands for its whole subtree. */
    'units.changed': { ids: string[] }
    /** A unit, and all below it, have a new path. See also `Units.onMoved`, which is part of the transaction. */
    'unit.moved': UnitMoved
  }
}

export interface UnitMoved {
  id: string
  /** Paths as ltree text. */
  oldPath: string
  newPath: string
}
