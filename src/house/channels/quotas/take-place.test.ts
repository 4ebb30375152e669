/** Places in a quota, as properties: no window ever holds more, and what is short is shared. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { district, otherUnit } from '../../../../tests/support/channels-room.ts'
import { openNetworkDesk, room } from '../../../../tests/support/network-desk.ts'
import { standingClock } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { Adapter } from '../adapter.ts'
import type { Quota } from '../adapter-limits.ts'
import type { ChannelRow } from '../channel.ts'
import type { DeliveryRow } from '../delivery.ts'
import { mayTake, type Want } from './fair-share.ts'
import { takePlace, type Taken } from './take-place.ts'
import { lastLeaves, type Use } from './window.ts'

openNetworkDesk()

/** The most that lie within any window, whichever moment it begins at. */
const crowd = (uses: readonly Use[], within: number) =>
  Math.max(
    0,
    ...uses.map(({ at: from }) =>
      uses.filter(({ at }) => at >= from && at < from + within).reduce((sum, { weight }) => sum + weight, 0),
    ),
  )

describe('a window', () => {
  const arrivals = fc.array(
    fc.record({ now: fc.integer({ min: 0, max: 300 }), weight: fc.integer({ min: 1, max: 6 }) }),
    { maxLength: 30 },
  )

  test('holds no more than it may, and lets each leave as early as it can, whatever it takes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 100 }),
        arrivals,
        (most, within, asking) => {
          const taken: Use[] = []
          for (const { now, weight } of asking.toSorted((a, b) => a.now - b.now)) {
            const at = lastLeaves({ most, within }, taken, [weight], now)
            if (weight > most) expect(at).toBeNull()
            if (at === null) continue
            const before = taken.at(-1)?.at ?? 0
            expect(at).toBeGreaterThanOrEqual(now)
            if (at > Math.max(now, before))
              expect(crowd([...taken, { at: at - 1, weight }], within)).toBeGreaterThan(most)
            taken.push({ at, weight })
          }
          expect(crowd(taken, within)).toBeLessThanOrEqual(most)
        },
      ),
    )
  })

  test('tells the last of several as if each had asked after the other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 9 }), arrivals, (most, asking) => {
        const weights = asking.map(({ weight }) => weight)
        const taken: Use[] = []
        let last: number | null = 0
        for (const weight of weights) {
          last = lastLeaves({ most, within: 50 }, taken, [weight], 0)
          taken.push({ at: last ?? 0, weight })
        }
        expect(lastLeaves({ most, within: 50 }, [], weights, 0)).toBe(last)
      }),
    )
  })
})

describe('what is short', () => {
  const region = fc.record({ wants: fc.integer({ min: 0, max: 40 }), since: fc.integer({ min: 0, max: 5 }) })

  test('is used up and shared: nobody has more than one above another who still wants', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(region, { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (most, regions, choices) => {
          const wants: Want[] = regions.map((one, at) => ({
            region: `r${at}`,
            used: 0,
            waiting: one.wants,
            since: new Date(one.since),
          }))
          const total = wants.reduce((sum, one) => sum + one.waiting, 0)
          // In any order they ask, until nobody gets one any more.
          for (let granted = true; granted;) {
            granted = false
            const first = (choices.next().value ?? 0) % wants.length
            for (const one of [...wants.slice(first), ...wants.slice(0, first)]) {
              const used = wants.reduce((sum, { used: n }) => sum + n, 0)
              if (one.waiting === 0 || used >= most || !mayTake(most, wants, one.region)) continue
              one.used += 1
              one.waiting -= 1
              granted = true
            }
          }
          expect(wants.reduce((sum, one) => sum + one.used, 0)).toBe(Math.min(most, total))
          const least = Math.min(Infinity, ...wants.filter((one) => one.waiting > 0).map((one) => one.used))
          expect(wants.filter((one) => one.used > least + 1)).toEqual([])
        },
      ),
    )
  })

  test('goes to those who have waited longest, where not all can have one', () => {
    const want = (name: string, since: number): Want => ({
      region: name,
      used: 0,
      waiting: 3,
      since: new Date(since),
    })
    const wants = [want('a', 30), want('b', 10), want('c', 20)]
    expect(wants.filter((one) => mayTake(2, wants, one.region)).map((one) => one.region)).toEqual(['b', 'c'])
  })
})

