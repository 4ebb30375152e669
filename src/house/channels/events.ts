/** An account was added, renamed, paused, lost its sign-in, or was given up: the public register may differ. */
export interface ChannelsChanged {
  ids: string[]
  unitId: string
}

/** Posting below a unit was stopped, or goes on. */
export interface PostingPaused {
  unitId: string
}

export interface DeliveryChanged {
  id: string
  storyId: string
  channelId: string
  state: string
}

declare module '../../platform/events.ts' {
  interface HouseEvents {
    'channels.changed': ChannelsChanged
    'delivery.changed': DeliveryChanged
    'posting.paused': PostingPaused
  }
}
