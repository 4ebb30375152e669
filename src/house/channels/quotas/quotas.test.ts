/** What networks let the house post is never exceeded, and no region eats it all. */
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
import type { PublishedEdition } from '../index.ts'

openNetworkDesk()

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
const asDocumented = { most: null, units: null, plain: null, withLink: null, budget: null }

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
    await room.channels.quotas.set(officer, 'youtube', { ...asDocumented, most: 4 })
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

  test('what their subtitles cost is told before, taken with the post, and never more than a day has', async () => {
    await room.channels.quotas.set(officer, 'youtube', { ...asDocumented, units: 1_000 })
    for (const fake of fakes) fake.units.spent = 0
    const spent = () => fakes.reduce((sum, fake) => sum + fake.units.spent, 0)
    const [channel] = (await room.channels.list(officer)).filter(({ unitId }) => unitId === district.id)
    if (channel === undefined) throw new Error('There is an account of the district.')
    const subtitles = ['id', 'jv'].map((lang) => ({ lang, label: lang, withFile: film.withFile }))
    const told = (count: number, unitId = district.id) => ({
      ...edition({ film: { ...film, subtitles: subtitles.slice(0, count) } }),
      unitId,
    })
    const [two, one, none] = [told(2), told(1), told(0)]
    const estimated = await room.channels.quotas.estimate(officer, {
      channelIds: [channel.id],
      count: 2,
      units: 800,
    })
    expect(estimated.networks).toMatchObject([
      { posts: 2, units: { most: 1_000, used: 0, takes: 1_600, waiting: 0 } },
    ])
    expect(estimated.lastLeaves).toEqual(new Date(clock.now().getTime() + day * 1000))
    for (const post of [two, one, none]) {
      await news(post)
      await room.jobs.drain()
    }
    // The second waits whole: a film does not go ahead of its subtitles.
    expect(await Promise.all([two, one, none].map(stateOf))).toEqual(['sent', 'quota_application', 'sent'])
    expect(spent()).toBe(800)
    const [standing] = (await room.channels.quotas.standing(officer)).filter(({ kind }) => kind === 'youtube')
    expect(standing?.units).toMatchObject({ most: 1_000, used: 800, regions: [{ used: 800 }] })
    await later(day - 60)
    expect(await stateOf(one)).toBe('quota_application')
    await later(120)
    expect(await stateOf(one)).toBe('sent')
    expect(spent()).toBe(1_200)

    await later(2 * day)
    await room.channels.quotas.set(officer, 'youtube', { ...asDocumented, units: 3_500 })
    const greedy = Array.from({ length: 4 }, () => told(2))
    const modest = Array.from({ length: 2 }, () => told(2, otherUnit.id))
    for (const post of [...greedy, ...modest]) await news(post)
    await room.jobs.drain()
    const sent = async (of: PublishedEdition[]) =>
      (await Promise.all(of.map(stateOf))).filter((state) => state === 'sent').length
    expect([await sent(greedy), await sent(modest)]).toEqual([2, 2])
  })

  test('what reading back took is nobody’s part: regions share what it leaves', async () => {
    await later(2 * day)
    await room.channels.quotas.set(officer, 'youtube', { ...asDocumented, units: 3_600 })
    await room.database.db
      .updateTable('channels.quota')
      .set({ taken: [clock.now()], takers: ['(reading)'], weights: [2_000] })
      .where('key', '=', 'units/youtube')
      .execute()
    const subtitles = [{ lang: 'id', label: 'id', withFile: film.withFile }]
    const told = (unitId: string) => ({ ...edition({ film: { ...film, subtitles } }), unitId })
    const greedy = Array.from({ length: 4 }, () => told(district.id))
    const modest = Array.from({ length: 2 }, () => told(otherUnit.id))
    for (const post of [...greedy, ...modest]) await news(post)
    await room.jobs.drain()
    const sent = async (of: PublishedEdition[]) =>
      (await Promise.all(of.map(stateOf))).filter((state) => state === 'sent').length
    expect([await sent(greedy), await sent(modest)]).toEqual([2, 2])
  })

  test('nobody but who administers the first unit sets it, and only what a network has', async () => {
    const terms = { ...asDocumented, most: 10 }
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
    await room.channels.quotas.set(officer, 'x', { ...asDocumented, withLink: 100_000, budget: 250_000 })
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
