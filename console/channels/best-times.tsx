import { Button, Text } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { Loading } from '../frame/loading.tsx'
import { intlLocale, t } from '../frame/messages.ts'
import { dayKey, zonedInstant } from '../frame/times.tsx'
import classes from './best-times.module.css'
import type { Zone } from './calendar/calendar-queries.ts'
import type { NetworkKind } from './delivery-queries.ts'

interface Of {
  network?: NetworkKind
  unitId?: string
  zone: Zone
}

const bestTimesQuery = (query: Of) =>
  queryOptions({
    queryKey: ['best-times', query],
    queryFn: () => got(api.GET('/api/v1/best-times', { params: { query } })),
    staleTime: 600_000,
  })

const hour = (of: number) => `${String(of).padStart(2, '0')}.00`
/** 2024 began on a Monday. */
const nameOf = (weekday: number) =>
  new Intl.DateTimeFormat(intlLocale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday))

/** The first such hour of the zone that is still to come. */
function nextOf(weekday: number, at: number, zone: Zone): Date {
  const now = Date.now()
  for (let ahead = 0; ; ahead++) {
    const day = dayKey(new Date(now + ahead * 86_400_000), zone)
    const moment = zonedInstant(`${day} ${String(at).padStart(2, '0')}:00:00`, zone)
    if (new Date(day).getUTCDay() === weekday % 7 && moment.getTime() > now) return moment
  }
}

/** When own older posts did best, and by what that is told; asked only once somebody wants to know. */
export function BestTimes({ onUse, ...of }: Of & { onUse?: (at: Date) => void }) {
  const [open, setOpen] = useState(false)
  const { data, error, refetch } = useQuery({ ...bestTimesQuery(of), enabled: open })
  return (
    <details className={classes.best} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('console.best.title')}</summary>
      {error !== null && <FaultNotice error={error} retry={() => void refetch()} />}
      {open && data === undefined && error === null && <Loading />}
      {data !== undefined && data.accounts === 0 && <Text size="sm">{t('console.best.too_few')}</Text>}
      {data !== undefined && data.accounts > 0 && (
        <>
          {data.hours.length === 0 && <Text size="sm">{t('console.best.none')}</Text>}
          <ol>
            {data.hours.map(({ weekday, hour: at, posts, times }) => {
              const day = nameOf(weekday)
              return (
                <li key={`${weekday} ${at}`}>
                  <b>{t('console.best.hour', { day, from: hour(at), to: hour((at + 1) % 24) })}</b>
                  <span>
                    {t('console.best.times', {
                      times: new Intl.NumberFormat(intlLocale, { maximumFractionDigits: 1 }).format(times),
                      posts,
                    })}
                  </span>
                  {onUse !== undefined && (
                    <Button size="compact-sm" onClick={() => onUse(nextOf(weekday, at, of.zone))}>
                      {t('console.best.use', { day, from: hour(at) })}
                    </Button>
                  )}
                </li>
              )
            })}
          </ol>
          <small>{t('console.best.method', { posts: data.posts, accounts: data.accounts })}</small>
        </>
      )}
    </details>
  )
}