describe('in the database', () => {
  const adapterWith = (quota: Quota) =>
    ({ kind: 'x', can: { limits: { quota, text: [] } } }) as unknown as Adapter

  test('no window ever holds more, whoever asks at once, gives back, or has a clock that is late', async () => {
    const { db } = room.database
    const step = fc.oneof(
      fc.record({ ask: fc.integer({ min: 1, max: 6 }) }),
      fc.record({ wait: fc.integer({ min: -20, max: 70 }) }),
      fc.constant({ back: true }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(step, { minLength: 5, maxLength: 25 }),
        async (most, steps) => {
          const quota: Quota = { most, within: 60_000, counts: 'posts' }
          const time = standingClock('2026-11-24T03:00:00Z')
          const deps = { db, clock: time, adapters: { x: adapterWith(quota) } as never }
          const channel = { id: newId(), kind: 'x', limits: null, unit_path: district.path } as ChannelRow
          const delivery = { purpose: 'post', created_at: time.now(), planned_for: null } as DeliveryRow
          const held: (Use & Pick<Taken, 'returned'>)[] = []
          for (const one of steps) {
            if ('wait' in one) time.advance(one.wait * 1_000)
            else if ('back' in one) await held.pop()?.returned({ kind: 'throttled', why: 'x', until: null })
            else {
              const answers = await Promise.all(
                Array.from({ length: one.ask }, () => takePlace(deps, channel, delivery, { text: '' })),
              )
              for (const answer of answers)
                if (answer.kind === 'taken')
                  held.push({ at: time.now().getTime(), weight: 1, returned: answer.returned })
                else expect(answer.settlement.nextAt?.getTime()).toBeGreaterThan(time.now().getTime())
            }
            expect(crowd(held, quota.within)).toBeLessThanOrEqual(most)
          }
          // Nothing starves: once the window has passed, there is room again.
          time.set(new Date(Math.max(time.now().getTime(), ...held.map(({ at }) => at)) + 60_000))
          expect((await takePlace(deps, channel, delivery, { text: '' })).kind).toBe('taken')
        },
      ),
      { numRuns: 15 },
    )
  })

  test('nor more of its units, of which posts take as many as they need, from two regions at once', async () => {
    const { db } = room.database
    const step = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({ units: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }) }),
      },
      { weight: 2, arbitrary: fc.record({ wait: fc.integer({ min: -20, max: 70 }) }) },
      { weight: 1, arbitrary: fc.record({ back: fc.nat({ max: 20 }) }) },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.array(step, { minLength: 5, maxLength: 25 }),
        async (most, steps) => {
          await db.deleteFrom('channels.quota').where('key', '=', 'units/x').execute()
          const units: Quota = { most, within: 60_000, counts: 'posts' }
          const time = standingClock('2026-11-24T03:00:00Z')
          const adapter = { kind: 'x', can: { limits: { text: [] }, units } } as unknown as Adapter
          const deps = { db, clock: time, adapters: { x: adapter } as never }
          const channels = [district, otherUnit].map(
            ({ path }) => ({ id: newId(), kind: 'x', limits: null, unit_path: path }) as ChannelRow,
          )
          const delivery = { purpose: 'post', created_at: time.now(), planned_for: null } as DeliveryRow
          const held: (Use & Pick<Taken, 'returned'>)[] = []
          for (const one of steps) {
            if ('wait' in one) time.advance(one.wait * 1_000)
            else if ('back' in one)
              await held.splice(one.back, 1)[0]?.returned({ kind: 'throttled', why: 'x', until: null })
            else
              await Promise.all(
                one.units.map(async (weight, at) => {
                  const [channel = channels[0]] = channels.slice(at % 2)
                  if (channel === undefined) throw new Error('There are two.')
                  const answer = await takePlace(deps, channel, delivery, { text: '', units: weight })
                  if (answer.kind === 'taken')
                    held.push({ at: time.now().getTime(), weight, returned: answer.returned })
                }),
              )
            expect(crowd(held, units.within)).toBeLessThanOrEqual(most)
          }
          // What was given back is there again, to the last of it.
          for (const { returned } of held.splice(0)) await returned()
          const [channel] = channels
          if (channel === undefined) throw new Error('There are two.')
          expect((await takePlace(deps, channel, delivery, { text: '', units: most })).kind).toBe('taken')
          expect((await takePlace(deps, channel, delivery, { text: '', units: 1 })).kind).toBe('full')
        },
      ),
      { numRuns: 15 },
    )
  })
})
