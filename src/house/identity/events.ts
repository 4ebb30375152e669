import '../../platform/events.ts'

declare module '../../platform/events.ts' {
  interface HouseEvents {
    /** A session is gone, for whatever reason; told by a trigger on identity.session. */
    'session.revoked': { sessionId: string }
    /** An API key was revoked or has expired. */
    'key.revoked': { keyId: string }
    /** What a person may do has changed: a grant was given, delegated or revoked, or the person suspended. */
    'grants.changed': { personId: string }
  }
}
