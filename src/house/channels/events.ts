declare module '../../platform/events.ts' {
  interface HouseEvents {
    /** An account was added, renamed, paused, lost its sign-in, or was given up: the public register may differ. */
    'channels.changed': { ids: string[]; unitId: string }
    'delivery.changed': { id: string; storyId: string; channelId: string; state: string }
  }
}

export {}
