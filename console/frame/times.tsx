/** Times as people say them: relative, with the exact one in its zone on hover and focus. */
import { Tooltip } from '@mantine/core'
import { useEffect, useState } from 'react'
import { intlLocale, t } from './messages.ts'

const zones: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}
export const zoneLabel = (zone: string): string => zones[zone] ?? zone
export const indonesianZones = Object.keys(zones)

/** The reader's own zone where it is an Indonesian one, else western Indonesia. */
export const readerZone: string = (() => {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (own in zones) return own
  return own === 'Asia/Pontianak' ? 'Asia/Jakarta' : own
})()

const formats = new Map<string, Intl.DateTimeFormat>()
function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options)
  let made = formats.get(key)
  if (made === undefined) {
    made = new Intl.DateTimeFormat(intlLocale, { timeZone: zone, ...options })
    formats.set(key, made)
  }
  return made
}

export const clockTime = (at: Date | string, zone = readerZone): string =>
  format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    .format(new Date(at))
    .replace(':', '.')
export const dayName = (at: Date | string, zone = readerZone): string =>
  format(zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at))
export const shortDay = (at: Date | string, zone = readerZone): string =>
  format(zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(at))
/** '2026-11-24' in the zone: a key for grouping by day. */
export const dayKey = (at: Date | string, zone = readerZone): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(at))
export const exactTime = (at: Date | string, zone = readerZone): string =>
  `${shortDay(at, zone)}, ${clockTime(at, zone)} ${zoneLabel(zone)}`

/** '18 mnt', '3 jam', '2 hari': how long since (or until), rounded down. */
export function span(ms: number): string {
  const minutes = Math.max(0, Math.floor(Math.abs(ms) / 60_000))
  if (minutes < 60) return t('console.time.minutes', { n: minutes })
  if (minutes < 48 * 60) return t('console.time.hours', { n: Math.floor(minutes / 60) })
  return t('console.time.days', { n: Math.floor(minutes / 1440) })
}

export function ago(at: Date | string, now = Date.now()): string {
  const ms = now - new Date(at).getTime()
  if (Math.abs(ms) < 60_000) return t('console.time.now')
  return ms > 0 ? t('console.time.ago', { span: span(ms) }) : t('console.time.in', { span: span(ms) })
}

/** Re-renders every half minute so that ages stay true while a page stands open. */
export function useNow(every = 30_000): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}

export function Ago({ at, zone, age = false }: { at: string; zone?: string; age?: boolean }) {
  const now = useNow()
  const text = age ? span(now - new Date(at).getTime()) : ago(at, now)
  return (
    <Tooltip label={exactTime(at, zone)}>
      <time className="num" dateTime={at}>
        {text}
      </time>
    </Tooltip>
  )
}

/**
 * A wall-clock time in a zone as an instant: '2026-11-24 16:00' in Asia/Makassar.
 * The offset is found by asking Intl twice, which is exact for zones without daylight saving.
 */
export function zonedInstant(wall: string, zone: string): Date {
  const naive = new Date(`${wall.replace(' ', 'T')}Z`)
  const shown = new Date(
    `${new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(naive).replace(' ', 'T')}Z`,
  )
  return new Date(naive.getTime() - (shown.getTime() - naive.getTime()))
}

/** An instant as wall-clock text for a date-time field: 'YYYY-MM-DD HH:mm:ss'. */
export const wallTime = (at: Date | string, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(
    new Date(at),
  )
