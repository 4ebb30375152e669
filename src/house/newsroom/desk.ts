/** My desk: what waits for me, what I have under way, what is still to be done. */
import { sql, type SqlBool } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Locale } from '../../platform/messages.ts'
import type { DeskView, TaskView } from './board-answers.ts'
import { readingPaths } from './board.ts'
import { boardRows, readableBy } from './board-rows.ts'
import type { NewsroomDeps } from './deps.ts'
import { taskActs } from './tasks.ts'
import { unitView } from './unit-view.ts'

const shown = 30
const nobody = '00000000-0000-0000-0000-000000000000'

/** Open tasks that the actor may do, oldest first; at most 200. */
export async function openTasks(deps: NewsroomDeps, actor: Actor): Promise<TaskView[]> {
  // The list is a reading like the board; each task then asks for the act that it calls for.
  await deps.identity.scope(actor, 'story.read')
  const allowed = await Promise.all(
    taskActs.map(async (act) => ({ act, paths: await deps.identity.scope(actor, act) })),
  )
  const may = allowed
    .filter(({ paths }) => paths.length > 0)
    .map(({ act, paths }) => sql<SqlBool>`(t.needs_act = ${act} and t.unit_path <@ any(${paths}::ltree[]))`)
  if (may.length === 0) return []
  const { rows } = await sql<{
    id: string
    kind: string
    story_id: string
    edition_id: string
    locale: Locale
    headline: string
    unit_id: string
    opened_at: Date
    actor_name: string
    reason: string | null
    public_note: string | null
  }>`
    select t.id, t.kind, t.story_id, t.edition_id, e.locale, e.headline, e.unit_id, t.opened_at, a.actor_name,
           a.reason, a.public_note
    from newsroom.task t
    join newsroom.edition e on e.id = t.edition_id
    join newsroom.act a on a.id = t.act_id
    where t.done_at is null and (${sql.join(may, sql` or `)})
      and not (${actor.id ?? nobody}::uuid = any(t.not_by))
    order by t.opened_at, t.id limit 200`.execute(deps.db)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    storyId: row.story_id,
    editionId: row.edition_id,
    locale: row.locale,
    headline: row.headline,
    unit: unitView(deps, row.unit_id),
    openedAt: row.opened_at.toISOString(),
    openedBy: row.actor_name,
    reason: row.reason,
    publicNote: row.public_note,
  }))
}

/**
 * What needs the actor: submissions routed to them or past them, returned texts they wrote, stale translations they
 * made; what they have under way; tasks; and the day's counts where they may read.
 */
export async function desk(deps: NewsroomDeps, actor: Actor): Promise<DeskView> {
  const me = actor.id ?? nobody
  const [paths, approves] = await Promise.all([
    readingPaths(deps, actor),
    deps.identity.scope(actor, 'edition.approve'),
  ])
  // Routed exactly here or, after an escalation, to a unit above that this one belongs to.
  const forMe = sql<SqlBool>`(e.stage = 'submitted' and e.submitted_by is distinct from ${me}::uuid
    and not (${me}::uuid = any(d.contributors))
    and exists (select from unnest(${approves}::ltree[]) mine where mine <@ e.routed_path and e.approving_path <@ mine))`
  const mine = sql<SqlBool>`${me}::uuid = any(d.contributors)`
  const now = deps.clock.now()
  const needs = sql<SqlBool>`(${forMe} or (e.stage = 'returned' and ${mine}))`
  const [needsYou, running, tasks, counts] = await Promise.all([
    boardRows(deps, { paths, where: needs, limit: shown }),
    boardRows(deps, {
      paths,
      where: sql<SqlBool>`(${mine} and e.stage in ('draft', 'submitted', 'approved', 'scheduled'))`,
      order: 'newest',
      limit: shown,
    }),
    openTasks(deps, actor),
    deskCounts(deps, { paths, forMe, mine, now }),
  ])
  return { counts, needsYou: needsYou.map(({ row }) => row), running: running.map(({ row }) => row), tasks }
}

async function deskCounts(
  { db, units, pack }: NewsroomDeps,
  {
    paths,
    forMe,
    mine,
    now,
  }: {
    paths: string[]
    forMe: ReturnType<typeof sql<SqlBool>>
    mine: ReturnType<typeof sql<SqlBool>>
    now: Date
  },
): Promise<DeskView['counts']> {
  const none = {
    awaiting: 0,
    oldestAwaiting: null,
    returned: 0,
    scheduledToday: 0,
    nextScheduled: null,
    publishedToday: 0,
    correctedToday: 0,
  }
  if (paths.length === 0) return none
  const zone = units.byCode(paths[0]?.split('.').at(-1) ?? '')?.timeZone ?? pack.defaultTimeZone
  const today = sql`date_trunc('day', ${now}::timestamptz, ${zone})`
  const { rows } = await sql<{
    awaiting: number
    oldest: Date | null
    returned: number
    scheduled: number
    next: Date | null
    published: number
    corrected: number
  }>`
    select w.*, p.*
    from (select count(*) filter (where ${forMe})::int as awaiting,
                 min(e.stage_since) filter (where ${forMe}) as oldest,
                 count(*) filter (where e.stage = 'returned' and ${mine})::int as returned,
                 count(*) filter (where e.scheduled_for < ${today} + interval '1 day')::int as scheduled,
                 min(e.scheduled_for) as next
          from newsroom.edition e left join newsroom.draft d on d.edition_id = e.id
          where e.stage in ('submitted', 'returned', 'scheduled') and ${readableBy(paths)}) w,
         (select count(*) filter (where e.first_published_at >= ${today})::int as published,
                 count(*) filter (where exists (select from newsroom.act a
                   where a.edition_id = e.id and a.kind = 'correct' and a.at >= ${today}))::int as corrected
          from newsroom.edition e where e.published_at >= ${today} and ${readableBy(paths)}) p`.execute(db)
  const row = rows[0]
  if (row === undefined) return none
  return {
    awaiting: row.awaiting,
    oldestAwaiting: row.oldest?.toISOString() ?? null,
    returned: row.returned,
    scheduledToday: row.scheduled,
    nextScheduled: row.next?.toISOString() ?? null,
    publishedToday: row.published,
    correctedToday: row.corrected,
  }
}
