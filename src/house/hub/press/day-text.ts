import type { Locale } from '../../../platform/messages.ts'

/** The last day that counts, e.g. `24 November 2026`: an end at midnight belongs to the day before. */
export const dayText = (end: Date, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', { dateStyle: 'long', timeZone }).format(
    new Date(end.getTime() - 1),
  )
