/** The calendar's counts are kept up, not counted: whatever happens, and however much of it at once, they are the same. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import {
  district,
  headquarters,
  localOfficer,
  officer,
  openChannelsRoom,
  otherUnit,
  type ChannelsRoom,
} from '../../../../tests/support/channels-room.ts'
import { afterwards } from '../../../../tests/support/afterwards.ts'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import type { Actor } from '../../../platform/actor.ts'
import { standingClock } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { NetworkKind } from '../adapter.ts'
import { deliveryStates } from '../delivery.ts'

let room: ChannelsRoom
beforeAll(async () => {
  const { url } = await testDatabase()
  room = await openChannelsRoom({ databaseUrl: url, clock: standingClock('2026-11-24T03:00:00Z') })
})
afterwards(() => room.close())

const start = Date.parse('2026-11-23T00:00:00Z')
const [from, to] = [new Date(start), new Date(start + 4 * 86_400_000)]
const places = [headquarters.path, 'hq.jabar', district.path, otherUnit.path]
const networks = ['bluesky', 'mastodon'] as const
const stories = Array.from({ length: 3 }, () => ({ storyId: newId(), editionId: newId() }))

const minutes = fc.integer({ min: -60, max: 5 * 1_440 }).map((n) => new Date(start + n * 60_000))
const standing = fc.record({
  // Most wait: what is told of those is the most.
  state: fc.oneof(
    fc.constantFrom('queued' as const, 'throttled' as const),
    fc.constantFrom(...deliveryStates),
  ),
  why: fc.constantFrom(null, 'blackout', 'busy'),
  planned: fc.option(fc.constantFrom(...[5, 16.5, 30].map((n) => new Date(start + n * 3_600_000)))),
  sent: minutes,
  next: fc.option(fc.constantFrom(...[40, 50].map((n) => new Date(start + n * 3_600_000)))),
})
const channel = fc.nat({ max: 4 })
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('write' as const),
      channel,
      one: fc.nat({ max: 3 }),
      as: standing,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('drop' as const), channel, one: fc.nat({ max: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('move' as const), channel, place: fc.constantFrom(...places) }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('fold' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

let channels: string[]

async function plant(): Promise<void> {
  const { db } = room.database
  await sql`truncate channels.delivery, channels.channel, channels.calendar_change, channels.calendar_hour,
    channels.calendar_plan, channels.calendar_reach cascade`.execute(db)
  channels = Array.from({ length: 5 }, () => newId())
  for (const [n, id] of channels.entries())
    await sql`insert into channels.channel (id, unit_id, unit_path, kind, server, url, handle, external_id, label,
        languages, credentials, address, created_at)
      values (${id}, ${newId()}, ${places[n % places.length]}::ltree, ${networks[n % networks.length]}, '', '', '',
        ${String(n)}, '', '{id}', 'sealed', '', now())`.execute(db)
}

/** In a transaction with another one like it, as acts of the room are; what the database calls off is done again. */
async function take(steps: readonly Step[]): Promise<void> {
  const { db } = room.database
  for (let at = 0; at < steps.length; at += 2)
    for (let done = false; !done;)
      done = await db
        .transaction()
        .execute(async (trx) => {
          for (const one of steps.slice(at, at + 2)) await perform(trx, one)
          return true
        })
        .catch((error: { code?: string }) => {
          if (error.code !== '40P01') throw error
          return false
        })
}

async function perform(db: ChannelsRoom['database']['db'], one: Step): Promise<void> {
  if (one.act === 'fold') return void (await sql`select channels.fold_calendar()`.execute(db))
  const id = channels[one.channel] as string
  if (one.act === 'move') {
    await sql`update channels.channel set unit_path = ${one.place}::ltree where id = ${id}`.execute(db)
    return
  }
  const { storyId, editionId } = stories[one.one % 3] as (typeof stories)[number]
  const purpose = one.one < 3 ? 'post' : 'withdrawal'
  if (one.act === 'drop') {
    await sql`delete from channels.delivery
      where channel_id = ${id} and edition_id = ${editionId} and purpose = ${purpose}`.execute(db)
    return
  }
  const { state, why, planned, sent, next } = one.as
  await sql`insert into channels.delivery (id, channel_id, story_id, edition_id, locale, ref, purpose, version_hash, state,
      why, external_key, planned_for, sent_at, next_at, due_since, created_at, changed_at)
    values (${newId()}, ${id}, ${storyId}, ${editionId}, 'id', '', ${purpose}, '', ${state}, ${why}, '', ${planned},
      ${state === 'sent' || state === 'removed' ? sent : null}, ${next}, now(), ${sent}, now())
    on conflict (channel_id, edition_id, purpose) where purpose in ('post', 'withdrawal')
    do update set state = excluded.state, why = excluded.why, planned_for = excluded.planned_for,
      sent_at = excluded.sent_at, next_at = excluded.next_at`.execute(db)
}

interface Asked {
  zone: string
  unitId?: string
  network?: NetworkKind
}

