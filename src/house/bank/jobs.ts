declare module '../../platform/jobs.ts' {
  interface HouseJobs {
    /** Makes the sizes that the upload did not wait for. Making one twice changes nothing. */
    'make-renditions': { assetId: string }
  }
}

export {}
