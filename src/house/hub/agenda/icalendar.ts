/**
 * iCalendar (RFC 5545) for published events (RFC 5546, METHOD:PUBLISH): as much as an agenda needs. Times are in UTC, so
 * no time zone has to be described; each event's SEQUENCE rises at every change, and the calendar that holds an older one
 * takes the newer.
 */

export interface CalendarEvent {
  /** The same for all time, whatever changes. */
  uid: string
  sequence: number
  status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'
  start: Date
  end: Date
  created: Date
  changed: Date
  summary: string
  description: string
  location: string
  coordinates: { lat: number; lon: number } | null
  url: string
  organizer: { name: string; email: string }
}

export interface Calendar {
  /** Who made the file: `-//<owner>//<product>//<language>`. */
  product: string
  name: string
  language: 'id' | 'en'
  url: string
  /** How often a reader should look again (minutes). */
  refreshMinutes: number
  events: readonly CalendarEvent[]
}

/** A value of type TEXT (3.3.11). */
export const escapeText = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/[;,]/g, '\\$&')
    .replace(/\r\n?|\n|\u2028|\u2029/g, '\\n')
    .replace(/[^\P{Cc}\t\n\u0080-\u009f]/gu, '')

/** A parameter's value in quotes; what it may not hold is written as RFC 6868 says. */
export const quoteParameter = (text: string): string =>
  `"${text
    .replace(/\^/g, '^^')
    .replace(/"/g, "^'")
    .replace(/\r\n?|\n/g, '^n')
    .replace(/[^\P{Cc}\t\u0080-\u009f]/gu, '')}"`

/** `20261124T030000Z`. Whole seconds: there are no smaller ones. */
export const utcTime = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

const limit = 75

/** Cuts a line into pieces of at most 75 octets (3.1), never within a character; each further one begins with a space. */
export function foldLine(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const sign of line) {
    const more = Buffer.byteLength(sign)
    if (octets + more > limit) {
      pieces.push(piece)
      piece = ' '
      octets = 1
    }
    piece += sign
    octets += more
  }
  return [...pieces, piece].join('\r\n')
}

export function writeCalendar(calendar: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escapeText(calendar.product)}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    // RFC 7986, and what was used before it.
    `NAME;LANGUAGE=${calendar.language}:${escapeText(calendar.name)}`,
    `X-WR-CALNAME:${escapeText(calendar.name)}`,
    `URL:${calendar.url}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${calendar.refreshMinutes}M`,
    `X-PUBLISHED-TTL:PT${calendar.refreshMinutes}M`,
    ...calendar.events.flatMap((event) => writeEvent(event, calendar.language)),
    'END:VCALENDAR',
  ]
  return `${lines.map(foldLine).join('\r\n')}\r\n`
}

function writeEvent(event: CalendarEvent, language: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utcTime(event.changed)}`,
    `CREATED:${utcTime(event.created)}`,
    `LAST-MODIFIED:${utcTime(event.changed)}`,
    `DTSTART:${utcTime(event.start)}`,
    `DTEND:${utcTime(event.end)}`,
    `STATUS:${event.status}`,
    // Nobody is kept from another appointment by one that does not take place.
    `TRANSP:${event.status === 'CANCELLED' ? 'TRANSPARENT' : 'OPAQUE'}`,
    `SUMMARY;LANGUAGE=${language}:${escapeText(event.summary)}`,
    ...(event.description === ''
      ? []
      : [`DESCRIPTION;LANGUAGE=${language}:${escapeText(event.description)}`]),
    ...(event.location === '' ? [] : [`LOCATION:${escapeText(event.location)}`]),
    ...(event.coordinates === null
      ? []
      : [`GEO:${event.coordinates.lat.toFixed(6)};${event.coordinates.lon.toFixed(6)}`]),
    `URL:${event.url}`,
    `ORGANIZER;CN=${quoteParameter(event.organizer.name)}:mailto:${event.organizer.email}`,
    'END:VEVENT',
  ]
}
