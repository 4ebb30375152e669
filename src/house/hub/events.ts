import '../../platform/events.ts'

declare module '../../platform/events.ts' {
  interface HouseEvents {
    /** A press event was announced or changed; `unitIds` are its unit and all above it. */
    'agenda.changed': { eventId: string; ref: string; unitIds: string[] }
    /** A release went out: under its embargo, if it has one. */
    'release.published': { ref: string }
    /** A published release, or (`of`) an edition or asset in it, changed; what readers are told stands on its page. */
    'release.changed': {
      ref: string
      act: 'corrected' | 'withdrawn' | 'recalled'
      of: 'release' | 'edition' | 'asset'
    }
    /** An embargo is over, or a release changed in some other way: its pages are out of date. */
    'releases.moved': { refs: string[] }
    /** Which outlets are suggested to whoever registers. */
    'outlets.changed': object
  }
}
