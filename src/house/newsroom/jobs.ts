/** What an edition's news is to the rooms above: they define the job, the newsroom enqueues it with the act. */
export type Announced = 'publish' | 'correct' | 'update' | 'withdraw' | 'recall'

declare module '../../platform/jobs.ts' {
  interface HouseJobs {
    'announce-edition': { storyId: string; editionId: string; act: Announced; version: number }
    'publish-scheduled': { editionId: string; scheduleId: string }
    'escalate-submission': { editionId: string; versionId: string; submittedAt: string; step: number }
    'prune-drafts': Record<string, never>
  }
}