/** From the deliveries themselves. */
async function counted(paths: readonly string[], { zone, unitId, network }: Asked) {
  const { db } = room.database
  const units = [headquarters, district, otherUnit]
  const below = units.find(({ id }) => id === unitId)?.path ?? 'hq'
  const within = sql`d.purpose = 'post' and d.state <> 'skipped' and d.stands_at >= ${from} and d.stands_at < ${to}
    and c.unit_path <@ any(${paths}::ltree[]) and c.unit_path <@ ${below}::ltree
    and ${network ?? null}::text is not distinct from (case when ${network ?? null}::text is not null then c.kind end)`
  const counts =
    await sql`select to_char(d.stands_at at time zone ${zone}, 'YYYY-MM-DD') as day, c.kind as network,
      case when d.state in ('queued', 'sending', 'throttled') then 'planned'
        when d.state in ('sent', 'removed') then 'sent' else 'troubled' end as kind, count(*)::int as posts
    from channels.delivery d join channels.channel c on c.id = d.channel_id where ${within} group by 1, 2, 3`.execute(
      db,
    )
  const planned =
    await sql<Planned>`select d.story_id as "storyId", d.edition_id as "editionId", d.planned_for as at,
      to_char(d.planned_for at time zone ${zone}, 'YYYY-MM-DD') as day, count(*)::int as accounts,
      array_agg(distinct c.kind) as networks, max(d.next_at) filter (where d.why = 'blackout') as "silentUntil"
    from channels.delivery d join channels.channel c on c.id = d.channel_id
    where ${within} and d.state in ('queued', 'throttled') and d.planned_for is not null
    group by 1, 2, 3, 4`.execute(db)
  return {
    counts: sorted(counts.rows),
    planned: sorted(planned.rows),
    largest: sorted([...Map.groupBy(planned.rows, ({ day }) => day).values()].map(largestOf)),
  }
}

type Planned = Awaited<ReturnType<typeof room.channels.calendar.days>>['planned'][number]

const largestOf = (planned: readonly Planned[]) =>
  planned.toSorted(
    (a, b) =>
      b.accounts - a.accounts || a.at.getTime() - b.at.getTime() || (a.editionId < b.editionId ? -1 : 1),
  )[0]

const sorted = (rows: readonly unknown[]) =>
  rows.map((row) => JSON.stringify(row, Object.keys(row as object).toSorted())).toSorted()

async function told(actor: Actor, asked: Asked) {
  const { days } = room.channels.calendar
  const { counts, planned } = await days(actor, { from, to, most: 50, ...asked })
  const { planned: largest } = await days(actor, { from, to, most: 1, ...asked })
  return { counts: sorted(counts), planned: sorted(planned), largest: sorted(largest) }
}

async function agrees(): Promise<void> {
  const questions: [Actor, string[], Asked][] = [
    [officer, ['hq'], { zone: 'Asia/Jakarta' }],
    [officer, ['hq'], { zone: 'Asia/Jayapura', network: 'mastodon' }],
    [officer, ['hq'], { zone: 'Asia/Makassar', unitId: otherUnit.id }],
    [localOfficer, [district.path], { zone: 'Asia/Jakarta' }],
    [localOfficer, [district.path], { zone: 'Asia/Jakarta', unitId: headquarters.id, network: 'bluesky' }],
    [localOfficer, [district.path], { zone: 'Asia/Jakarta', unitId: otherUnit.id }],
  ]
  for (const [actor, paths, asked] of questions)
    expect(await told(actor, asked)).toEqual(await counted(paths, asked))
}

test('whatever is written, sent, held, moved, dropped and folded at the same time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { maxLength: 16 }), { minLength: 1, maxLength: 4 }),
      async (lanes) => {
        await plant()
        await Promise.all(lanes.map(take))
        await agrees()
        await sql`select channels.fold_calendar()`.execute(room.database.db)
        await agrees()
        const { rows } = await sql`select from channels.calendar_change`.execute(room.database.db)
        expect(rows).toEqual([])
      },
    ),
    { numRuns: 20 },
  )
  // And counting anew changes nothing.
  const before = await told(officer, { zone: 'Asia/Jakarta' })
  await sql`select channels.recount_calendar()`.execute(room.database.db)
  expect(await told(officer, { zone: 'Asia/Jakarta' })).toEqual(before)
})

test('a unit that moves while somebody writes takes along what they write', async () => {
  await plant()
  const { db } = room.database
  const as = { state: 'queued' as const, why: null, planned: null, sent: new Date(start), next: null }
  const writing = await db.startTransaction().execute()
  await perform(writing, { act: 'write', channel: 0, one: 0, as })
  let done = false
  const moving = take([{ act: 'move', channel: 0, place: district.path }]).then(() => (done = true))
  const waits = sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  await expect.poll(async () => done || (await waits.execute(db)).rows.length > 0).toBe(true)
  await perform(writing, { act: 'write', channel: 0, one: 1, as })
  await writing.commit().execute()
  await moving
  await agrees()
})

test('it tells whole hours, and says so', async () => {
  const asked = { from, to: new Date(to.getTime() + 60_000), zone: 'Asia/Jakarta', most: 4 }
  await expect(room.channels.calendar.days(officer, asked)).rejects.toMatchObject({
    code: 'calendar_hours',
    faults: [{ at: 'to' }],
  })
})
