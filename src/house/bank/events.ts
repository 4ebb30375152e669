import '../../platform/events.ts'

declare module '../../platform/events.ts' {
  interface HouseEvents {
    /** The public may see these assets from now on. */
    'asset.published': { refs: string[] }
    /** Nothing published uses these assets any more. */
    'asset.hidden': { refs: string[] }
  }
}
