import { beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { accredited, days, lettersTo, officer } from '../../../../tests/support/hub.ts'
import type { SignedIn } from '../../../../tests/support/sign-in.ts'
import { findExpiring } from './remind.ts'

let house: TestHouse
let desk: SignedIn
beforeAll(async () => {
  house = await openTestHouse()
  desk = await officer(house)
})

const inDays = (count: number) => new Date(house.clock.now().getTime() + count * days)
const find = () => findExpiring({ ...house, db: house.database.db })

describe('a journalist', () => {
  test('is reminded 30 and 7 days before the end, once each, and not of an end that was moved', async () => {
    const { id, email } = await accredited(house, desk, { until: inDays(60) })
    const short = await accredited(house, desk, { until: inDays(10) })
    const reminders = async (address = email) =>
      (await lettersTo(house, address)).filter(({ subject }) =>
        subject.startsWith('Akreditasi Anda berakhir'),
      ).length
    const tick = async (count: number) => {
      house.clock.advance(count * days)
      await find()
      await find()
      await house.jobs.drain()
    }
    await tick(0)
    expect([await reminders(), await reminders(short.email)]).toEqual([0, 0])
    await tick(4)
    // Whoever was accredited for ten days alone hears of it a week before, not at once.
    expect([await reminders(), await reminders(short.email)]).toEqual([0, 1])
    await tick(27)
    await tick(1)
    expect(await reminders()).toBe(1)
    await tick(22)
    expect(await reminders()).toBe(2)
    await house.hub.renew(desk.actor, id, { until: inDays(100) })
    await tick(1)
    expect(await reminders()).toBe(2)
    await tick(70)
    expect(await reminders()).toBe(3)
    house.clock.advance(-125 * days)
  })

  test('whose end was moved while the letter was on its way is not reminded of the old one', async () => {
    const { id, email } = await accredited(house, desk, { until: inDays(40) })
    house.clock.advance(15 * days)
    await find()
    await house.hub.renew(desk.actor, id, { until: inDays(400) })
    await house.jobs.drain()
    expect((await lettersTo(house, email)).map(({ subject }) => subject)).not.toContainEqual(
      expect.stringMatching(/berakhir/),
    )
    house.clock.advance(-15 * days)
  })
})
