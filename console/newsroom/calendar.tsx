import { Button, Group, SegmentedControl } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { named } from '../frame/house.ts'
import { intlLocale, t, tAny } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { clockTime, dayKey, dayName, readerZone, useNow, zonedInstant, zoneLabel } from '../frame/times.tsx'
import { unitQuery } from '../units/unit-queries.ts'
import { UnitSelect } from '../units/unit-select.tsx'
import classes from './calendar.module.css'
import type { CalendarEntry } from './shapes.ts'
import { without } from '../frame/without.ts'

/** 'YYYY-MM-DD' moved by days; plain dates know no zones. */
function shift(day: string, by: number): string {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + by)
  return date.toISOString().slice(0, 10)
}
const weekday = (day: string) => (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7
const monday = (day: string) => shift(day, -weekday(day))

/** What is scheduled, embargoed and published, by day, in the zone of the unit that is looked at. */
export function Calendar() {
  const search = useSearch({ from: '/shell/kalender' })
  const now = useNow(60_000)
  const navigate = useNavigate({ from: '/kalender' })
  const unit = useQuery({ ...unitQuery(search.satuan ?? ''), enabled: search.satuan !== undefined })
  const zone = unit.data?.timeZone ?? readerZone
  const today = dayKey(new Date(now), zone)
  const view = search.tampilan === 'pekan' ? 'pekan' : 'bulan'
  const anchor = /^\d{4}-\d{2}-\d{2}$/.test(search.dari ?? '') ? (search.dari ?? today) : today
  const monthStart = `${anchor.slice(0, 7)}-01`
  const first = monday(view === 'pekan' ? anchor : monthStart)
  const days = Array.from({ length: view === 'pekan' ? 7 : weeksOf(monthStart) * 7 }, (_, at) =>
    shift(first, at),
  )
  const last = days.at(-1) ?? first
  const from = zonedInstant(`${first} 00:00:00`, zone).toISOString()
  const to = zonedInstant(`${shift(last, 1)} 00:00:00`, zone).toISOString()
  const { data, error, refetch } = useQuery({
    queryKey: ['calendar', from, to, search.satuan ?? ''],
    queryFn: async () =>
      (
        await got(
          api.GET('/api/v1/calendar', {
            params: {
              query: { from, to, ...(search.satuan === undefined ? {} : { unitId: search.satuan }) },
            },
          }),
        )
      ).entries,
    placeholderData: keepPreviousData,
  })
  const byDay = Map.groupBy(data ?? [], (entry) => dayKey(entry.at, zone))
  const go = (dari: string) => void navigate({ search: (before) => ({ ...before, dari }) })
  const title =
    view === 'bulan'
      ? new Intl.DateTimeFormat(intlLocale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
          new Date(`${monthStart}T12:00:00Z`),
        )
      : t('console.calendar.week_of', { day: dayName(`${first}T12:00:00Z`, 'UTC') })
  const step = (by: 1 | -1) =>
    go(
      view === 'pekan'
        ? shift(anchor, by * 7)
        : shift(by === 1 ? shift(monthStart, 31) : shift(monthStart, -1), 0).slice(0, 7) + '-01',
    )

  return (
    <Page
      title={t('console.nav.calendar')}
      lead={t('console.calendar.lead', { zone: zoneLabel(zone) })}
      bare
      acts={
        <>
          <UnitSelect
            aria-label={t('console.board.unit')}
            placeholder={t('console.board.all_units')}
            value={search.satuan ?? null}
            onChange={(satuan) =>
              void navigate({
                search: (before) => (satuan === null ? without(before, 'satuan') : { ...before, satuan }),
              })
            }
            clearable
            w={220}
          />
          <SegmentedControl
            value={view}
            aria-label={t('console.calendar.view')}
            onChange={(value) =>
              void navigate({
                search: (before) =>
                  value === 'pekan' ? { ...before, tampilan: 'pekan' } : without(before, 'tampilan'),
              })
            }
            data={[
              { value: 'bulan', label: t('console.calendar.month') },
              { value: 'pekan', label: t('console.calendar.week') },
            ]}
          />
        </>
      }
    >
      <div className={classes.bar}>
        <h2 aria-live="polite">{title}</h2>
        <Group gap={6}>
          <Button onClick={() => step(-1)} aria-label={t('console.calendar.before')} px={10}>
            <IconChevronLeft size={18} aria-hidden />
          </Button>
          <Button onClick={() => go(today)}>{t('console.calendar.today')}</Button>
          <Button onClick={() => step(1)} aria-label={t('console.calendar.after')} px={10}>
            <IconChevronRight size={18} aria-hidden />
          </Button>
        </Group>
      </div>
      {error !== null && (
        <div className={classes.fault}>
          <FaultNotice error={error} retry={() => void refetch()} />
        </div>
      )}
      <ol className={classes.days} data-view={view}>
        {days.map((day) => {
          const entries = (byDay.get(day) ?? []).toSorted((a, b) => a.at.localeCompare(b.at))
          return (
            <li
              key={day}
              className={classes.day}
              data-today={day === today || undefined}
              data-outside={(view === 'bulan' && day.slice(0, 7) !== monthStart.slice(0, 7)) || undefined}
              data-empty={entries.length === 0 || undefined}
              aria-current={day === today ? 'date' : undefined}
            >
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
              <DayEntries entries={entries} zone={zone} limit={view === 'bulan' ? 4 : 60} day={day} />
            </li>
          )
        })}
      </ol>
    </Page>
  )
}

function weeksOf(monthStart: string): number {
  const next = `${shift(monthStart, 31).slice(0, 7)}-01`
  const length = (new Date(next).getTime() - new Date(monthStart).getTime()) / 86_400_000
  return Math.ceil((weekday(monthStart) + length) / 7)
}

function DayEntries({
  entries,
  zone,
  limit,
  day,
}: {
  entries: readonly CalendarEntry[]
  zone: string
  limit: number
  day: string
}) {
  return (
    <>
      {entries.slice(0, limit).map((entry) => (
        <Link
          key={`${entry.editionId} ${entry.kind}`}
          to="/berita/$storyId/$editionId"
          params={{ storyId: entry.storyId, editionId: entry.editionId }}
          className={classes.entry}
          data-kind={entry.kind}
          title={`${named(entry.unit.name)}: ${entry.headline}`}
        >
          <time className="num" dateTime={entry.at}>
            {clockTime(entry.at, zone)}
          </time>
          <span className="vh"> {tAny('calendar_kind', entry.kind)}: </span>
          <span>{entry.headline || t('console.story.untitled')}</span>
        </Link>
      ))}
      {entries.length > limit && (
        <Link
          to="/kalender"
          search={(before) => ({ ...before, tampilan: 'pekan', dari: day })}
          className={classes.rest}
        >
          {t('console.calendar.more', { n: entries.length - limit })}
        </Link>
      )}
    </>
  )
}
