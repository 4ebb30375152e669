import { randomInt } from 'node:crypto'

const hour = 3_600_000
const silentAfter = 7 * 24 * hour

/** When an account is read next: in an hour, six if it has been silent for a week, after faults sooner and then ever later. */
export function nextReading(
  now: Date,
  { lastPostAt, faults, until }: { lastPostAt: Date | null; faults: number; until: Date | null },
): Date {
  const silent = lastPostAt === null || now.getTime() - lastPostAt.getTime() > silentAfter
  const pace = faults > 0 ? (hour / 4) * 2 ** Math.min(faults - 1, 5) : silent ? 6 * hour : hour
  // A moment of its own, so that what was connected on one morning is not read at one moment for ever.
  const next = now.getTime() + pace * (0.9 + randomInt(200) / 1000)
  return new Date(Math.max(next, until?.getTime() ?? 0))
}
