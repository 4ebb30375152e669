/** What is put right, taken down, looked for, read and answered on YouTube takes units of the same day as its posts. On a contract fake. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { district, edition, filmOf, officer } from '../../../../tests/support/channels-room.ts'
import { startFakeYoutube } from '../../../../tests/support/fake-youtube.ts'
import {
  announce,
  clock,
  connect,
  later,
  openNetworkDesk,
  room,
} from '../../../../tests/support/network-desk.ts'
import { read } from '../../../../tests/support/reading-contract.ts'
import type { PublishedEdition } from '../index.ts'

openNetworkDesk()

let fake: Awaited<ReturnType<typeof startFakeYoutube>>
let channelId: string

beforeEach(async () => {
  fake = await startFakeYoutube({ now: clock.now })
  const entry = { clientId: 'aplikasi', clientSecret: 'rahasia', refreshToken: fake.refreshToken }
  channelId = (await connect('youtube', fake.url, entry)).id
  // Connecting is not counted; and what other stories used is out of the window.
  fake.units.spent = 0
  clock.advance(3 * day)
})
afterEach(() => fake.close())

const hour = 3_600_000
const day = 24 * hour
const allow = (units: number | null) =>
  room.channels.quotas.set(officer, 'youtube', {
    most: null,
    units,
    plain: null,
    withLink: null,
    budget: null,
  })
const standing = async () =>
  (await room.channels.quotas.standing(officer)).find(({ kind }) => kind === 'youtube')?.units
const story = async () => edition({ film: await filmOf() })
const corrected = (one: PublishedEdition): PublishedEdition => ({
  ...one,
  article: one.article && { ...one.article, headline: 'Jam buka berubah', versionHash: `${one.editionId}-2` },
})
const said = () => [...fake.videos.values()].map(({ title }) => title)
const receiptOf = async ({ storyId }: PublishedEdition, purpose: string) =>
  (await room.channels.receipts(storyId)).find((receipt) => receipt.purpose === purpose)

test('every call is counted as the network counts it', async () => {
  await allow(null)
  const one = await story()
  expect(await announce(one)).toMatchObject({ state: 'sent' })
  clock.advance(1_000)
  expect(await announce(corrected(one), 'correct')).toMatchObject({ state: 'sent' })
  expect(await standing()).toMatchObject({
    used: 50,
    regions: [{ region: 'hq.jabar', used: 50 }],
    reading: 0,
  })
  const [film = ''] = fake.videos.keys()
  fake.byHand.say('Jam berapa tutupnya?', 'Wati', film)
  await read()
  const [message] = (await room.channels.reading.inbox(officer, {})).items
  await room.channels.reading.answer(officer, message?.id ?? '', 'Pukul 15.00 WIB.')
  await room.jobs.drain()
  expect(fake.byHand.answers()).toEqual(['Pukul 15.00 WIB.'])
  await room.channels.reading.probe(officer, channelId)
  await read()
  expect(await announce(corrected(one), 'withdraw')).toMatchObject({ state: 'removed' })
  const told = await standing()
  expect(told?.used).toBe(fake.units.spent)
  expect(told?.regions).toEqual([{ region: 'hq.jabar', used: 150 }])
  expect(told?.reading).toBe(fake.units.spent - 150)
  expect(told?.reading).toBeGreaterThan(5)
})

test('a correction and a removal that find no units wait as long as it takes, and go once there are some', async () => {
  await allow(60)
  const one = await story()
  await announce(one)
  clock.advance(1_000)
  expect(await announce(corrected(one), 'correct')).toMatchObject({ state: 'sent' })
  const again = { ...corrected(one) }
  again.article = again.article && { ...again.article, headline: 'Jam buka tetap', versionHash: 'tetap' }
  clock.advance(1_000)
  const waits = { state: 'throttled', why: 'quota_application' }
  expect(await announce(again, 'correct')).toMatchObject(waits)
  expect(said()).toEqual(['Jam buka berubah'])
  const scope = { storyId: one.storyId, standing: 'throttled' as const }
  expect((await room.channels.distributions.matrix(officer, scope)).rows).toMatchObject([
    { purpose: 'correction', ...waits },
  ])

  await later((day - 60_000) / 1_000)
  expect(said()).toEqual(['Jam buka berubah'])
  await later(120)
  expect(said()).toEqual(['Jam buka tetap'])

  await allow(0)
  expect(await announce(again, 'withdraw')).toMatchObject(waits)
  for (let days = 0; days < 4; days += 1) await later(day / 1_000 + 60)
  expect(await receiptOf(one, 'withdrawal')).toMatchObject(waits)
  expect(said()).toHaveLength(1)
  await allow(50)
  await later(day / 1_000 + 60)
  expect(await receiptOf(one, 'withdrawal')).toMatchObject({ state: 'removed' })
  expect(said()).toEqual([])
  expect(fake.units.spent).toBe(150)
})

test('a post whose answer was lost is looked for only once there is a unit for it, and stands there once', async () => {
  await allow(0)
  const one = await story()
  fake.spoil('PUT /upload/youtube/v3/videos', 'lose')
  expect(await announce(one)).toMatchObject({ state: 'unknown' })
  await later(600)
  expect(await receiptOf(one, 'post')).toMatchObject({ state: 'unknown', why: 'quota_application' })
  expect(fake.units.spent).toBe(0)
  await allow(1)
  await later(day / 1_000 + 60)
  expect(await receiptOf(one, 'post')).toMatchObject({ state: 'sent' })
  expect(said()).toHaveLength(1)
})

test('reading has half of the units, evenly over the hours, and gives way once half are used', async () => {
  // A day's half is 48, of which an hour has two.
  await allow(96)
  const one = await story()
  await announce(one)
  const spentBy = async (work: () => Promise<unknown>) => {
    const before = fake.units.spent
    await work()
    return fake.units.spent - before
  }
  const due = () => room.database.db.updateTable('channels.reading').set({ due_at: clock.now() }).execute()
  expect(await spentBy(read)).toBeGreaterThanOrEqual(2)
  await due()
  expect(await spentBy(() => read(60))).toBe(0)
  await due()
  expect(await spentBy(() => read(2 * 3_600))).toBeGreaterThanOrEqual(2)

  clock.advance(2 * day)
  expect(await announce(corrected(one), 'correct')).toMatchObject({ state: 'sent' })
  await due()
  expect(await spentBy(() => read(2 * 3_600))).toBe(0)
  await later(day / 1_000)
  await due()
  expect(await spentBy(() => read(60))).toBeGreaterThanOrEqual(2)
})

test('an answer that finds no units says so, and is given once when there are some', async () => {
  await allow(null)
  await announce(await story())
  const [film = ''] = fake.videos.keys()
  fake.byHand.say('Apakah buka hari Minggu?', 'Wati', film)
  await read()
  const message = async () => (await room.channels.reading.inbox(officer, {})).items[0]
  const id = (await message())?.id ?? ''
  const resumeAnswers = async () => {
    clock.advance(hour)
    await room.jobs.enqueue(room.database.db, 'resume-answers', {})
    await room.jobs.drain()
  }
  await allow(0)
  await room.channels.reading.answer(officer, id, 'Tidak, Senin sampai Sabtu.')
  await room.jobs.drain()
  expect(await message()).toMatchObject({ answer: { state: 'queued', why: 'quota_application' } })
  expect(fake.byHand.answers()).toEqual([])
  await allow(null)
  // What the brake holds takes nothing.
  const { used } = (await standing()) ?? {}
  const { pause } = await room.channels.pausePosting(officer, {
    unitId: district.id,
    reason: 'Dicek dahulu.',
  })
  await resumeAnswers()
  expect(await standing()).toMatchObject({ used })
  await room.channels.resumePosting(officer, pause.id)
  await resumeAnswers()
  await resumeAnswers()
  expect(fake.byHand.answers()).toEqual(['Tidak, Senin sampai Sabtu.'])
  expect(await message()).toMatchObject({ answer: { state: 'sent', why: null } })
})
