import '../../platform/jobs.ts'

declare module '../../platform/jobs.ts' {
  interface HouseJobs {
    'sweep-credentials': object
  }
}
