import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { CalendarBar, DayHeading, MonthOrWeek } from '../../frame/calendar-parts.tsx'
import { calendarSpan, dayOr } from '../../frame/calendar-span.ts'
import frame from '../../frame/calendar.module.css'
import { FaultNotice } from '../../frame/fault-notice.tsx'
import { t, tAny } from '../../frame/messages.ts'
import { Page } from '../../frame/page.tsx'
import { useCan } from '../../frame/session.tsx'
import { dayKey, useNow, wallTime, zonedInstant, zoneLabel } from '../../frame/times.tsx'
import { without } from '../../frame/without.ts'
import { UnitSelect } from '../../units/unit-select.tsx'
import { BestTimes } from '../best-times.tsx'
import { networksQuery } from '../delivery-queries.ts'
import { segmentsQuery } from '../distribution-queries.ts'
import { PauseNotices } from '../pause-notices.tsx'
import { BlackoutDialog } from './blackout-dialog.tsx'
import { BlackoutNotices } from './blackout-notices.tsx'
import {
  blackoutsQuery,
  daysQuery,
  ownZone,
  zones,
  type DayKind,
  type Planned,
  type Zone,
} from './calendar-queries.ts'
import { DayCell } from './day-cell.tsx'
import { DayDrawer } from './day-drawer.tsx'
import { MoveDialog } from './move-dialog.tsx'

type Open =
  | { what: 'day'; day: string; kind: DayKind }
  | { what: 'move'; entry: Planned; to: Date }
  | { what: 'blackout' }
  | null

/** What leaves to all accounts, day by day: planned, sent, stuck; and when nothing leaves at all. */
export function ChannelCalendar() {
  const search = useSearch({ from: '/shell/kanal/kalender' })
  const navigate = useNavigate({ from: '/kanal/kalender' })
  const can = useCan()
  const [open, setOpen] = useState<Open>(null)
  const now = new Date(useNow(60_000))
  const zone: Zone = zones.find((one) => one === search.zona) ?? ownZone
  const today = dayKey(now, zone)
  const view = search.tampilan === 'pekan' ? 'pekan' : 'bulan'
  const span = calendarSpan(view, dayOr(search.dari, today), zone)
  const networks = useQuery(networksQuery)
  const { data: segments = [] } = useQuery(segmentsQuery)
  const network = networks.data?.find(({ kind }) => kind === search.jaringan)?.kind
  const shown = {
    from: span.from,
    to: span.to,
    ...(search.satuan === undefined ? {} : { unitId: search.satuan }),
    ...(network === undefined ? {} : { network }),
    ...(search.segmen === undefined ? {} : { segmentId: search.segmen }),
  }
  const days = useQuery(daysQuery({ ...shown, zone, most: view === 'bulan' ? 4 : 40 }))
  const { data: blackouts = [] } = useQuery(blackoutsQuery({ from: span.from, to: span.to }))
  const counts = Map.groupBy(days.data?.counts ?? [], ({ day }) => day)
  const planned = Map.groupBy(days.data?.planned ?? [], ({ day }) => day)
  const go = (dari: string) => void navigate({ search: (before) => ({ ...before, dari }) })
  const close = () => setOpen(null)
  const bounds = (day: string) => ({
    from: zonedInstant(`${day} 00:00:00`, zone).toISOString(),
    to: new Date(zonedInstant(`${day} 00:00:00`, zone).getTime() + 86_400_000).toISOString(),
  })
  /** To the same time of another day. */
  const drop = (entry: Planned, day: string) =>
    setOpen({ what: 'move', entry, to: zonedInstant(`${day} ${wallTime(entry.at, zone).slice(11)}`, zone) })

  return (
    <Page
      title={t('console.channel_calendar.title')}
      lead={t('console.channel_calendar.lead', { zone: zoneLabel(zone) })}
      back={{ to: '/kanal', label: t('console.nav.channels') }}
      bare
      acts={
        <>
          {can('blackout.manage') && (
            <Button onClick={() => setOpen({ what: 'blackout' })}>{t('console.blackout.declare')}</Button>
          )}
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
      <search className={frame.filters} aria-label={t('console.page.filters')}>
        <UnitSelect
          label={t('console.board.unit')}
          placeholder={t('console.board.all_units')}
          value={search.satuan ?? null}
          onChange={(satuan) =>
            void navigate({
              search: (before) => (satuan === null ? without(before, 'satuan') : { ...before, satuan }),
            })
          }
          clearable
          w={260}
        />
        <Select
          label={t('console.channel.network')}
          placeholder={t('console.channel_calendar.all_networks')}
          data={(networks.data ?? []).map(({ kind }) => ({ value: kind, label: tAny('network', kind) }))}
          value={network ?? null}
          onChange={(jaringan) =>
            void navigate({
              search: (before) => (jaringan === null ? without(before, 'jaringan') : { ...before, jaringan }),
            })
          }
          clearable
          w={200}
        />
        {(segments.length > 0 || search.segmen !== undefined) && (
          <Select
            label={t('console.channel_calendar.segment')}
            placeholder={t('console.channel_calendar.all_accounts')}
            data={segments.map(({ id, name }) => ({ value: id, label: name }))}
            value={search.segmen ?? null}
            onChange={(segmen) =>
              void navigate({
                search: (before) => (segmen === null ? without(before, 'segmen') : { ...before, segmen }),
              })
            }
            clearable
            searchable
            w={220}
          />
        )}
        <Select
          label={t('console.channel_calendar.zone')}
          data={zones.map((value) => ({ value, label: zoneLabel(value) }))}
          value={zone}
          onChange={(zona) => void navigate({ search: (before) => ({ ...before, zona: zona ?? ownZone }) })}
          allowDeselect={false}
          w={110}
        />
      </search>
      <div className={frame.fault}>
        <PauseNotices />
        <BlackoutNotices blackouts={blackouts} zone={zone} now={now} />
        <BestTimes
          zone={zone}
          {...(search.satuan === undefined ? {} : { unitId: search.satuan })}
          {...(network === undefined ? {} : { network })}
        />
        {days.error !== null && <FaultNotice error={days.error} retry={() => void days.refetch()} />}
      </div>
      <CalendarBar span={span} today={today} go={go} />
      <ol className={frame.days} data-view={view}>
        {span.days.map((day) => (
          <DayCell
            key={day}
            day={day}
            zone={zone}
            today={today}
            outside={view === 'bulan' && day.slice(0, 7) !== span.month}
            counts={counts.get(day) ?? []}
            planned={planned.get(day) ?? []}
            blackouts={blackouts.filter(
              ({ begins, ends }) => begins < bounds(day).to && ends > bounds(day).from,
            )}
            heading={<DayHeading day={day} />}
            onOpen={(kind) => setOpen({ what: 'day', day, kind })}
            onMove={
              can('channel.manage')
                ? (entry) => setOpen({ what: 'move', entry, to: new Date(entry.at) })
                : null
            }
            onDrop={drop}
          />
        ))}
      </ol>
      {open?.what === 'day' && (
        <DayDrawer
          shown={{ ...shown, ...bounds(open.day) }}
          day={open.day}
          kind={open.kind}
          zone={zone}
          onClose={close}
        />
      )}
      {open?.what === 'move' && (
        <MoveDialog entry={open.entry} to={open.to} zone={zone} shown={shown} onClose={close} />
      )}
      {open?.what === 'blackout' && <BlackoutDialog zone={zone} onClose={close} />}
    </Page>
  )
}
