/** The agenda as calendars read it, in one language. */
import type { Locale } from '../../../platform/messages.ts'
import { translator } from '../../../platform/messages.ts'
import type { HubDeps } from '../deps.ts'
import { pathIn } from '../link.ts'
import { momentText } from '../moment-text.ts'
import { eventPath, titleIn, type EventContent, type PressEvent } from './event.ts'
import { writeCalendar, type CalendarEvent } from './icalendar.ts'

type Deps = Pick<HubDeps, 'config' | 'units'>

/** The address inside `Pendopo <humas@…>`. */
export const bareAddress = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim()

// There is no word for "put off" in RFC 5545. At a time that no longer holds nothing takes place: cancelled, until a new
// time makes it tentative again; the same UID with a higher SEQUENCE brings it back.
export function calendarStatus({ state, timeOpen }: EventContent): CalendarEvent['status'] {
  if (state === 'cancelled' || timeOpen) return 'CANCELLED'
  return state === 'confirmed' ? 'CONFIRMED' : 'TENTATIVE'
}

function toCalendarEvent({ config, units }: Deps, event: PressEvent, locale: Locale): CalendarEvent {
  const t = translator(locale)
  const unit = units.get(event.unitId)
  const url = `${config.url}${pathIn(locale, eventPath(event, locale))}`
  const changed = event.state === 'postponed' || event.state === 'cancelled'
  const title = titleIn(event, locale)
  const deadline =
    event.accreditUntil === null || unit === undefined
      ? ''
      : t('hub.event.accredit_until', {
          at: momentText(event.accreditUntil, locale, unit.timeZone),
        })
  return {
    uid: `${event.id}@${new URL(config.url).hostname}`,
    sequence: event.version - 1,
    status: calendarStatus(event),
    start: event.startsAt,
    end: event.endsAt,
    created: event.createdAt,
    changed: event.changedAt,
    summary: changed ? `${t(`hub.state.${event.state}`)}: ${title}` : title,
    description: [
      event.reason === null ? '' : t('hub.event.reason', { reason: event.reason }),
      event.timeOpen ? t('hub.event.time_open') : '',
      (locale === 'en' ? event.description.en : null) ?? event.description.id,
      deadline,
      event.contact === '' ? '' : t('hub.event.contact', { contact: event.contact }),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    location: event.place,
    coordinates: event.coordinates,
    url,
    organizer: { name: unit?.name[locale] ?? '', email: bareAddress(config.mailFrom) },
  }
}

/** The file of one event or of many. */
export function agendaCalendar(
  deps: Deps,
  { events, name, url, locale }: { events: readonly PressEvent[]; name: string; url: string; locale: Locale },
): string {
  return writeCalendar({
    product: `-//Pendopo//Agenda//${locale.toUpperCase()}`,
    name,
    language: locale,
    url,
    refreshMinutes: 60,
    events: events.map((event) => toCalendarEvent(deps, event, locale)),
  })
}
