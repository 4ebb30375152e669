import '../../platform/jobs.ts'
import type { SubtitleRevision } from '../bank/index.ts'
import type { Announcement } from '../newsroom/index.ts'

declare module '../../platform/jobs.ts' {
  interface HouseJobs {
    /** Finds whoever follows, some hundred at a time, beginning after an address. */
    'tell-followers': { eventId: string; version: number; after?: string }
    'send-notice': { noticeId: string }
    'find-expiring-accreditations': object
    'send-reminder': { reminderId: string }
    /** To one officer about one enquiry. */
    'tell-desk': { enquiryId: string; entryId: string; personId: string }
    /** An edition went live, changed or ended: alerts and corrections. */
    'follow-edition': Announcement
    /** An asset's record (`recordNumber`), subtitles or standing changed. */
    'follow-asset': {
      assetId: string
      recordNumber?: number
      subtitles?: SubtitleRevision
      by?: { kind: string; id: string | null }
    }
    /** A release went out, or its embargo moved: alerts. */
    'match-release': { releaseId: string }
    /** A release, or an edition in it (`partId`), proved wrong or was taken back. */
    'follow-release': {
      releaseId: string
      version: number
      act: 'corrected' | 'withdrawn' | 'recalled'
      partId?: string
      note?: string
    }
    /** One letter about everything that this holder has not been told. */
    'tell-holder': { kind: 'journalist' | 'staff'; personId: string }
    'remind-holder': { holderId: string }
    'find-due-alerts': object
    'send-alerts': { journalistId: string }
    'send-push': { noteId: string }
    'find-long-rejected': object
    'forget-rejected': { journalistId: string }
    'remove-proof': { object: string }
    'sweep-hub': object
  }
}
