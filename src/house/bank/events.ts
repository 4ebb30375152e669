import '../../platform/events.ts'

declare module '../../platform/events.ts' {
  interface HouseEvents {
    /** The public may see these assets from now on. */
    'asset.published': { refs: string[] }
    /** Nothing published uses these assets any more. */
    'asset.hidden': { refs: string[] }
    /** The words of these assets' records changed. */
    'asset.described': { ids: string[] }
    /** Work on these assets went on or ended. */
    'asset.prepared': { ids: string[]; unitId: string }
    /** An upload came to its end: kept, or refused. */
    'upload.settled': { id: string; unitId: string }
  }
}
