/** Days of a month or a week on a calendar's page, as 'YYYY-MM-DD'; plain dates know no zones. */
import { t, intlLocale } from './messages.ts'
import { dayName, zonedInstant } from './times.tsx'

export type CalendarView = 'bulan' | 'pekan'

export interface CalendarSpan {
  view: CalendarView
  /** Whole weeks, from Monday. */
  days: string[]
  /** 'YYYY-MM' of the month that is shown. */
  month: string
  /** Instants between which the days lie in the zone. */
  from: string
  to: string
  title: string
  /** Days that lead to the span before and after. */
  before: string
  after: string
}

export function calendarSpan(view: CalendarView, anchor: string, zone: string): CalendarSpan {
  const monthStart = `${anchor.slice(0, 7)}-01`
  const first = monday(view === 'pekan' ? anchor : monthStart)
  const count = view === 'pekan' ? 7 : weeksOf(monthStart) * 7
  return {
    view,
    days: Array.from({ length: count }, (_, at) => shift(first, at)),
    month: monthStart.slice(0, 7),
    from: zonedInstant(`${first} 00:00:00`, zone).toISOString(),
    to: zonedInstant(`${shift(first, count)} 00:00:00`, zone).toISOString(),
    title:
      view === 'bulan'
        ? new Intl.DateTimeFormat(intlLocale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
            new Date(`${monthStart}T12:00:00Z`),
          )
        : t('console.calendar.week_of', { day: dayName(`${first}T12:00:00Z`, 'UTC') }),
    before: view === 'pekan' ? shift(anchor, -7) : `${shift(monthStart, -1).slice(0, 7)}-01`,
    after: view === 'pekan' ? shift(anchor, 7) : `${shift(monthStart, 31).slice(0, 7)}-01`,
  }
}

/** A day as an address may name it, else the other one. */
export const dayOr = (day: string | undefined, other: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(day ?? '') ? (day ?? other) : other

function shift(day: string, by: number): string {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + by)
  return date.toISOString().slice(0, 10)
}
const weekday = (day: string) => (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7
const monday = (day: string) => shift(day, -weekday(day))

function weeksOf(monthStart: string): number {
  const next = `${shift(monthStart, 31).slice(0, 7)}-01`
  const length = (new Date(next).getTime() - new Date(monthStart).getTime()) / 86_400_000
  return Math.ceil((weekday(monthStart) + length) / 7)
}
