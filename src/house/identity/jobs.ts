declare module '../../platform/jobs.ts' {
  interface HouseJobs {
    'sweep-credentials': object
  }
}

export {}
