import type { TimeZone } from './pack.ts'

export type ZoneLabel = 'WIB' | 'WITA' | 'WIT'

const labels: Record<TimeZone, ZoneLabel> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}

/** The zone's name as Indonesians write it: WIB, WITA, WIT. */
export const zoneLabel = (timeZone: TimeZone): ZoneLabel => labels[timeZone]
