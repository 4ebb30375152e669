/** What networks let the house post is never exceeded, and no region eats it all. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { afterwards } from '../../../../tests/support/afterwards.ts'
import {
  district,
  edition,
  hosts,
  officer,
  otherUnit,
  stranger,
} from '../../../../tests/support/channels-room.ts'
import { startFakeX } from '../../../../tests/support/fake-x.ts'
import { startFakeYoutube } from '../../../../tests/support/fake-youtube.ts'
import { clock, openNetworkDesk, room } from '../../../../tests/support/network-desk.ts'
import { standingClock } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { Adapter } from '../adapter.ts'
import type { Quota } from '../adapter-limits.ts'
import type { ChannelRow } from '../channel.ts'
import type { DeliveryRow } from '../delivery.ts'
import type { PublishedEdition } from '../index.ts'
import { mayTake, type Want } from './fair-share.ts'
import { takePlace } from './take-place.ts'
import { leavingTimes } from './window.ts'

/** The most that lie within any window, whichever moment it begins at. */
const crowd = (times: readonly number[], within: number) =>
  Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + within).length))

describe('a window', () => {
  test('holds no more than it may, and lets each leave as early as it can', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 30 }),
        (most, within, arrivals) => {
          const taken: number[] = []
          for (const now of arrivals.toSorted((a, b) => a - b)) {
            const [at] = leavingTimes({ most, within }, taken, 1, now)
            if (at === undefined) throw new Error('There is always a moment.')
            taken.push(at)
            expect(at).toBeGreaterThanOrEqual(now)
            if (at > now) expect(crowd([...taken.slice(0, -1), at - 1], within)).toBeGreaterThan(most)
          }
          expect(crowd(taken, within)).toBeLessThanOrEqual(most)
        },
      ),
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

openNetworkDesk()

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
          const held: {
            at: number
            returned: (of: { kind: 'throttled'; why: string; until: null }) => Promise<void>
          }[] = []
          for (const one of steps) {
            if ('wait' in one) time.advance(one.wait * 1_000)
            else if ('back' in one) await held.pop()?.returned({ kind: 'throttled', why: 'x', until: null })
            else {
              const answers = await Promise.all(
                Array.from({ length: one.ask }, () => takePlace(deps, channel, delivery, '')),
              )
              for (const answer of answers)
                if (answer.kind === 'taken')
                  held.push({ at: time.now().getTime(), returned: answer.returned })
                else expect(answer.settlement.nextAt?.getTime()).toBeGreaterThan(time.now().getTime())
            }
            expect(
              crowd(
                held.map(({ at }) => at),
                quota.within,
              ),
            ).toBeLessThanOrEqual(most)
          }
          // Nothing starves: once the window has passed, there is room again.
          time.set(new Date(Math.max(time.now().getTime(), ...held.map(({ at }) => at)) + 60_000))
          expect((await takePlace(deps, channel, delivery, '')).kind).toBe('taken')
        },
      ),
      { numRuns: 15 },
    )
  })
})

const news = async (one: PublishedEdition) => {
  room.editions.set(one.editionId, one)
  const { storyId, editionId } = one
  await room.jobs.enqueue(room.database.db, 'announce-edition', {
    storyId,
    editionId,
    act: 'publish',
    version: 1,
  })
}
const later = async (seconds: number) => {
  clock.advance(seconds * 1000)
  await room.channels.resume()
  await room.jobs.drain()
}
const stateOf = async (one: PublishedEdition) => {
  const [receipt] = await room.channels.receipts(one.storyId)
  return receipt?.why ?? receipt?.state
}
const day = 86_400

