/** What anybody may read of the agenda: all of it. Each question is one statement. */
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { DB } from '../../../platform/database.generated.ts'
import { beyond, pageSize, toPage, type Page, type Paging } from '../../../platform/keyset.ts'
import type { HubDeps } from '../deps.ts'
import { toEvent, type PressEvent } from './event.ts'
import { coming, past } from './event-queries.ts'

type Row = Selectable<DB['hub.event']>
type Deps = Pick<HubDeps, 'db' | 'clock'>

export interface AgendaQuery extends Paging {
  /** A unit and all below it; the whole house when not given. */
  unit?: { path: string } | undefined
  past?: boolean | undefined
}

const day = 86_400_000
/** How long what was called off stays in calendars, and what is over (ms). */
export const feedKeeps = 30 * day

const within = (unit: { path: string } | undefined) =>
  unit === undefined ? sql<boolean>`true` : sql<boolean>`e.unit_path <@ ${unit.path}::ltree`

/** Soonest first, what has no time last; of what is over, the latest first. Errors: invalid_cursor. */
export async function agendaPage(
  { db, clock }: Deps,
  { unit, past: over = false, ...paging }: AgendaQuery,
): Promise<Page<PressEvent>> {
  const size = pageSize(paging)
  const now = clock.now()
  const { rows } = await sql<Row>`
    select e.* from hub.event e
    where ${within(unit)} and ${over ? past(now) : coming(now)}
      and ${beyond(paging.cursor, over ? 'falling' : 'rising', 'e.sort_at', 'e.id')}
    order by ${over ? sql`e.sort_at desc, e.id desc` : sql`e.sort_at, e.id`} limit ${size + 1}`.execute(db)
  return toPage(rows, size, (row) => ({ at: row.sort_at, id: row.id }), toEvent)
}

export async function publicEvent({ db }: Pick<Deps, 'db'>, ref: string): Promise<PressEvent | undefined> {
  const row = await db.selectFrom('hub.event').selectAll().where('ref', '=', ref).executeTakeFirst()
  return row === undefined ? undefined : toEvent(row)
}

/** For calendars: what is to come, what ended lately, and for 30 days what was called off. At most 500. */
export async function agendaFeed(
  { db, clock }: Deps,
  unit: { path: string } | undefined,
): Promise<PressEvent[]> {
  const since = new Date(clock.now().getTime() - feedKeeps)
  const { rows } = await sql<Row>`
    select e.* from hub.event e
    where ${within(unit)}
      and case when e.state = 'cancelled' or e.time_open then e.changed_at > ${since} else e.ends_at > ${since} end
    order by e.sort_at, e.id limit 500`.execute(db)
  return rows.map(toEvent)
}
