import type { EventContent } from './event.ts'
import { checkForm, oneLine, paragraphs } from '../words.ts'

/** What an officer writes; a part that is left out stays, or is empty in a new event. */
export interface EventInput {
  title?: { id: string; en?: string | null }
  description?: { id: string; en?: string | null }
  place?: string
  coordinates?: { lat: number; lon: number } | null
  startsAt?: Date
  endsAt?: Date
  accreditUntil?: Date | null
  capacity?: number | null
  contact?: string
}

export const eventLimits = { title: 160, description: 6000, place: 240, contact: 240, days: 14 }

const day = 86_400_000
const orNull = (text: string | null | undefined) =>
  text === null || text === undefined || text === '' ? null : text

/** The content after a change. @throws invalid_request (422) with every fault. */
export function changed(before: EventContent, input: EventInput): EventContent {
  const form = checkForm()
  const title = input.title ?? before.title
  const description = input.description ?? before.description
  const after: EventContent = {
    ...before,
    title: { id: oneLine(title.id), en: orNull(oneLine(title.en ?? '')) },
    description: { id: paragraphs(description.id), en: orNull(paragraphs(description.en ?? '')) },
    place: oneLine(input.place ?? before.place),
    coordinates: input.coordinates === undefined ? before.coordinates : input.coordinates,
    startsAt: input.startsAt ?? before.startsAt,
    endsAt: input.endsAt ?? before.endsAt,
    accreditUntil: input.accreditUntil === undefined ? before.accreditUntil : input.accreditUntil,
    capacity: input.capacity === undefined ? before.capacity : input.capacity,
    contact: oneLine(input.contact ?? before.contact),
  }
  form.text('title.id', after.title.id, { min: 3, max: eventLimits.title })
  form.text('title.en', after.title.en ?? '', { min: 0, max: eventLimits.title })
  form.text('description.id', after.description.id, { min: 0, max: eventLimits.description })
  form.text('description.en', after.description.en ?? '', { min: 0, max: eventLimits.description })
  form.text('place', after.place, { min: 0, max: eventLimits.place })
  form.text('contact', after.contact, { min: 0, max: eventLimits.contact })
  if (after.description.en !== null && after.title.en === null) form.wrong('title.en', 'hub_needed')
  const lasts = after.endsAt.getTime() - after.startsAt.getTime()
  if (lasts <= 0) form.wrong('endsAt', 'event_ends_before')
  else if (lasts > eventLimits.days * day) form.wrong('endsAt', 'event_too_long', { days: eventLimits.days })
  if (after.accreditUntil !== null && after.accreditUntil > after.endsAt)
    form.wrong('accreditUntil', 'event_deadline')
  form.done()
  return after
}
