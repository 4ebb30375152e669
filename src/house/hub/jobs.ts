import '../../platform/jobs.ts'

declare module '../../platform/jobs.ts' {
  interface HouseJobs {
    /** Finds whoever follows, some hundred at a time, beginning after an address. */
    'tell-followers': { eventId: string; version: number; after?: string }
    'send-notice': { noticeId: string }
    'find-expiring-accreditations': object
    'send-reminder': { reminderId: string }
    /** To one officer about one enquiry. */
    'tell-desk': { enquiryId: string; entryId: string; personId: string }
    'remove-proof': { object: string }
    'sweep-hub': object
  }
}
