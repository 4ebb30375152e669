import type { Locale } from '../../platform/messages.ts'

/** A moment as a letter writes it: with the zone's own name (WIB, WITA, WIT). */
export const momentText = (at: Date, locale: Locale, timeZone = 'Asia/Jakarta'): string =>
  new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(at) + ` ${zones[timeZone] ?? timeZone}`

const zones: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}
