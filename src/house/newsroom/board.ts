import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { invalid, notFound } from '../../platform/errors.ts'
import type { Locale } from '../../platform/messages.ts'
import type { BoardRow, CalendarView } from './board-answers.ts'
import { boardRows, readableBy, readCursor, writeCursor } from './board-rows.ts'
import type { NewsroomDeps } from './deps.ts'
import type { State } from './state-machine.ts'
import { unitView } from './unit-view.ts'

const pageSize = 50
const inWork: readonly State[] = ['draft', 'submitted', 'returned', 'approved', 'scheduled']

/** The actor's paths, narrowed to one unit's subtree if asked for. @throws not_found for a unit they do not read */
export async function readingPaths(
  deps: Pick<NewsroomDeps, 'identity' | 'units'>,
  actor: Actor,
  unitId?: string,
): Promise<string[]> {
  const paths = await deps.identity.scope(actor, 'story.read')
  if (unitId === undefined) return paths
  const unit = deps.units.get(unitId)
  const within = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}.`)
  if (unit === undefined || !paths.some((path) => within(unit.path, path) || within(path, unit.path)))
    throw notFound('unit')
  // From above their own units they see their own units, and nothing beside them.
  return paths.some((path) => within(unit.path, path))
    ? [unit.path]
    : paths.filter((path) => within(path, unit.path))
}

/**
 * Editions by stage (all those in work by default), the longest waiting first; published ones the newest first.
 * Pages of 50 by an opaque cursor. Only what the actor may read.
 * @throws not_found (unit), invalid_request (cursor)
 */
export async function board(
  deps: NewsroomDeps,
  actor: Actor,
  query: {
    unitId?: string | undefined
    stage?: State | undefined
    locale?: Locale | undefined
    cursor?: string | undefined
  },
): Promise<{ rows: BoardRow[]; next: string | null }> {
  const paths = await readingPaths(deps, actor, query.unitId)
  const found = await boardRows(deps, {
    paths,
    stages: query.stage === undefined ? inWork : [query.stage],
    locale: query.locale,
    order: query.stage === undefined || inWork.includes(query.stage) ? 'oldest' : 'newest',
    after: readCursor(query.cursor),
    limit: pageSize + 1,
  })
  const last = found.length > pageSize ? found[pageSize - 1] : undefined
  return {
    rows: found.slice(0, pageSize).map(({ row }) => row),
    next: last === undefined ? null : writeCursor(last.key),
  }
}

const longest = 62 * 86_400_000

/** What is to go out, went out, or is held back between two moments; at most 62 days and 1,000 entries. */
export async function calendar(
  deps: NewsroomDeps,
  actor: Actor,
  query: { from: string; to: string; unitId?: string | undefined },
): Promise<CalendarView> {
  const from = new Date(query.from)
  const to = new Date(query.to)
  const span = to.getTime() - from.getTime()
  if (!(span > 0) || span > longest) throw invalid('invalid_request', [{ at: 'to', code: 'range' }])
  const paths = await readingPaths(deps, actor, query.unitId)
  if (paths.length === 0) return { entries: [] }
  const { rows } = await sql<{
    id: string
    story_id: string
    headline: string
    locale: Locale
    unit_id: string
    kind: 'scheduled' | 'published' | 'embargo'
    at: Date
    zone: string | null
    local: string | null
  }>`
    select e.id, e.story_id, e.headline, e.locale, e.unit_id, moment.kind, moment.at,
           case when moment.kind = 'scheduled' then e.scheduled_zone end as zone,
           case when moment.kind = 'scheduled' then e.scheduled_local end as local
    from newsroom.edition e
    join newsroom.story s on s.id = e.story_id
    cross join lateral (values ('scheduled', e.scheduled_for), ('published', e.first_published_at),
                               ('embargo', s.embargo_until)) moment (kind, at)
    where moment.at >= ${from} and moment.at < ${to} and e.state <> 'discarded' and ${readableBy(paths)}
    order by moment.at, e.id
    limit 1000`.execute(deps.db)
  return {
    entries: rows.map((row) => ({
      editionId: row.id,
      storyId: row.story_id,
      headline: row.headline,
      locale: row.locale,
      unit: unitView(deps, row.unit_id),
      kind: row.kind,
      at: row.at.toISOString(),
      zone: row.zone,
      local: row.local,
    })),
  }
}
