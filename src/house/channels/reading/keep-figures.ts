/** Figures of posts: the last beside the post, and a point in the series whenever one of them changed. */
import { sql } from 'kysely'
import type { HouseDb, HouseTransaction } from '../../../platform/db.ts'
import type { Measured } from '../adapter-reading.ts'

const day = 86_400_000
/** Who reads news after a month does not change its figures. */
const measuredFor = 30 * day
/** Both ends are said: planning looks into every month that is not ruled out. */
const measuredIn = (now: Date) =>
  sql`posted_at between ${new Date(now.getTime() - measuredFor)} and ${new Date(now.getTime() + day)}`

/** Fresh posts each time, older ones once a day. */
function stale(now: Date) {
  const ago = (ms: number) => new Date(now.getTime() - ms)
  return sql`(measured_at is null or measured_at < case
    when posted_at > ${ago(2 * day)} then ${ago(50 * 60_000)}::timestamptz
    else ${ago(23 * 3_600_000)}::timestamptz end)`
}

/** Those that waited longest first, at most a hundred. */
export async function dueForFigures(db: HouseDb, channelId: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ external_id: string }>`select external_id from channels.post
    where channel_id = ${channelId} and ${measuredIn(now)} and gone_at is null and ${stale(now)}
    order by measured_at nulls first, posted_at desc limit 100`.execute(db)
  return rows.map((row) => row.external_id)
}

/** What moved, and what had not been looked at for long; the rest need not be written again. */
export async function keepFigures(
  trx: HouseTransaction,
  channelId: string,
  figures: readonly Measured[],
  now: Date,
): Promise<void> {
  if (figures.length === 0) return
  await sql`with moved as (
      update channels.post p set views = g.views, reach = g.reach, reactions = g.reactions,
        comments = g.comments, shares = g.shares, measured_at = ${now}
      from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb)
        as g (id text, views bigint, reach bigint, reactions bigint, comments bigint, shares bigint)
      where p.channel_id = ${channelId} and p.external_id = g.id and ${measuredIn(now)}
        and (${stale(now)} or (p.views, p.reach, p.reactions, p.comments, p.shares)
          is distinct from (g.views, g.reach, g.reactions, g.comments, g.shares))
      returning p.external_id, new.views, new.reach, new.reactions, new.comments, new.shares,
        (old.views, old.reach, old.reactions, old.comments, old.shares)
          is distinct from (new.views, new.reach, new.reactions, new.comments, new.shares) as changed
    )
    insert into channels.figure (channel_id, external_id, at, views, reach, reactions, comments, shares)
    select ${channelId}, external_id, ${now}, views, reach, reactions, comments, shares from moved where changed
    on conflict do nothing`.execute(trx)
}
