/**
 * Writes down what an account shows: each post once, and whatever happened to it by other hands than the house's. To be
 * called while nobody else writes for the channel.
 */
import { sql } from 'kysely'
import type { HouseTransaction } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { Pulled, SeenPost } from '../adapter-reading.ts'
import type { ChannelRow } from '../channel.ts'

const day = 86_400_000
/** A site that dates its items anew is still met among those of a month. */
const slack = 31 * day
/** Two looks apart, or a page that was cut short would be believed. */
const apart = 5 * 60_000
const longest = 20_000

interface Known {
  external_id: string
  posted_at: Date
  text: string
  text_at: Date
  edited_at: Date | null
  missing_at: Date | null
  gone_at: Date | null
}

/** Both ends are said, also of what has no end: planning looks into every month that is not ruled out. */
interface Span {
  from: Date
  to: Date
}

export interface Kept {
  /** Not listed now nor the time before: to be asked for one by one. */
  suspects: string[]
  /** Not listed for the first time. */
  missed: number
}

export async function keepPosts(
  trx: HouseTransaction,
  channel: Pick<ChannelRow, 'id' | 'created_at'>,
  {
    posts,
    wholeSince,
    now,
    ever = false,
  }: Pick<Pulled, 'posts' | 'wholeSince'> & { now: Date; ever?: boolean },
): Promise<Kept> {
  const listed = new Map(posts.map((post) => [post.id, tidied(post, now)]))
  const oldest = Math.min(
    ...[...listed.values()].map(({ at }) => at.getTime()),
    wholeSince?.getTime() ?? Infinity,
  )
  if (oldest === Infinity) return { suspects: [], missed: 0 }
  const span: Span = {
    from: new Date(ever ? 0 : Math.max(0, oldest - slack)),
    to: new Date(now.getTime() + day),
  }
  const { rows: known } = await sql<Known>`
    select external_id, posted_at, text, text_at, edited_at, missing_at, gone_at from channels.post
    where channel_id = ${channel.id} and posted_at between ${span.from} and ${span.to}
      and (external_id = any(${[...listed.keys()]}::text[])
        or (${wholeSince}::timestamptz is not null and posted_at > ${wholeSince}::timestamptz and gone_at is null))`.execute(
    trx,
  )
  const knownIds = new Set(known.map((row) => row.external_id))
  await insertNew(
    trx,
    channel.id,
    [...listed.values()].filter(({ id }) => !knownIds.has(id)),
    now,
  )
  await noteChanged(
    trx,
    channel.id,
    known.flatMap((row) => {
      const shown = listed.get(row.external_id)
      return shown === undefined || sameText(shown.text, row.text) || isOvertaken(shown, row)
        ? []
        : [{ row, shown }]
    }),
    now,
  )
  const back = known.filter((row) => listed.has(row.external_id) && (row.missing_at ?? row.gone_at) !== null)
  await mark(trx, channel.id, back, { missing_at: null, gone_at: null, gone_by_house: false })
  const absent = known.filter((row) => !listed.has(row.external_id) && row.gone_at === null)
  const missed = absent.filter((row) => row.missing_at === null)
  await mark(trx, channel.id, missed, { missing_at: now })
  await tellOrigins(trx, channel, span)
  return {
    suspects: absent
      .filter((row) => row.missing_at !== null && now.getTime() - row.missing_at.getTime() >= apart)
      .map((row) => row.external_id),
    missed: missed.length,
  }
}

/** After the second look: what is gone, and by whose hand; the others stand there after all. */
export async function noteGone(
  trx: HouseTransaction,
  channelId: string,
  { suspects, gone, now }: { suspects: readonly string[]; gone: readonly string[]; now: Date },
): Promise<void> {
  if (suspects.length === 0) return
  await sql`update channels.post p set
      missing_at = case when p.external_id = any(${[...gone]}::text[]) then p.missing_at end,
      gone_at = case when p.external_id = any(${[...gone]}::text[]) then ${now}::timestamptz end,
      gone_by_house = p.external_id = any(${[...gone]}::text[]) and exists (
        select from channels.delivery d
        where d.id = p.delivery_id and (
          (d.external_id is distinct from p.external_id and not exists (
            select from channels.thread_part t
            where t.delivery_id = d.id and t.external_id = p.external_id and t.removed_at is null))
          or exists (
            select from channels.delivery w
            where w.channel_id = d.channel_id and w.edition_id = d.edition_id and w.purpose = 'withdrawal')))
    where p.channel_id = ${channelId} and p.missing_at is not null and p.gone_at is null
      and p.external_id = any(${[...suspects]}::text[])`.execute(trx)
}

