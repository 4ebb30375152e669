/** Times as readers see them: absolute, in the unit's zone, so that a kept page never tells a wrong "5 minutes ago". */
import type { TimeZone } from '../house/units/index.ts'
import type { Locale } from '../platform/messages.ts'

const hours: Record<TimeZone, number> = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 }
const dayMs = 86_400_000
const tags: Record<Locale, string> = { id: 'id-ID', en: 'en-GB' }
const formatters = new Map<string, Intl.DateTimeFormat>()

function format(at: Date, zone: TimeZone, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`
  let formatter = formatters.get(key)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(tags[locale], { timeZone: zone, ...options })
    formatters.set(key, formatter)
  }
  return formatter.format(at)
}

/** The zone's local midnight at or before the instant; Indonesia's zones know no summer time. */
export function dayStart(at: Date, zone: TimeZone): Date {
  const shift = hours[zone] * 3_600_000
  return new Date(Math.floor((at.getTime() + shift) / dayMs) * dayMs - shift)
}

export const nextMidnight = (at: Date, zone: TimeZone): Date => new Date(dayStart(at, zone).getTime() + dayMs)
export const daysBefore = (at: Date, days: number): Date => new Date(at.getTime() - days * dayMs)

/** Start of a calendar day in the zone; undefined where there is no such day (31 February). */
export function dayOf(year: number, month: number, day: number, zone: TimeZone): Date | undefined {
  const utc = new Date(Date.UTC(year, month - 1, day))
  if (utc.getUTCFullYear() !== year || utc.getUTCMonth() !== month - 1 || utc.getUTCDate() !== day)
    return undefined
  return new Date(utc.getTime() - hours[zone] * 3_600_000)
}

/** `2026/11/24` in the zone: the end of an archive's address. */
export function dayPath(at: Date, zone: TimeZone): string {
  return new Date(at.getTime() + hours[zone] * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '/')
}

export const clockTime = (at: Date, zone: TimeZone, locale: Locale) =>
  format(at, zone, locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

export const longDay = (at: Date, zone: TimeZone, locale: Locale) =>
  format(at, zone, locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

export const plainDay = (at: Date, zone: TimeZone, locale: Locale) =>
  format(at, zone, locale, { day: 'numeric', month: 'long', year: 'numeric' })

export const shortDay = (at: Date, zone: TimeZone, locale: Locale) =>
  format(at, zone, locale, { day: 'numeric', month: 'short' })

/** Whole days between the two in the zone: 0 today, 1 yesterday; negative in the future. */
export function daysAgo(at: Date, now: Date, zone: TimeZone): number {
  return Math.round((dayStart(now, zone).getTime() - dayStart(at, zone).getTime()) / dayMs)
}

/** `2026-11-24T08:25Z`: as fine as what is shown beside it. */
export const toTheMinute = (at: Date): string => `${at.toISOString().slice(0, 16)}Z`
