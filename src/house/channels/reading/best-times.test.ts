/** When to post, told by what was posted before; and the house's silence where that says nothing. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { district, officer, otherUnit, stranger } from '../../../../tests/support/channels-room.ts'
import { clock, connect, openNetworkDesk, room } from '../../../../tests/support/network-desk.ts'
import { newId } from '../../../platform/ids.ts'
import { least } from './best-times.ts'

openNetworkDesk()

const zone = 'Asia/Jakarta'
const monday = Date.parse('2026-09-07T00:00:00+07:00')
/** At an hour of a weekday (1: Monday) of a week of September or October, in western Indonesia. */
const at = (week: number, weekday: number, hour: number) =>
  new Date(monday + ((week * 7 + weekday - 1) * 24 + hour) * 3_600_000 + 600_000)

interface Posted {
  at: Date
  views?: number | null
  reactions?: number | null
}

let account: string
beforeEach(async () => {
  account = (await connect('board', '', { name: `Papan ${newId()}` })).id
})

async function posted(posts: Posted[], channelId = account): Promise<void> {
  const { db } = room.database
  await db
    .insertInto('channels.post')
    .values(
      posts.map(({ at: posted_at, views = null, reactions = null }) => ({
        id: newId(),
        channel_id: channelId,
        external_id: newId(),
        posted_at,
        kind: 'post',
        text: '',
        first_seen_at: posted_at,
        text_at: posted_at,
        measured_at: clock.now(),
        views,
        reactions,
      })),
    )
    .execute()
  await sql`insert into channels.reading (channel_id, due_at, last_post_at)
    values (${channelId}, ${clock.now()}, ${clock.now()}) on conflict do nothing`.execute(db)
}
const best = (of: object = { channelId: account }, actor = officer) =>
  room.channels.reading.bestTimes(actor, { zone, ...of })
const weeks = (count: number) => Array.from({ length: count }, (_, week) => week)

test('tells the hours at which own posts did best, by the middle of each, in the zone that was asked for', async () => {
  await posted(
    weeks(5).flatMap((week) => [
      { at: at(week, 1, 7), views: 100 },
      { at: at(week, 3, 12), views: 100 },
      { at: at(week, 5, 19), views: 220 },
      { at: at(week, 7, 19), views: 150 },
      // One that went far makes no hour.
      { at: at(week, 2, 9), views: week === 0 ? 90_000 : 80 },
    ]),
  )
  // Too few at an hour; too young; too old.
  await posted([
    { at: at(1, 6, 4), views: 9_000 },
    { at: at(2, 6, 4), views: 9_000 },
    ...weeks(3).map((n) => ({ at: new Date(clock.now().getTime() - (n + 1) * 3_600_000), views: 9_000 })),
    ...weeks(3).map((week) => ({ at: at(week - 40, 6, 4), views: 9_000 })),
  ])
  const told = await best()
  expect(told).toMatchObject({ accounts: 1, posts: 27 })
  expect(told.hours).toEqual([
    { weekday: 5, hour: 19, posts: 5, times: 2.2 },
    { weekday: 7, hour: 19, posts: 5, times: 1.5 },
  ])
  expect((await best({ channelId: account, zone: 'Asia/Jayapura' })).hours[0]).toMatchObject({
    weekday: 5,
    hour: 21,
  })
  await expect(best({ channelId: account }, stranger)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(best({ channelId: newId() })).rejects.toMatchObject({ code: 'not_found' })
})

test('a large account does not speak for the small ones of its network, and views are not mixed with responses', async () => {
  const small = (
    await room.channels.connect(officer, {
      unitId: otherUnit.id,
      kind: 'board',
      entry: { name: 'Papan kecil' },
      languages: ['id'],
    })
  ).id
  const evenings = (many: number) =>
    weeks(10).flatMap((week) => [
      { at: at(week, 1, 7), views: 1000 * many },
      { at: at(week, 2, 19), views: 1200 * many },
    ])
  await posted(evenings(1_000))
  await posted(
    // Only some tell their views, so that responses count here: they were many on Wednesdays.
    weeks(10).flatMap((week) => [
      { at: at(week, 1, 7), reactions: 2, views: week === 0 ? 5_000_000 : null },
      { at: at(week, 3, 6), reactions: 8 },
    ]),
    small,
  )
  const told = await best({ network: 'board' })
  expect(told).toMatchObject({ accounts: 2, posts: 40 })
  expect(told.hours.map(({ weekday, hour }) => [weekday, hour])).toEqual([[3, 6]])
  expect((await best({ network: 'board', unitId: district.id })).accounts).toBe(1)
  expect(await best({ network: 'telegram' })).toEqual({ accounts: 0, posts: 0, hours: [] })
  expect(await best({ network: 'board' }, stranger)).toEqual({ accounts: 0, posts: 0, hours: [] })
  await room.channels.remove(officer, small)
})

test('never makes a number of nothing', async () => {
  expect(await best()).toEqual({ accounts: 0, posts: 0, hours: [] })
  // What a network does not tell is not nought, and nought has no double.
  await posted(weeks(10).flatMap((week) => weeks(7).map((n) => ({ at: at(week, n + 1, 9) }))))
  expect(await best()).toEqual({ accounts: 0, posts: 0, hours: [] })
  await posted(weeks(10).flatMap((week) => weeks(7).map((n) => ({ at: at(week, n + 1, 9), views: 0 }))))
  expect(await best()).toEqual({ accounts: 0, posts: 0, hours: [] })
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          week: fc.integer({ min: 0, max: 9 }),
          weekday: fc.integer({ min: 1, max: 7 }),
          hour: fc.integer({ min: 0, max: 23 }),
          views: fc.option(fc.integer({ min: 0, max: 1e12 })),
        }),
        { maxLength: 60 },
      ),
      async (posts) => {
        await sql`delete from channels.post`.execute(room.database.db)
        if (posts.length > 0)
          await posted(
            posts.map(({ week, weekday, hour, views }) => ({ at: at(week, weekday, hour), views })),
          )
        const told = await best()
        const measured = posts.filter(({ views }) => views !== null).length
        if (measured < least.posts) expect(told).toEqual({ accounts: 0, posts: 0, hours: [] })
        expect(told.posts === 0 || told.posts === measured).toBe(true)
        for (const one of told.hours) {
          expect(one.posts).toBeGreaterThanOrEqual(least.ofHour)
          expect(one.times).toBeGreaterThanOrEqual(1.1)
          expect(Number.isFinite(one.times)).toBe(true)
        }
      },
    ),
    { numRuns: 15 },
  )
})
