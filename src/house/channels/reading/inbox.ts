/** What people addressed to the accounts, for those who answer. It is searched by account and state, never by writer. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { notFound } from '../../../platform/errors.ts'
import { beyond, pageSize, toPage, type Page, type Paging } from '../../../platform/keyset.ts'
import type { NetworkKind } from '../adapter.ts'
import type { ChannelsDeps } from '../deps.ts'
import { lookedInto } from './inbound-posts.ts'

export const heardStates = ['open', 'answered', 'closed'] as const
export type HeardState = (typeof heardStates)[number]
export const answerStates = ['queued', 'sending', 'sent', 'unknown', 'refused'] as const
export type AnswerState = (typeof answerStates)[number]

export interface InboxMessage {
  id: string
  channel: { id: string; unitId: string; kind: NetworkKind; label: string; handle: string }
  kind: 'comment' | 'mention'
  writer: string
  text: string
  url: string | null
  writtenAt: Date
  /** When its writer last put other words in its place, where the network tells. */
  editedAt: Date | null
  state: HeardState
  assigned: { id: string; name: string } | null
  /** `why` is a code: `channels.why_<code>`. */
  answer: { text: string; state: AnswerState; why: string | null; by: string; url: string | null } | null
  /** The network lets the house answer. */
  answerable: boolean
}

export interface InboxFilter extends Paging {
  unitId?: string | undefined
  channelId?: string | undefined
  state?: HeardState | undefined
  /** Only what is assigned to this person. */
  assignedTo?: string | undefined
}

export interface HeardRow {
  id: string
  channel_id: string
  unit_id: string
  channel_kind: string
  label: string
  handle: string
  kind: string
  writer: string
  text: string
  url: string | null
  written_at: Date
  edited_at: Date | null
  state: string
  assigned_to: string | null
  assigned_name: string | null
  answer: string | null
  answer_state: string | null
  answer_why: string | null
  answer_by: string | null
  answer_url: string | null
}

type Deps = Pick<ChannelsDeps, 'db' | 'identity' | 'units' | 'adapters'>

const columns = sql`h.id, h.channel_id, c.unit_id, c.kind as channel_kind, c.label, c.handle, h.kind, h.writer, h.text,
  h.url, h.written_at, h.edited_at, h.state, h.assigned_to, h.assigned_name, h.answer, h.answer_state, h.answer_why, h.answer_by,
  h.answer_url`

/** Newest first. @throws forbidden, not_found (unit), invalid_cursor */
export async function inboxFor(
  deps: Deps,
  actor: Actor,
  { unitId, channelId, state, assignedTo, ...paging }: InboxFilter,
): Promise<Page<InboxMessage>> {
  const paths = await lookedInto(deps, actor, 'inbox.answer', unitId)
  const size = pageSize(paging)
  const { rows } = await sql<HeardRow>`
    select ${columns} from channels.heard h join channels.channel c on c.id = h.channel_id
    where c.unit_path <@ any(${paths}::ltree[])
      and ${channelId === undefined ? sql`true` : sql`h.channel_id = ${channelId}`}
      and ${state === undefined ? sql`true` : sql`h.state = ${state}`}
      and ${assignedTo === undefined ? sql`true` : sql`h.assigned_to = ${assignedTo}`}
      and ${beyond(paging.cursor, 'falling', 'h.written_at', 'h.id')}
    order by h.written_at desc, h.id desc limit ${size + 1}`.execute(deps.db)
  return toPage(
    rows,
    size,
    (row) => ({ at: row.written_at, id: row.id }),
    (row) => toMessage(deps, row),
  )
}

/** How many are open, and how many came in the last thirty days and were answered. */
export async function inboxCounts(
  { db, identity, clock }: Pick<ChannelsDeps, 'db' | 'identity' | 'clock'>,
  actor: Actor,
): Promise<{ open: number; heard: number; answered: number }> {
  const paths = await identity.scope(actor, 'inbox.answer')
  const since = new Date(clock.now().getTime() - 30 * 86_400_000)
  const { rows } = await sql<{ open: number; heard: number; answered: number }>`select
      (select count(*)::int from channels.heard h join channels.channel c on c.id = h.channel_id
        where h.state = 'open' and c.unit_path <@ any(${paths}::ltree[])) as open,
      coalesce(sum(d.heard), 0)::int as heard, coalesce(sum(d.answered), 0)::int as answered
    from channels.heard_day d join channels.channel c on c.id = d.channel_id
    where d.day >= ${since} and c.unit_path <@ any(${paths}::ltree[])`.execute(db)
  return rows[0] ?? { open: 0, heard: 0, answered: 0 }
}

/** One, with who may take it over and the replies that lie ready for its unit. @throws not_found, forbidden */
export async function inboxMessage(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<InboxMessage & { officers: { id: string; name: string }[]; replies: CannedReply[] }> {
  const row = await heardRow(deps, actor, id)
  const [able, replies] = await Promise.all([
    deps.identity.whoMay('inbox.answer', row.unit_id),
    repliesFor(deps, row.unit_id),
  ])
  const officers = new Map(able.map(({ personId, name }) => [personId, { id: personId, name }]))
  return { ...toMessage(deps, row), officers: [...officers.values()].slice(0, 200), replies }
}

/** The row, once the actor was allowed to answer for its unit. @throws not_found, forbidden */
export async function heardRow(
  { db, identity }: Pick<ChannelsDeps, 'db' | 'identity'>,
  actor: Actor,
  id: string,
): Promise<HeardRow> {
  const { rows } = await sql<HeardRow>`
    select ${columns} from channels.heard h join channels.channel c on c.id = h.channel_id
    where h.id = ${id} and c.removed_at is null`.execute(db)
  const [row] = rows
  if (row === undefined) throw notFound('message')
  await identity.authorise(actor, 'inbox.answer', row.unit_id)
  return row
}

export interface CannedReply {
  id: string
  unitId: string
  title: string
  text: string
}

/** A unit's own and those of the units above it, by title; at most a hundred. */
export async function repliesFor(
  { db, units }: Pick<ChannelsDeps, 'db' | 'units'>,
  unitId: string,
): Promise<CannedReply[]> {
  const path = units.get(unitId)?.path
  if (path === undefined) return []
  const rows = await db
    .selectFrom('channels.canned_reply')
    .select(['id', 'unit_id', 'title', 'text'])
    .where(sql<boolean>`unit_path @> ${path}::ltree`)
    .orderBy('title')
    .limit(100)
    .execute()
  return rows.map(({ unit_id: of, ...reply }) => ({ unitId: of, ...reply }))
}

export const toMessage = ({ adapters }: Pick<Deps, 'adapters'>, row: HeardRow): InboxMessage => ({
  id: row.id,
  channel: {
    id: row.channel_id,
    unitId: row.unit_id,
    kind: row.channel_kind as NetworkKind,
    label: row.label,
    handle: row.handle,
  },
  kind: row.kind as InboxMessage['kind'],
  writer: row.writer,
  text: row.text,
  url: row.url,
  writtenAt: row.written_at,
  editedAt: row.edited_at,
  state: row.state as HeardState,
  assigned: row.assigned_to === null ? null : { id: row.assigned_to, name: row.assigned_name ?? '' },
  answer:
    row.answer === null || row.answer_state === null
      ? null
      : {
          text: row.answer,
          state: row.answer_state as AnswerState,
          why: row.answer_why,
          by: row.answer_by ?? '',
          url: row.answer_url,
        },
  answerable: adapters[row.channel_kind as NetworkKind].answer !== undefined,
})
