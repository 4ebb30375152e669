export interface DeliverPost {
  deliveryId: string
}

declare module '../../platform/jobs.ts' {
  interface HouseJobs {
    'deliver-post': DeliverPost
    /** Finds deliveries that are due and that nobody attends to: after a crash, or when a job was lost. */
    'resume-deliveries': Record<string, never>
    /** Finds channels whose sign-in is to be renewed or whose server is to be asked for its limits. */
    'tend-channels': Record<string, never>
    'tend-channel': { channelId: string }
    /** Ends what was proposed and not answered in time. */
    'expire-proposals': Record<string, never>
    /** Takes what changed into the calendar's tallies. */
    'fold-calendar': Record<string, never>
  }
}
