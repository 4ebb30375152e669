/**
 * How what is short is shared: nobody gets more than they want, nobody gets less than another unless they want less, and
 * where not all can have one more, those get it who have waited longest.
 */

/** What a region has had within the window, and what of it waits. */
export interface Want {
  region: string
  used: number
  waiting: number
  /** When the oldest that waits was called for. */
  since: Date | null
}

/** Whether the region may take one more of `most`. Asked of all at once it never grants more than `most`. */
export function mayTake(most: number, wants: readonly Want[], region: string): boolean {
  const total = (one: Want) => one.used + one.waiting
  const up = (level: number) => wants.reduce((sum, one) => sum + Math.min(total(one), level), 0)
  const highest = Math.max(0, ...wants.map(total))
  if (up(highest) <= most) return true
  let level = 0
  while (up(level + 1) <= most) level += 1
  const used = wants.find((one) => one.region === region)?.used ?? 0
  if (used !== level) return used < level
  // Not all can have one more than the level: those who have it already, then those who have waited longest.
  const more = most - up(level) - wants.filter((one) => one.used > level).length
  const line = wants
    .filter((one) => one.used === level && one.waiting > 0)
    .toSorted(
      (a, b) => (a.since?.getTime() ?? 0) - (b.since?.getTime() ?? 0) || (a.region < b.region ? -1 : 1),
    )
  return line.slice(0, more).some((one) => one.region === region)
}
