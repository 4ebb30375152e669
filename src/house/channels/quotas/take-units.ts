/**
 * What is no post takes units, too, where calls are counted: an edit, a removal, a look whether something stands, an answer.
 * They stand in no line: whoever asks first gets them, and else waits for the window. They are never given up for it.
 */
import { adapterOf, type ChannelRow } from '../channel.ts'
import type { UnitCosts } from '../adapter-limits.ts'
import type { ChannelsDeps } from '../deps.ts'
import type { Settlement } from '../settlement.ts'
import { giveBack, reserve } from './reserve.ts'
import { termsOf } from './terms.ts'
import { regionOf, takenIn, unitsKey } from './use.ts'
import { lastLeaves } from './window.ts'

const minute = 60_000

/** Nothing was called, for the units are used up; when there are some again. */
export interface OutOfUnits {
  kind: 'out_of_units'
  until: Date
}

/**
 * Calls once its units are taken. They are given back only if `act` called nothing, which it says by throwing or with
 * undefined: a network counts calls that it refused as well.
 */
export async function withUnits<T extends { kind: string } | undefined>(
  deps: Pick<ChannelsDeps, 'db' | 'clock' | 'adapters'>,
  channel: ChannelRow,
  operation: keyof UnitCosts,
  act: () => Promise<T>,
): Promise<T | OutOfUnits> {
  const { db, clock } = deps
  const adapter = adapterOf(deps, channel)
  const weight = adapter.can.units?.costs[operation] ?? 0
  const quota = weight === 0 ? null : (await termsOf(db, adapter)).units
  if (quota === null) return act()
  const now = clock.now()
  const from = new Date(now.getTime() - quota.within)
  const taking = { key: unitsKey(channel.kind), region: regionOf(channel), weight }
  if (
    !(await reserve(db, { ...taking, most: quota.most, within: quota.within, counts: 'calls', now, from }))
  ) {
    const taken = await takenIn(db, taking.key, from)
    const opens = lastLeaves(quota, taken, [weight], now.getTime()) ?? now.getTime() + quota.within
    return { kind: 'out_of_units', until: new Date(Math.max(opens, now.getTime() + minute)) }
  }
  let called: T | undefined
  try {
    called = await act()
    return called
  } finally {
    if (called === undefined) await giveBack(db, { ...taking, at: now })
  }
}

/** As a post waits that finds no place. */
export const waitForUnits = ({ until }: OutOfUnits): Settlement => ({
  state: 'throttled',
  why: 'quota_application',
  nextAt: until,
  dueSince: until,
})
