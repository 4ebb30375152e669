/** Lengths and sizes as people read them. */
import type { Locale } from '../messages.ts'

/** `2:05`, `1:02:05`; a part of a second counts as a whole one only where there is nothing else. */
export function durationText(ms: number): string {
  const seconds = Math.max(ms > 0 ? 1 : 0, Math.round(ms / 1000))
  const pad = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return minutes < 60
    ? `${minutes}:${pad(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`
}

/** ISO 8601: `PT125.4S`. */
export const durationIso = (ms: number): string => `PT${ms / 1000}S`

const units = ['kB', 'MB', 'GB'] as const

/** `12 kB`, `3,2 MB`: decimal, as telephones and tariffs count. */
export function sizeText(bytes: number, locale: Locale): string {
  let [value, at] = [Math.max(1, bytes) / 1000, 0]
  while (value >= 999.5 && at < units.length - 1) [value, at] = [value / 1000, at + 1]
  const digits = at > 0 && value < 10 ? 1 : 0
  return `${new Intl.NumberFormat(locale === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: digits }).format(value)} ${units[at] ?? ''}`
}
