/** Moments as letters and calendars write them, with the zone's own name. */
import type { Locale } from '../../platform/messages.ts'
import type { TimeZone } from '../units/index.ts'

const labels: Record<TimeZone, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}
const tag = (locale: Locale) => (locale === 'id' ? 'id-ID' : 'en-GB')

const dayIn = (at: Date, locale: Locale, timeZone: TimeZone) =>
  new Intl.DateTimeFormat(tag(locale), { dateStyle: 'long', timeZone }).format(at)
const clockIn = (at: Date, locale: Locale, timeZone: TimeZone) =>
  new Intl.DateTimeFormat(tag(locale), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at)

/** `24 November 2026, 13.40 WIB` */
export const momentText = (at: Date, locale: Locale, timeZone: TimeZone): string =>
  `${dayIn(at, locale, timeZone)}, ${clockIn(at, locale, timeZone)} ${labels[timeZone]}`

/** `24 November 2026, 13.40–15.00 WIB`; both days where it ends on another one. */
export function spanText(from: Date, until: Date, locale: Locale, timeZone: TimeZone): string {
  if (dayIn(from, locale, timeZone) !== dayIn(until, locale, timeZone))
    return `${momentText(from, locale, timeZone)} – ${momentText(until, locale, timeZone)}`
  const clocks = [from, until].map((at) => clockIn(at, locale, timeZone))
  return `${dayIn(from, locale, timeZone)}, ${clocks.join('–')} ${labels[timeZone]}`
}
