/** How thousands of deliveries stand, and which of them are tried again. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { district, localOfficer, officer, otherUnit } from '../../../../tests/support/channels-room.ts'
import {
  begin,
  coded,
  distributions,
  everybody,
  inAnHour,
  openDistributionDesk,
  plantAccounts,
  sendAgreed,
} from '../../../../tests/support/distribution-desk.ts'
import { room } from '../../../../tests/support/ledger-desk.ts'

openDistributionDesk()

describe('the matrix', () => {
  test('of 5,000: one transaction, counted, paged, and only what is safe is tried again', async () => {
    await sql`delete from jobs.job where name = 'deliver-post'`.execute(room.database.db)
    await plantAccounts(
      'mastodon',
      Array.from({ length: 5_000 }, () => otherUnit),
    )
    const { id } = await begin({
      parts: [{ ...everybody, networks: ['mastodon'] }],
      texts: { mastodon: '{satuan}: {tautan}' },
      plannedFor: inAnHour(),
    })
    expect(await sendAgreed(id)).toMatchObject({ deliveries: 5_000 })
    const scope = { distributionId: id }
    // As networks would have left them.
    await sql`update channels.delivery d set state = fate.state, why = fate.why, lasting = fate.lasting, next_at = null,
        planned_for = null, attempts = 1, leftovers = fate.leftovers
      from (select id, row_number() over (order by id) as n from channels.delivery where distribution_id = ${id}) row,
        lateral (values (1, 'sent', null, false, '{}'::text[]), (2, 'rejected', 'post_too_long', true, '{}'),
          (3, 'rejected', 'too_late', false, '{}'), (4, 'throttled', 'busy', false, '{}'),
          (5, 'unknown', 'timeout', false, '{}'), (6, 'removed', 'withdrawn', false, array['federated_copies']))
        as fate (n, state, why, lasting, leftovers)
      where d.id = row.id and fate.n = row.n % 10 + 1 and fate.state <> 'sent'`.execute(room.database.db)
    await room.database.db
      .updateTable('channels.channel')
      .set({ state: 'paused' })
      .where('id', 'in', (of) =>
        of.selectFrom('channels.delivery').select('channel_id').where('state', '=', 'throttled').limit(100),
      )
      .execute()
    const { cells, unchanged } = await distributions.counts(officer, scope)
    expect(Object.fromEntries(cells.map(({ standing, n }) => [standing, n]))).toEqual({
      planned: 2_500,
      person: 500,
      refused: 1_000,
      removed: 500,
      throttled: 500,
    })
    expect(unchanged).toBe(500)
    const first = await distributions.matrix(officer, { ...scope, standing: 'refused', limit: 100 })
    const second = await distributions.matrix(officer, {
      ...scope,
      standing: 'refused',
      limit: 100,
      cursor: first.next ?? '',
    })
    expect(new Set([...first.rows, ...second.rows].map(({ id: row }) => row)).size).toBe(200)
    expect((await distributions.matrix(officer, { ...scope, unitId: district.id })).rows).toEqual([])
    expect((await distributions.matrix(localOfficer, scope)).rows).toEqual([])

    expect(await distributions.retry(officer, scope)).toEqual({
      again: 400,
      lookedFor: 1_000,
      left: [
        { why: 'lasting', n: 500 },
        { why: 'not_connected', n: 100 },
      ],
    })
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from jobs.job
      where name = 'deliver-post' and state = 'created'`.execute(room.database.db)
    expect(rows).toEqual([{ n: 1_400 }])
    await expect(distributions.matrix(officer, {})).rejects.toEqual(coded('matrix_scope_needed'))
    await sql`delete from jobs.job where name = 'deliver-post'`.execute(room.database.db)
  })
})
