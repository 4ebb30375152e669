/** The clock of alerts, walked at random through zones, summer times and midnights, on the database that reckons it. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { knownZones } from './wish.ts'

const { db } = await testDatabase()
const minute = 60_000
const hour = 60 * minute
const zones = [
  'Asia/Jakarta',
  'Asia/Makassar',
  'Asia/Jayapura',
  'America/New_York',
  'Australia/Lord_Howe',
  'Europe/London',
  'Pacific/Apia',
]
/** Around the nights in 2026 in which clocks of these zones change, and any other time. */
const turns = [
  '2026-03-08T07:00Z',
  '2026-11-01T06:00Z',
  '2026-04-04T15:00Z',
  '2026-10-03T15:30Z',
  '2026-03-29T01:00Z',
  '2026-10-25T01:00Z',
]
const moment = fc.oneof(
  fc
    .tuple(fc.constantFrom(...turns), fc.integer({ min: -36 * 60, max: 36 * 60 }))
    .map(([at, by]) => Date.parse(at) + by * minute),
  fc.integer({ min: Date.parse('2026-01-01T00:00Z'), max: Date.parse('2027-12-31T00:00Z') }),
)
const aMinute = fc.integer({ min: 0, max: 1439 })
const quiet = fc.tuple(aMinute, aMinute).filter(([from, until]) => from !== until)

const formats = new Map<string, Intl.DateTimeFormat>()
/** Minute of the day that a clock on the wall shows. */
function wall(at: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  formats.set(timeZone, format)
  const [h, m] = format.format(at).split(':').map(Number)
  return (h ?? 0) * 60 + (m ?? 0)
}
const isQuiet = (at: number, zone: string, [from, until]: readonly [number, number]) => {
  const now = wall(at, zone)
  return from < until ? now >= from && now < until : now >= from || now < until
}

test('the next digest comes within a day and an hour, when the clock on the wall shows its minute, or has skipped it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ at: moment, digest: aMinute, zone: fc.constantFrom(...zones) }), {
        minLength: 40,
        maxLength: 40,
      }),
      async (cases) => {
        const { rows } = await sql<{ next: Date }>`
          select platform.next_at(at, digest, zone) as next from unnest(${cases.map(({ at }) => new Date(at))}::timestamptz[],
            ${cases.map(({ digest }) => digest)}::int[], ${cases.map(({ zone }) => zone)}::text[])
            with ordinality as c (at, digest, zone, nth) order by nth`.execute(db)
        for (const [nth, { at, digest, zone }] of cases.entries()) {
          const next = rows[nth]?.next.getTime() ?? 0
          expect(next).toBeGreaterThan(at)
          expect(next - at).toBeLessThanOrEqual(25 * hour)
          const shown = wall(next, zone)
          // The minute was skipped where the clock jumps over it just before.
          const before = wall(next - 61 * minute, zone)
          const skipped = (shown - digest + 1440) % 1440 <= 60 && (shown - before + 1440) % 1440 > 61
          expect(shown === digest || skipped, `${zone} ${new Date(next).toISOString()} ${digest}`).toBe(true)
        }
      },
    ),
    { numRuns: 25 },
  )
})

test('what waits for the end of quiet hours comes at no quiet moment, and no sooner or later than it must', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ at: moment, hours: quiet, zone: fc.constantFrom(...zones) }), {
        minLength: 40,
        maxLength: 40,
      }),
      async (cases) => {
        const { rows } = await sql<{ due: Date }>`
          select hub.after_quiet(at, qfrom, quntil, zone) as due
          from unnest(${cases.map(({ at }) => new Date(at))}::timestamptz[], ${cases.map((c) => c.hours[0])}::int[],
            ${cases.map((c) => c.hours[1])}::int[], ${cases.map(({ zone }) => zone)}::text[])
            with ordinality as c (at, qfrom, quntil, zone, nth) order by nth`.execute(db)
        for (const [nth, { at, hours, zone }] of cases.entries()) {
          const due = rows[nth]?.due.getTime() ?? 0
          if (!isQuiet(at, zone, hours)) {
            expect(due).toBe(at)
            continue
          }
          expect(due).toBeGreaterThan(at)
          expect(isQuiet(due, zone, hours), `${zone} ${new Date(due).toISOString()} ${hours.join('–')}`).toBe(
            false,
          )
          // Of the time until then, at most the hour that a clock shows twice was loud.
          let loud = 0
          for (let step = at; step < due; step += 5 * minute) if (!isQuiet(step, zone, hours)) loud += 5
          expect(loud).toBeLessThanOrEqual(60)
        }
      },
    ),
    { numRuns: 25 },
  )
})

test('every zone that can be chosen is known to the database, too', async () => {
  const { rows } = await sql<{ name: string }>`select name from pg_timezone_names`.execute(db)
  const known = new Set(rows.map(({ name }) => name))
  expect(knownZones().filter((zone) => !known.has(zone))).toEqual([])
})
