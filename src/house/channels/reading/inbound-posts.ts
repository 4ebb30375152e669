/** Everything that stands on the accounts, newest first, with what was noticed about it. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { notFound } from '../../../platform/errors.ts'
import { beyond, pageSize, toPage, type Page, type Paging } from '../../../platform/keyset.ts'
import type { NetworkKind } from '../adapter.ts'
import type { Figures, SeenKind } from '../adapter-reading.ts'
import type { ChannelsDeps } from '../deps.ts'

export const postMarks = ['house', 'outside', 'edited', 'deleted'] as const
export type PostMark = (typeof postMarks)[number]

export interface InboundPost {
  id: string
  channel: { id: string; unitId: string; kind: NetworkKind; label: string; handle: string }
  url: string | null
  kind: SeenKind
  text: string
  postedAt: Date
  /** Null: it may still turn out to be a delivery's. */
  origin: 'house' | 'outside' | 'earlier' | null
  storyId: string | null
  /** Somebody changed it by other means: when that was noticed, and the words before. */
  edited: { at: Date; before: string } | null
  /** Since when it is gone, and whether by an act of the house. */
  gone: { at: Date; byHouse: boolean } | null
  /** Null as a whole: never measured. */
  figures: (Figures & { at: Date }) | null
}

export interface PostFilter extends Paging {
  /** The unit and everything below it. */
  unitId?: string | undefined
  network?: NetworkKind | undefined
  channelId?: string | undefined
  mark?: PostMark | undefined
  q?: string | undefined
}

interface Row {
  id: string
  external_id: string
  channel_id: string
  unit_id: string
  channel_kind: string
  label: string
  handle: string
  url: string | null
  kind: string
  text: string
  posted_at: Date
  origin: InboundPost['origin']
  story_id: string | null
  changed_at: Date | null
  text_before: string | null
  gone_at: Date | null
  gone_by_house: boolean
  views: number | null
  reach: number | null
  reactions: number | null
  comments: number | null
  shares: number | null
  measured_at: Date | null
}

type Deps = Pick<ChannelsDeps, 'db' | 'identity' | 'units'>

const marked: Record<PostMark, ReturnType<typeof sql>> = {
  house: sql`p.origin = 'house'`,
  outside: sql`p.origin = 'outside'`,
  edited: sql`p.changed_at is not null`,
  deleted: sql`p.gone_at is not null and not p.gone_by_house`,
}

const rowsOfPosts = sql`select p.id, p.external_id, p.channel_id, c.unit_id, c.kind as channel_kind, c.label, c.handle,
    p.url, p.kind, p.text, p.posted_at, p.origin, d.story_id, p.changed_at, p.text_before, p.gone_at, p.gone_by_house,
    p.views, p.reach, p.reactions, p.comments, p.shares, p.measured_at
  from channels.post p join channels.channel c on c.id = p.channel_id
    left join channels.delivery d on d.id = p.delivery_id`

/** Paths below which the actor looks: those of their roles, or the named unit's. @throws forbidden, not_found (unit) */
export async function lookedInto(
  { identity, units }: Deps,
  actor: Actor,
  act: 'delivery.read' | 'inbox.answer',
  unitId?: string,
): Promise<string[]> {
  if (unitId === undefined) return identity.scope(actor, act)
  const unit = units.get(unitId)
  if (unit === undefined) throw notFound('unit')
  await identity.authorise(actor, act, unitId)
  return [unit.path]
}

/** By keyset. @throws forbidden, not_found (unit), invalid_cursor */
export async function inboundPosts(
  deps: Deps,
  actor: Actor,
  { unitId, network, channelId, mark, q, ...paging }: PostFilter,
): Promise<Page<InboundPost>> {
  const paths = await lookedInto(deps, actor, 'delivery.read', unitId)
  const size = pageSize(paging)
  const words = q?.trim() ?? ''
  const { rows } = await sql<Row>`
    ${rowsOfPosts}
    where c.unit_path <@ any(${paths}::ltree[])
      and ${network === undefined ? sql`true` : sql`c.kind = ${network}`}
      and ${channelId === undefined ? sql`true` : sql`p.channel_id = ${channelId}`}
      and ${mark === undefined ? sql`true` : marked[mark]}
      and ${words === '' ? sql`true` : sql`p.text ilike ${`%${words.replaceAll(/[\\%_]/g, '\\$&')}%`}`}
      and ${beyond(paging.cursor, 'falling', 'p.posted_at', 'p.id')}
    order by p.posted_at desc, p.id desc limit ${size + 1}`.execute(deps.db)
  return toPage(rows, size, (row) => ({ at: row.posted_at, id: row.id }), toPost)
}

export interface FigurePoint extends Figures {
  at: Date
}

/** How the figures of a post moved, oldest first, at most the last 200 points. @throws not_found, forbidden */
export async function figureSeries(
  { db, identity }: Deps,
  actor: Actor,
  postId: string,
): Promise<{ post: InboundPost; series: FigurePoint[] }> {
  const { rows } = await sql<Row>`
    ${rowsOfPosts}
    where p.id = ${postId}`.execute(db)
  const [row] = rows
  if (row === undefined) throw notFound('post')
  await identity.authorise(actor, 'delivery.read', row.unit_id)
  const series = await db
    .selectFrom('channels.figure')
    .select(['at', 'views', 'reach', 'reactions', 'comments', 'shares'])
    .where('channel_id', '=', row.channel_id)
    .where('external_id', '=', row.external_id)
    .where('at', '>=', row.posted_at)
    .orderBy('at', 'desc')
    .limit(200)
    .execute()
  return { post: toPost(row), series: series.toReversed().map((one) => ({ at: one.at, ...figuresOf(one) })) }
}

const figuresOf = ({ views, reach, reactions, comments, shares }: Figures): Figures => ({
  views,
  reach,
  reactions,
  comments,
  shares,
})

const toPost = (row: Row): InboundPost => ({
  id: row.id,
  channel: {
    id: row.channel_id,
    unitId: row.unit_id,
    kind: row.channel_kind as NetworkKind,
    label: row.label,
    handle: row.handle,
  },
  url: row.url,
  kind: row.kind as SeenKind,
  text: row.text,
  postedAt: row.posted_at,
  origin: row.origin,
  storyId: row.story_id,
  edited: row.changed_at === null ? null : { at: row.changed_at, before: row.text_before ?? '' },
  gone: row.gone_at === null ? null : { at: row.gone_at, byHouse: row.gone_by_house },
  figures: row.measured_at === null ? null : { at: row.measured_at, ...figuresOf(row) },
})
