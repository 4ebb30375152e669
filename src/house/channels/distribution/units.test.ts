/** What subtitles cost of the units that all accounts share is told before a distribution is sent. */
import { expect, test } from 'vitest'
import { district, edition, filmOf, officer, otherUnit } from '../../../../tests/support/channels-room.ts'
import {
  begin,
  distributions,
  everybody,
  openDistributionDesk,
  plantAccounts,
} from '../../../../tests/support/distribution-desk.ts'
import { clock, room } from '../../../../tests/support/ledger-desk.ts'

openDistributionDesk()

test('every account takes what its film’s subtitles cost; what a day has no room for leaves the next', async () => {
  await plantAccounts('youtube', [district, otherUnit])
  const withFile = () => Promise.reject(new Error('Nothing is sent here.'))
  const subtitles = ['id', 'en', 'jv'].map((lang) => ({ lang, label: lang, withFile }))
  const one = edition({ film: await filmOf({ subtitles }) })
  room.editions.set(one.editionId, one)
  const { id } = await begin({ parts: [{ ...everybody, networks: ['youtube'] }] }, undefined, one.editionId)
  const told = await distributions.estimate(officer, id)
  expect(told.networks).toMatchObject([
    { kind: 'youtube', posts: 2, units: { most: 10_000, used: 0, waiting: 0, takes: 2_400 } },
  ])
  expect(told.lastLeaves).toEqual(clock.now())
  const terms = { most: null, units: 2_000, plain: null, withLink: null, budget: null }
  await room.channels.quotas.set(officer, 'youtube', terms)
  expect((await distributions.estimate(officer, id)).lastLeaves).toEqual(
    new Date(clock.now().getTime() + 86_400_000),
  )
  await room.channels.quotas.set(officer, 'youtube', { ...terms, units: 1_000 })
  // A post that takes more than there ever is.
  expect((await distributions.estimate(officer, id)).lastLeaves).toBeNull()
})
