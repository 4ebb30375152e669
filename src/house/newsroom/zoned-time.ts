/** Wall time in an IANA zone and the moment it stands for. */

const wall = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    formats.set(zone, format)
  }
  return format
}

/** Area/City names only: offsets and abbreviations say nothing about a place's rules. */
export function isZone(zone: string): boolean {
  if (!/^[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+){1,2}$/.test(zone) && zone !== 'UTC') return false
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

/** What a clock on the wall shows at the moment, as `2026-11-24T16:00`. */
export function wallTime(at: Date, zone: string): string {
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return `${part['year']?.padStart(4, '0')}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}`
}

/**
 * The moment at which the wall clock of the zone shows `local`. Where clocks are set back and show it twice, the
 * first; undefined where they are set forward and never show it, or where it is no date at all.
 */
export function momentOf(local: string, zone: string): Date | undefined {
  const [, year, month, day, hour, minute] = wall.exec(local) ?? []
  if (year === undefined) return undefined
  const asUtc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
  // Offsets lie between -12 and +14 hours: those of the days around are the only ones that can apply.
  const offsets = [-24, 0, 24].map((hours) => {
    const near = new Date(asUtc + hours * 3_600_000)
    return Date.parse(`${wallTime(near, zone)}:00Z`) - Math.floor(near.getTime() / 60_000) * 60_000
  })
  const candidates = [...new Set(offsets)].map((offset) => asUtc - offset).toSorted((a, b) => a - b)
  const match = candidates.find((moment) => wallTime(new Date(moment), zone) === local)
  return match === undefined ? undefined : new Date(match)
}