async function insertNew(
  trx: HouseTransaction,
  channelId: string,
  posts: readonly SeenPost[],
  now: Date,
): Promise<void> {
  if (posts.length === 0) return
  await trx
    .insertInto('channels.post')
    .values(
      posts.map(({ id, at, url, kind, text, editedAt }) => ({
        id: newId(),
        channel_id: channelId,
        external_id: id,
        posted_at: at,
        url,
        kind,
        text,
        edited_at: editedAt,
        first_seen_at: now,
        text_at: now,
      })),
    )
    .onConflict((clash) => clash.doNothing())
    .execute()
}

/** An edit is noticed unless a correction of the house's went to the post since its words were known. */
async function noteChanged(
  trx: HouseTransaction,
  channelId: string,
  changed: readonly { row: Known; shown: SeenPost }[],
  now: Date,
): Promise<void> {
  if (changed.length === 0) return
  const given = JSON.stringify(
    changed.map(({ row, shown }) => ({
      external_id: row.external_id,
      posted_at: row.posted_at,
      text: shown.text,
      edited_at: shown.editedAt,
    })),
  )
  await sql`update channels.post p set
      text = g.text, text_at = ${now}, edited_at = g.edited_at,
      text_before = case when by_house.yes then p.text_before else p.text end,
      changed_at = case when by_house.yes then p.changed_at else ${now}::timestamptz end
    from jsonb_to_recordset(${given}::jsonb)
        as g (external_id text, posted_at timestamptz, text text, edited_at timestamptz),
      lateral (select exists (
        select from channels.delivery d
        where d.channel_id = ${channelId} and d.external_id = g.external_id
          and d.purpose in ('correction', 'update') and d.sent_at >= (
            select k.text_at - interval '5 minutes' from channels.post k
            where k.channel_id = ${channelId} and k.external_id = g.external_id and k.posted_at = g.posted_at)
      ) as yes) by_house
    where p.channel_id = ${channelId} and p.external_id = g.external_id and p.posted_at = g.posted_at`.execute(
    trx,
  )
}

async function mark(
  trx: HouseTransaction,
  channelId: string,
  rows: readonly Known[],
  how: { missing_at: Date | null; gone_at?: null; gone_by_house?: false },
): Promise<void> {
  if (rows.length === 0) return
  await trx
    .updateTable('channels.post')
    .set(how)
    .where('channel_id', '=', channelId)
    .where(
      'external_id',
      'in',
      rows.map((row) => row.external_id),
    )
    .where(
      'posted_at',
      'in',
      rows.map((row) => row.posted_at),
    )
    .execute()
}

/**
 * Whose posts they are. The intent of a delivery, and of an answer to somebody, is written before the call that makes the
 * post, so while one is open its post may be any that nobody accounts for; what is told late is believed late.
 */
async function tellOrigins(
  trx: HouseTransaction,
  { id, created_at: since }: Pick<ChannelRow, 'id' | 'created_at'>,
  span: Span,
): Promise<void> {
  await sql`update channels.post p set delivery_id = told.delivery_id, origin = told.origin
    from (
      select u.external_id, u.posted_at, d.id as delivery_id,
        case when d.id is not null then 'house'
          when exists (select from channels.heard answered
            where answered.channel_id = ${id} and answered.answer_id = u.external_id) then 'house'
          when u.origin is not null then u.origin
          when u.posted_at < ${since} then 'earlier'
          when exists (select from channels.delivery open
            where open.channel_id = ${id} and open.state in ('sending', 'unknown'))
            or exists (select from channels.heard answering
              where answering.channel_id = ${id} and answering.answer_state in ('sending', 'unknown')) then null
          else 'outside' end as origin
      from channels.post u left join lateral (
        (select id from channels.delivery
          where channel_id = ${id} and external_id = u.external_id order by created_at limit 1)
        union all (select own.id from channels.thread_part part join channels.delivery own on own.id = part.delivery_id
          where own.channel_id = ${id} and part.external_id = u.external_id)
        limit 1) d on true
      where u.channel_id = ${id} and u.posted_at between ${span.from} and ${span.to} and (u.origin is null or u.origin = 'outside')
    ) told
    where p.channel_id = ${id} and p.external_id = told.external_id and p.posted_at = told.posted_at
      and p.posted_at between ${span.from} and ${span.to} and p.origin is distinct from told.origin`.execute(
    trx,
  )
}

/** As it can be stored, and compared with what was stored. */
function tidied(post: SeenPost, now: Date): SeenPost {
  const at = Number.isNaN(post.at.getTime()) ? now : new Date(Math.min(post.at.getTime(), now.getTime()))
  return {
    ...post,
    at: at.getTime() < 0 ? new Date(0) : at,
    text: post.text.replaceAll('\0', '').slice(0, longest).toWellFormed(),
  }
}

/** Older than what is known: networks push in no order. */
const isOvertaken = ({ editedAt }: SeenPost, { edited_at: known }: Known): boolean =>
  known !== null && (editedAt === null || editedAt < known)

const sameText = (one: string, other: string): boolean => bare(one) === bare(other)
const bare = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
