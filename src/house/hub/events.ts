import '../../platform/events.ts'

declare module '../../platform/events.ts' {
  interface HouseEvents {
    /** A press event was announced or changed; `unitIds` are its unit and all above it. */
    'agenda.changed': { eventId: string; ref: string; unitIds: string[] }
    /** Which outlets are suggested to whoever registers. */
    'outlets.changed': object
  }
}
