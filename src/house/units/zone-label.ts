import type { TimeZone } from './pack.ts'

const labels: Record<TimeZone, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}

/** The zone's name as Indonesians write it: WIB, WITA, WIT. */
export const zoneLabel = (timeZone: TimeZone): string => labels[timeZone]
