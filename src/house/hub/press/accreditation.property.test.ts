/** Whatever the desk and the clock do in whatever order: who may come in and ask is exactly who should. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { applied, days, officer } from '../../../../tests/support/hub.ts'
import type { SignedIn } from '../../../../tests/support/sign-in.ts'
import {
  deskActs,
  deskActsOn,
  deskTable,
  isPeriod,
  mayApply,
  mayAsk,
  maySignIn,
  standingOf,
  standings,
  journalistStates,
} from './accreditation.ts'

const now = new Date('2026-11-24T03:00:00Z')
const around = fc.integer({ min: -800 * days, max: 800 * days }).map((ms) => new Date(now.getTime() + ms))

test('a standing is one of the known ones, and only a running accreditation lets ask', () => {
  fc.assert(
    fc.property(fc.constantFrom(...journalistStates), fc.option(around, { nil: null }), (state, until) => {
      const standing = standingOf({ state, until }, now)
      expect(standings).toContain(standing)
      expect(mayAsk(standing)).toBe(state === 'accredited' && until !== null && until > now)
      // Nobody is shut out for ever: from each standing some way leads on, but for whoever left.
      expect(deskActsOn(standing).length > 0 || mayApply(standing)).toBe(true)
      if (mayAsk(standing)) expect(maySignIn(standing)).toBe(true)
    }),
  )
})

test('a period lies ahead and ends within two years', () => {
  fc.assert(
    fc.property(around, (until) => {
      const ahead = until.getTime() - now.getTime()
      expect(isPeriod(until, now)).toBe(ahead > 0 && ahead <= 730 * days)
    }),
  )
})

let house: TestHouse
let desk: SignedIn
beforeAll(async () => {
  house = await openTestHouse()
  desk = await officer(house)
})

const step = fc.oneof(
  fc.record({
    act: fc.constantFrom('accredit' as const, 'renew' as const),
    days: fc.integer({ min: 1, max: 60 }),
  }),
  fc.record({ act: fc.constantFrom('reject' as const, 'suspend' as const) }),
  fc.record({ act: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }),
)

test('the room does what the table says, from wherever a walk has led', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 9 }), async (walk) => {
      const { id } = await applied(house)
      let waited = 0
      for (const one of walk) {
        const before = await house.hub.journalist(desk.actor, id)
        if (one.act === 'wait') {
          house.clock.advance(one.days * days)
          waited += one.days
          continue
        }
        const done =
          'days' in one
            ? house.hub[one.act](desk.actor, id, {
                until: new Date(house.clock.now().getTime() + one.days * days),
              })
            : house.hub[one.act](desk.actor, id, { why: 'Alasan.' })
        const possible = deskTable[one.act].includes(before.standing)
        if (possible) await done
        else await expect(done).rejects.toMatchObject({ code: 'journalist_state', status: 409 })
        const after = await house.hub.journalist(desk.actor, id)
        if (!possible) expect(after).toEqual(before)
        else {
          expect(after.standing).toBe(
            'days' in one ? 'accredited' : one.act === 'reject' ? 'rejected' : 'suspended',
          )
          expect(after.reason === null).toBe('days' in one)
          expect(after.history.length).toBe(before.history.length + 1)
        }
      }
      house.clock.advance(-waited * days)
    }),
    { numRuns: 12 },
  )
  expect(deskActs).toHaveLength(4)
})
