import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { announcement, hours, officer } from '../../../../tests/support/hub.ts'
import { type SignedIn } from '../../../../tests/support/sign-in.ts'
import { actsOn, eventTable, type PressEvent } from './event.ts'

let house: TestHouse
let desk: SignedIn
beforeAll(async () => {
  house = await openTestHouse()
  desk = await officer(house)
})

const announce = (given: Parameters<typeof announcement>[1] = {}) =>
  house.hub.announceEvent(desk.actor, announcement(house, given))

describe('the states of an event', () => {
  // The table says what is possible; the room must do exactly that, from wherever a walk has led.
  test('allow what the table says, and nothing else', async () => {
    const acts = ['change', 'confirm', 'postpone', 'cancel'] as const
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            act: fc.constantFrom(...acts),
            open: fc.boolean(),
            later: fc.integer({ min: 1, max: 9 }),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        async (walk) => {
          let event: PressEvent = await announce({ state: 'provisional' })
          for (const { act, open, later } of walk) {
            const possible = actsOn(event, house.clock.now()).includes(act)
            const startsAt = new Date(event.startsAt.getTime() + later * hours)
            const seen = { version: event.version }
            const times = { startsAt, endsAt: new Date(startsAt.getTime() + hours) }
            const done = {
              change: () =>
                house.hub.changeEvent(desk.actor, event.id, { ...seen, place: `Aula ${event.version}` }),
              confirm: () => house.hub.confirmEvent(desk.actor, event.id, seen),
              postpone: () =>
                house.hub.postponeEvent(desk.actor, event.id, {
                  ...seen,
                  why: `Alasan ${event.version}`,
                  ...(open ? {} : times),
                }),
              cancel: () => house.hub.cancelEvent(desk.actor, event.id, { ...seen, why: 'Alasan.' }),
            }[act]()
            if (!possible) {
              await expect(done).rejects.toMatchObject({ status: 409 })
              continue
            }
            const before = event
            event = await done
            expect(event.version).toBe(before.version + 1)
            expect(event.state).toBe(eventTable[act].to ?? before.state)
            expect(event.timeOpen && event.state === 'confirmed').toBe(false)
            expect(event.reason === null && ['postponed', 'cancelled'].includes(event.state)).toBe(false)
          }
        },
      ),
      { numRuns: 15 },
    )
  })
})
