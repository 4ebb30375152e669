/** The house's clock jumps, and the networks' do not: nothing is sent early, twice, or never. */
import { beforeEach, expect, test } from 'vitest'
import { afterwards } from '../../../tests/support/afterwards.ts'
import { edition, officer } from '../../../tests/support/channels-room.ts'
import { startFakeFacebook } from '../../../tests/support/fake-facebook.ts'
import {
  announce,
  clock,
  connect,
  later,
  openNetworkDesk,
  room,
} from '../../../tests/support/network-desk.ts'

openNetworkDesk()

const hour = 3_600_000
/** What the network calls now; a test moves it by hand. */
let there = clock.now()
let fake: Awaited<ReturnType<typeof startFakeFacebook>>

beforeEach(async () => {
  there = clock.now()
  fake = await startFakeFacebook({ now: () => there })
  afterwards(() => fake.close())
  await connect('facebook', fake.url, { token: fake.token })
})

const jump = (ms: number) => clock.set(new Date(clock.now().getTime() + ms))
/** Both clocks go on. */
const pass = async (seconds: number) => {
  there = new Date(there.getTime() + seconds * 1000)
  await later(seconds)
}
const stateOf = async (storyId: string) => {
  const [receipt] = await room.channels.receipts(storyId)
  return receipt?.state === 'unknown' ? `unknown: ${receipt.why}` : receipt?.state
}
const standing = () => fake.posts.size

/** Put down for a moment, as a distribution does it. */
async function plan(at: Date) {
  const one = edition()
  await room.channels.change(officer, (await room.channels.list(officer))[0]?.id ?? '', {
    settings: { auto: false },
  })
  room.editions.set(one.editionId, one)
  const channelId = (await room.channels.list(officer))[0]?.id ?? ''
  const { id } = await room.channels.request(officer, channelId, { editionId: one.editionId })
  await room.database.db
    .updateTable('channels.delivery')
    .set({ planned_for: at, next_at: at, due_since: at })
    .where('id', '=', id)
    .execute()
  await room.jobs.drain()
  return one.storyId
}

test('backwards: what is planned or told to wait waits on, and goes once when its time comes round again', async () => {
  const planned = await plan(new Date(clock.now().getTime() + 2 * hour))
  await room.channels.change(officer, (await room.channels.list(officer))[0]?.id ?? '', {
    settings: { auto: true },
  })
  fake.spoil('POST /v23.0/77/feed', { status: 429, headers: { 'retry-after': '600' } })
  const waiting = edition({ headline: 'Yang diminta menunggu' })
  expect(await announce(waiting)).toMatchObject({ state: 'throttled' })
  const asked = fake.seen.length
  jump(-6 * hour)
  await pass(1_200)
  expect(fake.seen.length).toBe(asked)
  expect([await stateOf(planned), await stateOf(waiting.storyId)]).toEqual(['queued', 'throttled'])
  // Somebody sets it right.
  jump(6 * hour)
  await pass(60)
  expect([await stateOf(planned), await stateOf(waiting.storyId)]).toEqual(['queued', 'sent'])
  await pass(2 * 3_600)
  expect([await stateOf(planned), standing()]).toEqual(['sent', 2])
  jump(-6 * hour)
  await pass(60)
  jump(6 * hour)
  await pass(60)
  expect(standing()).toBe(2)
})

test('forwards and back: what left too early does not leave again at its time', async () => {
  const planned = await plan(new Date(clock.now().getTime() + 2 * hour))
  jump(3 * hour)
  await pass(1)
  expect([await stateOf(planned), standing()]).toEqual(['sent', 1])
  jump(-3 * hour)
  await pass(1)
  await pass(2 * 3_600)
  expect([await stateOf(planned), standing()]).toEqual(['sent', 1])
})

test.each([
  ['ahead while it was sent', 5 * hour],
  ['behind while it was sent', -5 * hour],
])('a clock that was %s finds what got no answer all the same', async (_when, off) => {
  jump(off)
  fake.spoil('POST /v23.0/77/feed', 'lose')
  const one = edition()
  expect(await announce(one)).toMatchObject({ state: 'unknown' })
  expect(standing()).toBe(1)
  jump(-off)
  for (let tries = 0; tries < 8; tries += 1) await pass(3_600)
  expect([await stateOf(one.storyId), standing()]).toEqual(['sent', 1])
})
