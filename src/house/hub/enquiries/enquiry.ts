import type { Locale } from '../../../platform/messages.ts'

export const enquiryStates = ['open', 'answered', 'closed'] as const
export type EnquiryState = (typeof enquiryStates)[number]
export type EntryKind = 'question' | 'answer' | 'note' | 'closed'

export interface StoryLink {
  ref: string
  locale: Locale
  headline: string
}

export interface EnquiryEntry {
  id: string
  kind: EntryKind
  text: string
  story: StoryLink | null
  /** An officer's name; null for the journalist. */
  by: string | null
  at: Date
}

export interface Enquiry {
  id: string
  number: string
  unitId: string
  /** Empty once the journalist has left. */
  subject: string
  deadlineAt: Date | null
  state: EnquiryState
  assigned: { id: string; name: string } | null
  createdAt: Date
  changedAt: Date
  answeredAt: Date | null
}

export interface EnquiryRow {
  id: string
  number: string
  unit_id: string
  subject: string
  deadline_at: Date | null
  state: string
  assigned_to: string | null
  assigned_name: string | null
  created_at: Date
  changed_at: Date
  answered_at: Date | null
}

export const toEnquiry = (row: EnquiryRow): Enquiry => ({
  id: row.id,
  number: row.number,
  unitId: row.unit_id,
  subject: row.subject,
  deadlineAt: row.deadline_at,
  state: row.state as EnquiryState,
  assigned: row.assigned_to === null ? null : { id: row.assigned_to, name: row.assigned_name ?? '' },
  createdAt: row.created_at,
  changedAt: row.changed_at,
  answeredAt: row.answered_at,
})

export interface EntryRow {
  id: string
  kind: string
  text: string
  story_ref: string | null
  story_locale: string | null
  story_headline: string | null
  by_name: string | null
  at: Date
}

export const toEntry = (row: EntryRow): EnquiryEntry => ({
  id: row.id,
  kind: row.kind as EntryKind,
  text: row.text,
  story:
    row.story_ref === null
      ? null
      : {
          ref: row.story_ref,
          locale: row.story_locale === 'en' ? 'en' : 'id',
          headline: row.story_headline ?? '',
        },
  by: row.by_name,
  at: row.at,
})

export const enquiryLimits = { subject: 160, text: 5000 }
