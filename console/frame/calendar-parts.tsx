import { Button, Group, SegmentedControl } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import classes from './calendar.module.css'
import type { CalendarSpan, CalendarView } from './calendar-span.ts'
import { intlLocale, t } from './messages.ts'
import { dayName } from './times.tsx'

/** Which days are shown, and the way to others. */
export function CalendarBar({
  span,
  today,
  go,
}: {
  span: CalendarSpan
  today: string
  go: (day: string) => void
}) {
  return (
    <div className={classes.bar}>
      <h2 aria-live="polite">{span.title}</h2>
      <Group gap={6} wrap="nowrap">
        <Button onClick={() => go(span.before)} aria-label={t('console.calendar.before')} px={10}>
          <IconChevronLeft size={18} aria-hidden />
        </Button>
        <Button onClick={() => go(today)}>{t('console.calendar.today')}</Button>
        <Button onClick={() => go(span.after)} aria-label={t('console.calendar.after')} px={10}>
          <IconChevronRight size={18} aria-hidden />
        </Button>
      </Group>
    </div>
  )
}

export function MonthOrWeek({
  view,
  onChange,
}: {
  view: CalendarView
  onChange: (view: CalendarView) => void
}) {
  return (
    <SegmentedControl
      value={view}
      aria-label={t('console.calendar.view')}
      onChange={(value) => onChange(value === 'pekan' ? 'pekan' : 'bulan')}
      data={[
        { value: 'bulan', label: t('console.calendar.month') },
        { value: 'pekan', label: t('console.calendar.week') },
      ]}
    />
  )
}

export function DayHeading({ day }: { day: string }) {
  return (
    <p className={classes.date}>
      <span className="vh">{dayName(`${day}T12:00:00Z`, 'UTC')}</span>
      <span aria-hidden>
        <small>
          {new Intl.DateTimeFormat(intlLocale, { weekday: 'short', timeZone: 'UTC' }).format(
            new Date(`${day}T12:00:00Z`),
          )}
        </small>{' '}
        {Number(day.slice(8))}
      </span>
    </p>
  )
}
