/** A month of the calendar over 30,000 accounts, without HTTP. */
import { sql } from 'kysely'
import type { NetworkKind } from '../src/house/channels/index.ts'
import { standingClock } from '../src/platform/clock.ts'
import { newId } from '../src/platform/ids.ts'
import { district, headquarters, officer, type ChannelsRoom } from '../tests/support/channels-room.ts'
import { plantAccounts, timed, withDatabase, withRoom } from './channels-house.ts'
import { ms, percentile, type Figure } from './table.ts'

const accounts = 30_000
const perAccount = 10
const networks: readonly NetworkKind[] = ['facebook', 'instagram', 'x', 'mastodon', 'youtube', 'telegram']
/** Weeks as they are shown: the month and what lies around it. */
const [from, to] = [new Date('2026-10-25T17:00:00Z'), new Date('2026-12-06T17:00:00Z')]

export const measureCalendar = ({ turns = 200 } = {}): Promise<Figure[]> =>
  withDatabase(
    (databaseUrl) =>
      withRoom(databaseUrl, standingClock('2026-11-16T03:00:00Z'), async (room) => {
        await plantAccounts(room, { count: accounts, place: placeOf, kind: (n) => networks[n % 6] ?? 'x' })
        const planting = await timed(() => plantPosts(room))
        const folding = await timed(() => sql`select channels.fold_calendar()`.execute(room.database.db))
        await sql`analyze channels.calendar_hour, channels.calendar_plan, channels.calendar_reach, channels.calendar_change`.execute(
          room.database.db,
        )
        // What leaves in a minute before it is folded in.
        await sql`update channels.delivery set state = 'sent', sent_at = stands_at
          where id in (select id from channels.delivery where state = 'queued' limit 5000)`.execute(
          room.database.db,
        )
        const took: number[] = []
        let posts = 0
        for (let turn = 0; turn < turns + 20; turn += 1) {
          const asked = { from, to, zone: 'Asia/Jakarta', most: 4, ...filters[turn % filters.length] }
          const one = await timed(async () => {
            const { counts } = await room.channels.calendar.days(officer, asked)
            posts = Math.max(
              posts,
              counts.reduce((sum, count) => sum + count.posts, 0),
            )
          })
          if (turn >= 20) took.push(one)
        }
        const p95 = percentile(took, 0.95)
        const segment = await measureSegment(room, turns)
        return [
          {
            figure: `calendar month over ${accounts.toLocaleString('en')} accounts, p95 (room alone)`,
            measured: ms(p95),
            reference: `p50 ${ms(percentile(took, 0.5))}; ${posts.toLocaleString('en')} posts, planted in ${ms(planting)}, folded in ${ms(folding)}`,
            wanted: '≤ 100 ms',
            met: p95 <= 100 && posts > 0.9 * accounts * perAccount,
          },
          segment,
        ]
      }),
    { settings: { shared_buffers: '256MB' } },
  )

/** A segment has no tally: its posts are counted. One network's accounts all over the tree. */
async function measureSegment({ channels }: ChannelsRoom, turns: number): Promise<Figure> {
  const { id: segmentId } = await channels.distributions.keepSegment(officer, {
    unitId: headquarters.id,
    name: 'Semua halaman Facebook',
    parts: [
      {
        unitId: headquarters.id,
        reach: 'below',
        levels: [],
        networks: ['facebook'],
        languages: [],
        tags: [],
        terms: 'mandatory',
      },
    ],
  })
  const took: number[] = []
  let posts = 0
  for (let turn = 0; turn < turns / 10; turn += 1)
    took.push(
      await timed(async () => {
        const asked = { from, to, zone: 'Asia/Jakarta', most: 4, segmentId }
        const { counts } = await channels.calendar.days(officer, asked)
        posts = counts.reduce((sum, count) => sum + count.posts, 0)
      }),
    )
  const p95 = percentile(took, 0.95)
  return {
    figure: `the same for a saved segment of ${(accounts / networks.length).toLocaleString('en')} accounts, p95`,
    measured: ms(p95),
    reference: `p50 ${ms(percentile(took, 0.5))}; ${posts.toLocaleString('en')} posts, counted one by one`,
    wanted: '≤ 1 s (ours)',
    met: p95 <= 1000 && posts > 0,
  }
}

/** All of it, one network, one region's district. */
const filters = [{}, { network: 'facebook' as const }, {}, { unitId: district.id }]

/** A tree as a police force has it: 38 regions, 13 districts in each, 15 offices in each of those. */
function placeOf(n: number): { id: string; path: string } {
  const [region, area, office] = [n % 38, Math.floor(n / 38) % 13, Math.floor(n / 494) % 15]
  if (n % 1_000 === 0) return { id: newId(), path: `${district.path}.o${office}` }
  return { id: newId(), path: `hq.r${region}.d${area}.o${office}` }
}

/** Half of them stories that everybody gets at one moment, half what each office posts by itself; a third is to come. */
async function plantPosts({ database: { db } }: ChannelsRoom): Promise<void> {
  const now = '2026-11-16T03:00:00Z'
  for (let turn = 0; turn < perAccount; turn += 1)
    await sql`insert into channels.delivery (id, channel_id, story_id, edition_id, locale, ref, purpose, version_hash,
        state, external_key, planned_for, sent_at, next_at, due_since, created_at, changed_at)
      select gen_random_uuid(), id, edition, edition, 'id', '', 'post', '',
        case when at > ${now}::timestamptz then 'queued' when random() < 0.02 then 'rejected' else 'sent' end, '',
        case when at > ${now}::timestamptz then at end, case when at <= ${now}::timestamptz then at end, at, at, at, at
      from (select id, case when ${turn} % 2 = 0 then ${newId()}::uuid else gen_random_uuid() end as edition,
          case when ${turn} % 2 = 0 then ${from}::timestamptz + ${turn + 1} * interval '80 hours'
            else ${from}::timestamptz + random() * interval '41 days' end as at
        from channels.channel) as post`.execute(db)
  await sql`vacuum analyze channels.delivery`.execute(db)
}
