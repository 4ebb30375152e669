/** How every account is connected: whether its sign-in is taken, until when, and how it has gone lately. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { beyond, pageSize, toPage, type Page, type Paging } from '../../../platform/keyset.ts'
import type { NetworkKind } from '../adapter.ts'
import type { ChannelState } from '../channel.ts'
import type { ChannelsDeps } from '../deps.ts'
import { lookedInto } from './inbound-posts.ts'

export const boardViews = ['all', 'trouble', 'ending'] as const
export type BoardView = (typeof boardViews)[number]

export interface Connection {
  channel: {
    id: string
    unitId: string
    kind: NetworkKind
    behind: NetworkKind | null
    label: string
    handle: string
    url: string
    state: ChannelState
  }
  /** The last question whether the sign-in is taken; null: never asked, or nobody can be. */
  probe: { at: Date; sound: boolean } | null
  /** The last reading or question that went well. */
  lastSuccessAt: Date | null
  /** A code, `channels.why_<code>`, and how many failed in a row. */
  fault: { why: string; inRow: number } | null
  /** When the sign-in ends; `renews`: the house renews it ahead of that, so it is good until about then at least. */
  ends: { at: Date; renews: boolean } | null
  lastPostAt: Date | null
  /** Faults of the last fourteen days (UTC), today last. */
  trend: number[]
}

export interface BoardFilter extends Paging {
  unitId?: string | undefined
  view?: BoardView | undefined
}

type Deps = Pick<ChannelsDeps, 'db' | 'identity' | 'units' | 'clock' | 'adapters'>

const day = 86_400_000
/** Whoever has to sign in again wants to know a month ahead. */
const soon = 30 * day
const trendDays = 14

interface Row {
  id: string
  unit_id: string
  kind: string
  behind: string | null
  label: string
  handle: string
  url: string
  state: string
  expires_at: Date | null
  last_fault: string | null
  faults_in_row: number
  probed_at: Date | null
  sound: boolean | null
  pulled_at: Date | null
  faults: number | null
  fault: string | null
  last_post_at: Date | null
  place: Date
  trend: number[]
}

const views = {
  all: { of: sql`true`, place: sql`c.created_at`, order: 'falling' },
  trouble: {
    of: sql`(c.state = 'unauthorised' or c.faults_in_row > 0 or r.faults > 0 or r.sound = false)`,
    place: sql`coalesce(c.last_fault_at, r.probed_at, c.created_at)`,
    order: 'falling',
  },
  ending: {
    of: sql`c.expires_at is not null`,
    place: sql`coalesce(c.expires_at, c.created_at)`,
    order: 'rising',
  },
} as const

/** By keyset. @throws forbidden, not_found (unit), invalid_cursor */
export async function connectionBoard(
  deps: Deps,
  actor: Actor,
  { unitId, view = 'all', ...paging }: BoardFilter,
): Promise<Page<Connection>> {
  const paths = await lookedInto(deps, actor, 'delivery.read', unitId)
  const size = pageSize(paging)
  const now = deps.clock.now()
  const { of, place, order } = views[view]
  const way = sql.raw(order === 'rising' ? 'asc' : 'desc')
  const { rows } = await sql<Row>`
    select b.*, array(
        select coalesce(f.faults, 0) from generate_series(${trendDays - 1}::int, 0, -1) as ago
          left join channels.fault_day f on f.channel_id = b.id
            and f.day = (${now}::timestamptz at time zone 'UTC')::date - ago
        order by ago desc) as trend
    from (
      select c.id, c.unit_id, c.kind, c.behind, c.label, c.handle, c.url, c.state, c.expires_at, c.last_fault, c.faults_in_row,
        r.probed_at, r.sound, r.pulled_at, r.faults, r.fault,
        greatest(r.last_post_at, (select max(sent_at) from channels.delivery d
          where d.channel_id = c.id and d.external_id is not null)) as last_post_at,
        ${place} as place
      from channels.channel c left join channels.reading r on r.channel_id = c.id
      where c.unit_path <@ any(${paths}::ltree[]) and c.removed_at is null and ${of}
        ${view === 'ending' ? sql`and c.expires_at < ${new Date(now.getTime() + soon)}` : sql``}
    ) b
    where ${beyond(paging.cursor, order, 'b.place', 'b.id')}
    order by b.place ${way}, b.id ${way} limit ${size + 1}`.execute(deps.db)
  return toPage(
    rows,
    size,
    (row) => ({ at: row.place, id: row.id }),
    (row) => toConnection(deps, row),
  )
}

const toConnection = ({ adapters }: Deps, row: Row): Connection => {
  const kind = row.kind as NetworkKind
  const inRow = Math.max(row.faults ?? 0, row.faults_in_row)
  const why =
    row.state === 'unauthorised' ? 'unauthorised' : (row.faults ?? 0) > 0 ? row.fault : row.last_fault
  return {
    channel: {
      id: row.id,
      unitId: row.unit_id,
      kind,
      behind: row.behind as NetworkKind | null,
      label: row.label,
      handle: row.handle,
      url: row.url,
      state: row.state as ChannelState,
    },
    probe:
      row.state === 'unauthorised'
        ? { at: row.probed_at ?? row.place, sound: false }
        : row.sound === null || (row.probed_at ?? row.pulled_at) === null
          ? null
          : { at: later(row.probed_at, row.pulled_at), sound: row.sound },
    lastSuccessAt: row.pulled_at,
    fault: why !== null && (inRow > 0 || row.state === 'unauthorised') ? { why, inRow } : null,
    ends:
      row.expires_at === null
        ? null
        : {
            at: row.expires_at,
            renews:
              adapters[kind].refresh !== undefined && row.state === 'connected' && row.faults_in_row === 0,
          },
    lastPostAt: row.last_post_at,
    trend: row.trend,
  }
}

const later = (...moments: (Date | null)[]) => new Date(Math.max(...moments.map((at) => at?.getTime() ?? 0)))
