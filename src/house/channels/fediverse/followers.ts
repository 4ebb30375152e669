/** Who follows a unit: an address, an inbox to reach it by, and nothing else; all of it goes when they leave. */
import { sql, type RawBuilder } from 'kysely'
import type { HouseDb, HouseTransaction } from '../../../platform/db.ts'

export interface Inboxes {
  inbox: string
  /** Of its whole server, where it has one. */
  shared: string | null
}

export interface Follower {
  unitId: string
  follower: string
  followId: string
  at: Date
}

export async function addFollower(
  trx: HouseTransaction,
  { unitId, follower, followId, at }: Follower,
  { inbox, shared }: Inboxes,
): Promise<void> {
  const row = { inbox, shared_inbox: shared, follow_id: followId }
  await trx
    .insertInto('channels.fediverse_follower')
    .values({ unit_id: unitId, follower, ...row, followed_at: at })
    .onConflict((clash) => clash.columns(['unit_id', 'follower']).doUpdateSet(row))
    .execute()
  await trx
    .insertInto('channels.fediverse_inbox')
    .values({ unit_id: unitId, address: shared ?? inbox, shared: shared !== null })
    // Whoever speaks to us is there again.
    .onConflict((clash) => clash.columns(['unit_id', 'address']).doUpdateSet({ failing_since: null }))
    .execute()
}

/** Those who match, with what was still to be told to them alone; what their servers share stays. */
export async function dropFollowers(db: HouseDb, which: RawBuilder<unknown>): Promise<void> {
  await sql`
    with gone as (
      delete from channels.fediverse_follower where ${which} returning unit_id, inbox, shared_inbox
    ), told_no_more as (
      delete from channels.fediverse_telling t using gone
      where t.unit_id = gone.unit_id and t.inbox = gone.inbox and t.act <> 'delete'
    )
    delete from channels.fediverse_inbox i using gone
    where i.unit_id = gone.unit_id and i.address = gone.inbox and not i.shared`.execute(db)
}

/** Wherever it is followed from. */
export async function moveFollower(
  trx: HouseTransaction,
  follower: string,
  { inbox, shared }: Inboxes,
): Promise<void> {
  const address = shared ?? inbox
  await sql`delete from channels.fediverse_inbox i using channels.fediverse_follower f
    where f.follower = ${follower} and i.unit_id = f.unit_id and i.address = f.inbox
      and not i.shared and i.address <> ${address}`.execute(trx)
  await sql`update channels.fediverse_follower set inbox = ${inbox}, shared_inbox = ${shared}
    where follower = ${follower}`.execute(trx)
  await sql`insert into channels.fediverse_inbox (unit_id, address, shared)
    select unit_id, ${address}, ${shared !== null} from channels.fediverse_follower where follower = ${follower}
    on conflict (unit_id, address) do nothing`.execute(trx)
}

/** How many followers each of the units has. */
export async function followerCounts(db: HouseDb, unitIds: readonly string[]): Promise<Map<string, number>> {
  if (unitIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('channels.fediverse_follower')
    .select((of) => ['unit_id', of.fn.countAll<number>().as('count')])
    .where('unit_id', 'in', unitIds)
    .groupBy('unit_id')
    .execute()
  return new Map(rows.map(({ unit_id, count }) => [unit_id, count]))
}
