/** One story to 5,000 accounts: what its preview, its sending and its matrix cost the room, without HTTP. */
import { sql } from 'kysely'
import type { Part } from '../src/house/channels/distribution/content.ts'
import { standingClock } from '../src/platform/clock.ts'
import { newId } from '../src/platform/ids.ts'
import {
  colleague,
  edition,
  headquarters,
  officer,
  otherUnit,
  type ChannelsRoom,
} from '../tests/support/channels-room.ts'
import { withDatabase, withRoom } from './channels-house.ts'
import { ms, percentile, type Figure } from './table.ts'

const accounts = 5_000
const turns = 300

export const measureMatrix = (): Promise<Figure[]> =>
  withDatabase((databaseUrl) => withRoom(databaseUrl, standingClock('2026-11-24T03:00:00Z'), measure), {
    volatile: true,
  })

async function measure(room: ChannelsRoom): Promise<Figure[]> {
  const { distributions } = room.channels
  await plantAccounts(room)
  const story = edition()
  room.editions.set(story.editionId, story)
  const everybody: Part = {
    unitId: headquarters.id,
    reach: 'below',
    levels: [],
    networks: [],
    languages: [],
    tags: [],
    terms: 'mandatory',
  }
  const { id } = await distributions.begin(officer, {
    unitId: headquarters.id,
    editionId: story.editionId,
    content: {
      parts: [everybody],
      texts: { mastodon: '{satuan}: jembatan dibuka lagi. {tautan}' },
      accountTexts: {},
      campaign: 'ukur',
      note: null,
      answerBy: null,
      plannedFor: new Date('2026-12-24T03:00:00Z'),
    },
  })
  const previews: number[] = []
  let bound = ''
  for (let turn = 0; turn < 5; turn++)
    previews.push(await timed(async () => ({ bound } = await distributions.preview(officer, id))))
  await distributions.ask(officer, id, bound)
  await distributions.approve(colleague, id, bound)
  const sending = await timed(() => distributions.send(officer, id, { bound, leaveOut: false }))
  await scatter(room, id)
  const scope = { distributionId: id }
  const pages: number[] = []
  let cursor: string | null = null
  for (let turn = 0; turn < turns + 20; turn++) {
    const from: string | null = cursor
    const took = await timed(async () => {
      const [page] = await Promise.all([
        distributions.matrix(officer, {
          ...scope,
          ...(turn % 3 === 0 ? { standing: 'refused' as const } : {}),
          ...(from === null ? {} : { cursor: from }),
        }),
        distributions.counts(officer, scope),
      ])
      cursor = page.next
    })
    if (turn >= 20) pages.push(took)
  }
  const p95 = percentile(pages, 0.95)
  return [
    {
      figure: `matrix page of ${accounts} deliveries, counts and 100 rows, p95 (room alone)`,
      measured: ms(p95),
      reference: `p50 ${ms(percentile(pages, 0.5))}; sent in ${ms(sending)}, previewed in ${ms(percentile(previews, 0.5))}`,
      wanted: '<= 100 ms',
      met: p95 <= 100,
    },
  ]
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await act()
  return performance.now() - from
}

/** Accounts that nobody signed in to: nothing of theirs is ever called. */
async function plantAccounts({ database: { db } }: ChannelsRoom): Promise<void> {
  const rows = Array.from({ length: accounts }, (_, n) => ({ id: newId(), n }))
  await sql`insert into channels.channel (id, unit_id, unit_path, kind, server, url, handle, external_id, label, languages,
      credentials, address, created_at)
    select row.id, ${otherUnit.id}, ${otherUnit.path}::ltree, 'mastodon', 'https://sosial.example', '', '@akun-' || row.n,
      row.n::text, 'Akun ' || row.n, '{id}', 'sealed', '', now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, n int)`.execute(db)
  await sql`analyze channels.channel`.execute(db)
}

/** As networks would have left them. */
async function scatter({ database: { db } }: ChannelsRoom, id: string): Promise<void> {
  await sql`update channels.delivery d set state = fate.state, why = fate.why, planned_for = null,
      sent_at = case when fate.state = 'sent' then now() end
    from (select id, row_number() over (order by id) as n from channels.delivery where distribution_id = ${id}) row,
      lateral (values (0, 'sent', null), (1, 'rejected', 'post_too_long'), (2, 'throttled', 'busy'), (3, 'sent', null),
        (4, 'unknown', 'timeout')) as fate (n, state, why)
    where d.id = row.id and fate.n = row.n % 5`.execute(db)
  await sql`analyze channels.delivery`.execute(db)
}
