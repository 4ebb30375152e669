/** What officers see of the agenda: all of the units where they may manage events. */
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { DB } from '../../../platform/database.generated.ts'
import { notFound } from '../../../platform/errors.ts'
import { beyond, pageSize, toPage, type Page, type Paging } from '../../../platform/keyset.ts'
import type { HubDeps } from '../deps.ts'
import {
  readContent,
  toEvent,
  type EventAct,
  type EventContent,
  type EventState,
  type PressEvent,
} from './event.ts'

type Row = Selectable<DB['hub.event']>

export interface EventFilter extends Paging {
  unitId?: string | undefined
  state?: EventState | undefined
  /** `coming`: not over, soonest first. `past`: over, latest first. */
  when?: 'coming' | 'past' | undefined
}

export interface EventVersion {
  number: number
  act: EventAct
  by: string
  at: Date
  why: string | null
  content: EventContent
}

type Deps = Pick<HubDeps, 'db' | 'clock' | 'identity' | 'units'>

/** What waits for a new time leaves the agenda when nobody has touched it for this long (ms). */
const patience = 90 * 86_400_000

/** Conditions on `hub.event e`. */
export const coming = (now: Date) =>
  sql<boolean>`case when e.time_open then e.changed_at > ${new Date(now.getTime() - patience)} else e.ends_at > ${now} end`
export const past = (now: Date) => sql<boolean>`(not e.time_open and e.ends_at <= ${now})`

/** Errors: forbidden (a unit was named where the actor manages none), invalid_cursor. */
export async function eventsFor(
  { db, clock, identity, units }: Deps,
  actor: Actor,
  { unitId, state, when = 'coming', ...paging }: EventFilter,
): Promise<Page<PressEvent>> {
  const paths =
    unitId === undefined
      ? await identity.scope(actor, 'event.manage')
      : await identity.authorise(actor, 'event.manage', unitId).then(() => [units.get(unitId)?.path ?? ''])
  const size = pageSize(paging)
  const now = clock.now()
  const order = when === 'coming' ? sql`e.sort_at, e.id` : sql`e.sort_at desc, e.id desc`
  const { rows } = await sql<Row>`
    select e.* from hub.event e
    where e.unit_path <@ ${paths}::ltree[] and ${when === 'coming' ? coming(now) : past(now)}
      and ${state === undefined ? sql`true` : sql`e.state = ${state}`}
      and ${beyond(paging.cursor, when === 'coming' ? 'rising' : 'falling', 'e.sort_at', 'e.id')}
    order by ${order} limit ${size + 1}`.execute(db)
  return toPage(rows, size, (row) => ({ at: row.sort_at, id: row.id }), toEvent)
}

/** An event with its versions, newest first. Errors: forbidden, not_found. */
export async function eventFor(
  { db, identity }: Deps,
  actor: Actor,
  id: string,
): Promise<PressEvent & { versions: EventVersion[] }> {
  const row = await db.selectFrom('hub.event').selectAll().where('id', '=', id).executeTakeFirst()
  await identity.authorise(actor, 'event.manage', row?.unit_id ?? '')
  if (row === undefined) throw notFound('event')
  const versions = await db
    .selectFrom('hub.event_version')
    .selectAll()
    .where('event_id', '=', id)
    .orderBy('number', 'desc')
    .limit(200)
    .execute()
  return {
    ...toEvent(row),
    versions: versions.map((version) => ({
      number: version.number,
      act: version.act as EventAct,
      by: version.by_name,
      at: version.at,
      why: version.why,
      content: readContent(version.content),
    })),
  }
}
