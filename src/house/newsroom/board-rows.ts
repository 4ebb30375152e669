/** The rows of the board and the desk: one query, already narrowed to what the actor may read. */
import { sql, type SqlBool } from 'kysely'
import type { HouseDb } from '../../platform/db.ts'
import { invalid } from '../../platform/errors.ts'
import type { Locale } from '../../platform/messages.ts'
import type { BoardRow } from './board-answers.ts'
import type { NewsroomDeps } from './deps.ts'
import { liveLock } from './lock-edition.ts'
import type { Sensitivity } from './schemas.ts'
import type { State } from './state-machine.ts'
import { unitView } from './unit-view.ts'

export interface BoardFilter {
  /** Unit paths (ltree) below which the actor reads. */
  paths: readonly string[]
  stages?: readonly State[] | undefined
  locale?: Locale | undefined
  /** More conditions over `e` (the edition) and `d` (its text at work). */
  where?: ReturnType<typeof sql<SqlBool>>
  order?: 'oldest' | 'newest'
  after?: { at: string; id: string } | undefined
  limit: number
}

/** Readable: at or below one of the paths, or part of a joint story with a unit there. */
export const readableBy = (paths: readonly string[]) => sql<SqlBool>`(
  e.unit_path <@ any(${[...paths]}::ltree[])
  or e.story_id in (select su.story_id from newsroom.story_unit su
                    where su.kind = 'supporting' and su.unit_path <@ any(${[...paths]}::ltree[])))`

interface RawRow {
  id: string
  story_id: string
  number: string
  headline: string
  locale: Locale
  unit_id: string
  state: State
  stage: State
  stage_since: Date
  since_key: string
  urgency: number
  topic: string
  locked_by: string | null
  locked_by_name: string | null
  locked_at: Date | null
  lock_seen_at: Date | null
  scheduled_for: Date | null
  scheduled_zone: string | null
  version_count: number
  hash: string
  tasks: number
  sensitivity: Sensitivity[]
  embargo_until: Date | null
  change_kind: 'correction' | 'update' | null
  stale: boolean
  escalations: number
  contributors: string[]
}

export async function boardRows(
  { db, units, clock }: Pick<NewsroomDeps, 'units' | 'clock'> & { db: HouseDb },
  filter: BoardFilter,
): Promise<{ row: BoardRow; key: string }[]> {
  if (filter.paths.length === 0) return []
  const newest = filter.order === 'newest'
  const { rows } = await sql<RawRow>`
    select e.id, e.story_id, s.number, e.headline, e.locale, e.unit_id, e.state, e.stage, e.stage_since,
           to_char(e.stage_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as since_key,
           e.urgency, e.topic, e.locked_by, e.locked_by_name, e.locked_at, e.lock_seen_at, e.scheduled_for,
           e.scheduled_zone, e.version_count, coalesce(d.hash, v.hash, '') as hash,
           (select count(*) from newsroom.task t where t.edition_id = e.id and t.done_at is null)::int as tasks,
           s.sensitivity, s.embargo_until, e.change_kind, e.escalations,
           coalesce(d.contributors, '{}') as contributors,
           (source.id is not null and source.published_version_id is not null
             and source.published_version_id is distinct from e.source_version_id) as stale
    from newsroom.edition e
    join newsroom.story s on s.id = e.story_id
    left join newsroom.draft d on d.edition_id = e.id
    left join newsroom.version v on v.id = e.published_version_id
    left join newsroom.edition source on source.id = e.source_edition_id
    where ${readableBy(filter.paths)}
      and ${filter.stages === undefined ? sql`true` : sql`e.stage = any(${[...filter.stages]})`}
      and ${filter.locale === undefined ? sql`true` : sql`e.locale = ${filter.locale}`}
      and ${filter.where ?? sql`true`}
      and ${
        filter.after === undefined
          ? sql`true`
          : newest
            ? sql`(e.stage_since, e.id) < (${filter.after.at}::timestamptz, ${filter.after.id}::uuid)`
            : sql`(e.stage_since, e.id) > (${filter.after.at}::timestamptz, ${filter.after.id}::uuid)`
      }
    order by ${newest ? sql`e.stage_since desc, e.id desc` : sql`e.stage_since, e.id`}
    limit ${filter.limit}`.execute(db)
  const now = clock.now()
  return rows.map((row) => ({
    key: `${row.since_key}~${row.id}`,
    row: {
      editionId: row.id,
      storyId: row.story_id,
      number: row.number,
      headline: row.headline,
      locale: row.locale,
      unit: unitView({ units }, row.unit_id),
      state: row.state,
      stage: row.stage,
      ageSince: row.stage_since.toISOString(),
      urgency: row.urgency,
      topic: row.topic,
      lock: liveLock(row, now),
      scheduledFor: row.scheduled_for?.toISOString() ?? null,
      zone: row.scheduled_zone,
      version: row.version_count,
      hash: row.hash,
      tasks: row.tasks,
      sensitivity: row.sensitivity,
      embargoUntil: row.embargo_until?.toISOString() ?? null,
      change: row.change_kind,
      stale: row.stale,
      escalations: row.escalations,
      contributors: row.contributors,
    },
  }))
}

/** @throws invalid_request for a cursor that this house did not give */
export function readCursor(cursor: string | undefined): { at: string; id: string } | undefined {
  if (cursor === undefined) return undefined
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)~([0-9a-f-]{36})$/.exec(text) ?? []
  if (at === undefined || id === undefined)
    throw invalid('invalid_request', [{ at: 'cursor', code: 'format' }])
  return { at, id }
}

export const writeCursor = (key: string): string => Buffer.from(key).toString('base64url')