describe('one YouTube project of two regions', () => {
  let fakes: Awaited<ReturnType<typeof startFakeYoutube>>[]
  const film = {
    key: 'f1',
    withFile: <T>(use: (path: string) => Promise<T>) => use(import.meta.filename),
    lendAddress: () => '',
    bytes: 1_000,
    seconds: 42,
    size: null,
    subtitles: [],
    alt: '',
    caption: '',
    credit: '',
  }
  const from = (unitId: string) => ({ ...edition({ film }), unitId })

  beforeAll(async () => {
    // Each unit has an account of its own on a network of its own; the quota is of the one application.
    fakes = [await startFakeYoutube({ now: clock.now }), await startFakeYoutube({ now: clock.now })]
    for (const [place, unit] of [district, otherUnit].entries()) {
      const fake = fakes[place]
      if (fake === undefined) throw new Error('There is a fake for each.')
      afterwards(() => fake.close())
      hosts.youtube = fake.url
      await room.channels.connect(officer, {
        unitId: unit.id,
        kind: 'youtube',
        entry: { clientId: 'aplikasi', clientSecret: 'rahasia', refreshToken: fake.refreshToken },
        languages: ['id'],
      })
    }
    await room.channels.quotas.set(officer, 'youtube', { most: 4, plain: null, withLink: null, budget: null })
  })

  test('what is short is shared between them; the rest waits until the window opens, and says so before', async () => {
    const greedy = Array.from({ length: 5 }, () => from(district.id))
    const modest = [from(otherUnit.id), from(otherUnit.id)]
    for (const one of [...greedy, ...modest]) await news(one)
    await room.jobs.drain()
    const count = async (of: PublishedEdition[]) =>
      (await Promise.all(of.map(stateOf))).filter((s) => s === 'sent').length
    expect([await count(greedy), await count(modest)]).toEqual([2, 2])
    expect(
      (await Promise.all(greedy.map(stateOf))).filter((why) => why === 'quota_application'),
    ).toHaveLength(3)

    const ids = (await room.channels.list(officer)).map(({ id }) => id)
    const [youtube] = (await room.channels.quotas.estimate(officer, { channelIds: ids })).networks
    expect(youtube).toMatchObject({
      accounts: 2,
      posts: 2,
      cost: null,
      application: { most: 4, used: 4, waiting: 3 },
    })
    // Three wait, and these two come after them: one finds room tomorrow, the other the day after.
    expect(youtube?.lastLeaves).toEqual(new Date(clock.now().getTime() + 2 * day * 1000))
    const [standing] = (await room.channels.quotas.standing(officer)).filter(({ kind }) => kind === 'youtube')
    expect(standing).toMatchObject({
      waiting: 3,
      application: {
        used: 4,
        regions: [
          { region: 'hq.jabar', used: 2 },
          { region: 'hq.jateng', used: 2 },
        ],
      },
    })

    await later(day - 60)
    expect(await count(greedy)).toBe(2)
    await later(120)
    expect(await count(greedy)).toBe(5)
  })

  test('nobody but who administers the first unit sets it, and only what a network has', async () => {
    const terms = { most: 10, plain: null, withLink: null, budget: null }
    await expect(room.channels.quotas.set(stranger, 'youtube', terms)).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(room.channels.quotas.set(officer, 'bluesky', terms)).rejects.toMatchObject({
      code: 'quota_nothing_to_set',
    })
    await expect(room.channels.quotas.set(officer, 'youtube', { ...terms, budget: 5 })).rejects.toMatchObject(
      { code: 'quota_nothing_to_set' },
    )
  })
})

describe('X has its price', () => {
  test('a month’s budget is not overdrawn; what was refused was not paid', async () => {
    const fake = await startFakeX({ now: clock.now })
    afterwards(() => fake.close())
    hosts.x = fake.url
    for (const { id } of await room.channels.list(officer)) await room.channels.remove(officer, id)
    const { id } = await room.channels.connect(officer, {
      unitId: district.id,
      kind: 'x',
      entry: { clientId: 'aplikasi', clientSecret: 'rahasia', refreshToken: fake.refreshToken },
      languages: ['id'],
    })
    await room.channels.quotas.set(officer, 'x', {
      most: null,
      plain: null,
      withLink: 100_000,
      budget: 250_000,
    })
    const spent = async () =>
      (await room.channels.quotas.standing(officer)).find(({ kind }) => kind === 'x')?.spent
    const say = async (headline: string) => {
      const one = edition({ headline, summary: headline })
      await news(one)
      await room.jobs.drain()
      return stateOf(one)
    }
    expect(await room.channels.quotas.estimate(officer, { channelIds: [id], count: 3 })).toMatchObject({
      networks: [{ kind: 'x', posts: 3, cost: { micros: 300_000, currency: 'USD' }, budgetLeft: 250_000 }],
      unpaid: 1,
    })
    fake.spoil('POST /2/tweets', {
      status: 403,
      body: { title: 'Forbidden', detail: 'You are not permitted.' },
    })
    expect(await say('Ditolak di sana')).not.toBe('sent')
    expect(await spent()).toBe(0)
    expect(await say('Jalan Asia Afrika ditutup Minggu pagi')).toBe('sent')
    expect(await say('Samsat Keliling hadir di Lembang')).toBe('sent')
    expect(await spent()).toBe(200_000)
    // The month ends in a week: nobody wants to read it then.
    expect(await say('Lomba poskamling dimulai')).toBe('quota_money')
    expect(await spent()).toBe(200_000)
    expect(fake.tweets.size).toBe(2)
    const preview = await room.channels.check(officer, id, { locale: 'id', headline: 'Satu', summary: '' })
    expect(preview.cost).toEqual({ micros: 100_000, currency: 'USD' })
  })
})
