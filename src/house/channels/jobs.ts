export interface DeliverPost {
  deliveryId: string
}

declare module '../../platform/jobs.ts' {
  interface HouseJobs {
    'deliver-post': DeliverPost
    /** Finds deliveries that are due and that nobody attends to: after a crash, or when a job was lost. */
    'resume-deliveries': Record<string, never>
  }
}
