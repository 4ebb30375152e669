import '../../platform/jobs.ts'

declare module '../../platform/jobs.ts' {
  interface HouseJobs {
    /** Makes everything that an upload did not wait for. Doing it twice changes nothing. */
    'prepare-asset': { assetId: string }
    /** Takes what deleted assets left out of the store; again every hour. */
    'remove-objects': object
    /** Every minute: holds what came or changed against the searches that somebody wants to hear of. */
    'match-searches': object
    /** One letter about everything that is due for this person. */
    'tell-of-searches': { personId: string }
    /** Every minute: lets out or takes back what time alone decides. */
    'follow-time': object
    /** Every minute: takes in what arrived whole but whose process died before it was an asset. */
    'settle-uploads': object
    /** Nightly: removes what uploads left behind that were cut off with their process. */
    'sweep-uploads': object
    /** Nightly: removes rows that have answered what they were there for. */
    'sweep-rows': object
  }
}
