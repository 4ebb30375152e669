import { Badge } from '@mantine/core'
import { t, tAny } from '../frame/messages.ts'
import { clockTime, dayKey, exactTime, shortDay, zoneLabel } from '../frame/times.tsx'
import type { PressEvent } from './hub-queries.ts'

const colours = {
  provisional: 'gray',
  confirmed: 'var(--ok)',
  postponed: 'var(--live)',
  cancelled: 'var(--live)',
} as const

export function EventState({ event }: { event: Pick<PressEvent, 'state'> }) {
  return (
    <Badge color={colours[event.state]} miw="max-content">
      {tAny('hub.state', event.state)}
    </Badge>
  )
}

/** In the zone of the event's unit; a time that no longer holds is struck out. */
export function EventWhen({
  event: { startsAt, endsAt, timeZone, timeOpen, state },
}: {
  event: Pick<PressEvent, 'startsAt' | 'endsAt' | 'timeZone' | 'timeOpen' | 'state'>
}) {
  const oneDay = dayKey(startsAt, timeZone) === dayKey(endsAt, timeZone)
  const text = oneDay
    ? `${shortDay(startsAt, timeZone)}, ${clockTime(startsAt, timeZone)}–${clockTime(endsAt, timeZone)} ${zoneLabel(timeZone)}`
    : `${exactTime(startsAt, timeZone)} – ${exactTime(endsAt, timeZone)}`
  return (
    <span>
      {timeOpen || state === 'cancelled' ? <s>{text}</s> : <time dateTime={startsAt}>{text}</time>}
      {timeOpen && state !== 'cancelled' && <small> {t('console.hub.time_open')}</small>}
    </span>
  )
}
