/** What the API shows of the room's own shapes. */
import type { Static } from 'typebox'
import type { Units } from '../units/index.ts'
import {
  actsOn,
  contentOf,
  differences,
  eventPath,
  type EventContent,
  type PressEvent,
} from './agenda/event.ts'
import type { EventVersion } from './agenda/event-queries.ts'
import type { DeskEnquiry } from './enquiries/enquiry-queries.ts'
import type { EnquiryEntry } from './enquiries/enquiry.ts'
import { deskActsOn } from './press/accreditation.ts'
import type { JournalistNote } from './press/journalist-queries.ts'
import type { Journalist } from './press/journalist.ts'
import type { EventSchema, EventWithVersions } from './agenda-schemas.ts'
import type { EnquirySchema, EnquiryWithEntries } from './enquiry-schemas.ts'
import type { JournalistSchema, JournalistWithHistory } from './press-schemas.ts'

const moment = (at: Date | null) => at?.toISOString() ?? null

const presentContent = (content: EventContent) => ({
  ...contentOf(content),
  startsAt: content.startsAt.toISOString(),
  endsAt: content.endsAt.toISOString(),
  accreditUntil: moment(content.accreditUntil),
})

export const presentEvent = (
  event: PressEvent,
  { units, now }: { units: Pick<Units, 'get' | 'root'>; now: Date },
): Static<typeof EventSchema> => ({
  ...presentContent(event),
  id: event.id,
  ref: event.ref,
  path: eventPath(event, 'id'),
  unitId: event.unitId,
  timeZone: units.get(event.unitId)?.timeZone ?? units.root().timeZone,
  version: event.version,
  createdAt: event.createdAt.toISOString(),
  changedAt: event.changedAt.toISOString(),
  acts: actsOn(event, now),
})

export const presentEventWithVersions = (
  event: PressEvent & { versions: EventVersion[] },
  how: Parameters<typeof presentEvent>[1],
): Static<typeof EventWithVersions> => ({
  ...presentEvent(event, how),
  versions: event.versions.map((version, at) => {
    const before = event.versions[at + 1]
    return {
      number: version.number,
      act: version.act,
      by: version.by,
      at: version.at.toISOString(),
      why: version.why,
      changed: before === undefined ? [] : differences(before.content, version.content),
    }
  }),
})

export const presentJournalist = (one: Journalist): Static<typeof JournalistSchema> => ({
  id: one.id,
  email: one.email,
  locale: one.locale,
  name: one.name,
  outlet: one.outlet,
  position: one.position,
  cardNumber: one.cardNumber,
  proof: one.proof,
  standing: one.standing,
  accreditedAt: moment(one.accreditedAt),
  accreditedUntil: moment(one.accreditedUntil),
  reason: one.reason,
  appliedAt: one.appliedAt.toISOString(),
  changedAt: one.changedAt.toISOString(),
  outletChangedAt: moment(one.outletChangedAt),
  acts: deskActsOn(one.standing),
})

export const presentJournalistWithHistory = (
  one: Journalist & { history: JournalistNote[] },
): Static<typeof JournalistWithHistory> => ({
  ...presentJournalist(one),
  history: one.history.map((note) => ({ ...note, at: note.at.toISOString(), until: moment(note.until) })),
})

export const presentEnquiry = (one: DeskEnquiry): Static<typeof EnquirySchema> => ({
  id: one.id,
  number: one.number,
  unitId: one.unitId,
  subject: one.subject,
  deadlineAt: moment(one.deadlineAt),
  state: one.state,
  assigned: one.assigned,
  createdAt: one.createdAt.toISOString(),
  changedAt: one.changedAt.toISOString(),
  answeredAt: moment(one.answeredAt),
  journalist: one.journalist,
})

export const presentEnquiryWithEntries = (
  one: DeskEnquiry & { entries: EnquiryEntry[]; officers: { id: string; name: string }[] },
): Static<typeof EnquiryWithEntries> => ({
  ...presentEnquiry(one),
  entries: one.entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
  officers: one.officers,
})
