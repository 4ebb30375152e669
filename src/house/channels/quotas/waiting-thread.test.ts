/** What a thread that waits will still take of a quota and a budget: a place for each part that is to come. */
import { expect, test } from 'vitest'
import { edition, officer } from '../../../../tests/support/channels-room.ts'
import { startFakeX } from '../../../../tests/support/fake-x.ts'
import {
  clock,
  connect,
  later,
  openNetworkDesk,
  request,
  room,
} from '../../../../tests/support/network-desk.ts'

openNetworkDesk()

test('a waiting thread counts with every part that is not out, in the estimate and in how the budget stands', async () => {
  const fake = await startFakeX({ now: clock.now })
  const entry = { clientId: 'aplikasi', clientSecret: 'rahasia', refreshToken: fake.refreshToken }
  const channel = await connect('x', fake.url, entry)
  await room.channels.quotas.set(officer, 'x', {
    most: null,
    units: null,
    plain: 100_000,
    withLink: 100_000,
    budget: 1_000_000,
  })
  const told = async () => {
    const { networks, unpaid } = await room.channels.quotas.estimate(officer, {
      channelIds: [channel.id],
      count: 8,
    })
    const standing = (await room.channels.quotas.standing(officer)).find(({ kind }) => kind === 'x')
    return { budgetLeft: networks[0]?.budgetLeft, unpaid, waiting: standing?.waiting, spent: standing?.spent }
  }
  const wait = { status: 429, headers: { 'retry-after': '600' } }
  fake.spoil('POST /2/tweets', wait)
  const one = edition()
  await request(channel, one, 'Jembatan dibuka lagi.\n---\nJam buka 06.00 WIB.\n---\nTerima kasih.')
  expect(await told()).toEqual({ budgetLeft: 700_000, unpaid: 1, waiting: 3, spent: 0 })
  for (const how of [{ until: Promise.resolve() }, wait]) fake.spoil('POST /2/tweets', how)
  await later(600)
  expect(await told()).toEqual({ budgetLeft: 700_000, unpaid: 1, waiting: 2, spent: 100_000 })
  await later(600)
  expect(await told()).toEqual({ budgetLeft: 700_000, unpaid: 1, waiting: 0, spent: 300_000 })
  await fake.close()
})
