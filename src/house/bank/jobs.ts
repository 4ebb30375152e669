import '../../platform/jobs.ts'

declare module '../../platform/jobs.ts' {
  interface HouseJobs {
    /** Makes the sizes that the upload did not wait for. Making one twice changes nothing. */
    'make-renditions': { assetId: string }
    /** Nightly: removes what uploads left behind that were cut off with their process. */
    'sweep-uploads': object
  }
}
