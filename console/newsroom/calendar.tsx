import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { api, got } from '../frame/api.ts'
import { CalendarBar, DayHeading, MonthOrWeek } from '../frame/calendar-parts.tsx'
import { calendarSpan, dayOr } from '../frame/calendar-span.ts'
import classes from '../frame/calendar.module.css'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { named } from '../frame/house.ts'
import { t, tAny } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { clockTime, dayKey, readerZone, useNow, zoneLabel } from '../frame/times.tsx'
import { unitQuery } from '../units/unit-queries.ts'
import { UnitSelect } from '../units/unit-select.tsx'
import type { CalendarEntry } from './shapes.ts'
import { without } from '../frame/without.ts'

/** What is scheduled, embargoed and published, by day, in the zone of the unit that is looked at. */
export function Calendar() {
  const search = useSearch({ from: '/shell/kalender' })
  const now = useNow(60_000)
  const navigate = useNavigate({ from: '/kalender' })
  const unit = useQuery({ ...unitQuery(search.satuan ?? ''), enabled: search.satuan !== undefined })
  const zone = unit.data?.timeZone ?? readerZone
  const today = dayKey(new Date(now), zone)
  const view = search.tampilan === 'pekan' ? 'pekan' : 'bulan'
  const span = calendarSpan(view, dayOr(search.dari, today), zone)
  const { days, from, to } = span
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
          <MonthOrWeek
            view={view}
            onChange={(value) =>
              void navigate({
                search: (before) =>
                  value === 'pekan' ? { ...before, tampilan: 'pekan' } : without(before, 'tampilan'),
              })
            }
          />
        </>
      }
    >
      <CalendarBar span={span} today={today} go={go} />
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
              data-outside={(view === 'bulan' && day.slice(0, 7) !== span.month) || undefined}
              data-empty={entries.length === 0 || undefined}
              aria-current={day === today ? 'date' : undefined}
            >
              <DayHeading day={day} />
              <DayEntries entries={entries} zone={zone} limit={view === 'bulan' ? 4 : 60} day={day} />
            </li>
          )
        })}
      </ol>
    </Page>
  )
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
