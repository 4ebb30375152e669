/** Accounts by how their deliveries stand: of one distribution or one story, counted and page by page. */
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { invalid, notFound } from '../../../platform/errors.ts'
import type { NetworkKind } from '../adapter.ts'
import type { DeliveryRow, Purpose } from '../delivery.ts'
import type { ChannelsDeps } from '../deps.ts'

/**
 * How a delivery stands, in a word for people. `planned`: for a later minute. `waiting`: in line, under way, or held.
 * `throttled`: tried again by itself at `nextAt`. `refused`: see `why`. `signed_out`: its account is to be connected
 * again. `unknown`: being looked for. `person`: only a person can do it, or see whether it was done.
 */
export const standings = [
  'sent',
  'waiting',
  'planned',
  'throttled',
  'refused',
  'signed_out',
  'unknown',
  'person',
  'removed',
  'skipped',
] as const
export type Standing = (typeof standings)[number]

export interface MatrixScope {
  distributionId?: string | undefined
  storyId?: string | undefined
  network?: NetworkKind | undefined
  /** Accounts of the unit and of everything below it. */
  unitId?: string | undefined
}

export interface MatrixFilter extends MatrixScope {
  standing?: Standing | undefined
  /** What stands there and could not be changed or taken back: a person's work. */
  unchanged?: boolean | undefined
  /** Id of the last delivery of the page before. */
  cursor?: string | undefined
  limit?: number | undefined
}

export interface MatrixRow {
  id: string
  purpose: Purpose
  locale: string
  standing: Standing
  state: DeliveryRow['state']
  why: string | null
  detail: string | null
  lasting: boolean
  externalUrl: string | null
  leftovers: string[]
  nextAt: Date | null
  plannedFor: Date | null
  sentAt: Date | null
  changedAt: Date
  channel: { id: string; unitId: string; kind: NetworkKind; handle: string; label: string; state: string }
}

export interface MatrixCounts {
  /** Of every network and standing that occurs. */
  cells: { network: NetworkKind; standing: Standing; n: number }[]
  /** What could not be changed. */
  unchanged: number
}

type Deps = Pick<ChannelsDeps, 'db' | 'clock' | 'identity' | 'units'>

/** Of the delivery `d`. */
const standingAt = (now: Date): RawBuilder<Standing> => sql`case
  when d.state in ('sent', 'removed', 'skipped', 'throttled') then d.state
  when d.state = 'rejected' then 'refused'
  when d.state = 'unauthorised' then 'signed_out'
  when d.state = 'handed' or d.state = 'unknown' and d.next_at is null
    and coalesce(d.why, '') not in ('unauthorised', 'channel_paused', 'posting_paused') then 'person'
  when d.state = 'unknown' then 'unknown'
  when d.state = 'queued' and d.planned_for > ${now} then 'planned'
  else 'waiting' end`

const leftStanding = sql<boolean>`(cardinality(d.leftovers) > 0 or d.why = 'no_edit'
  or d.state = 'handed' and d.purpose <> 'post')`

/** Deliveries `d` to accounts `c` that the actor may look into. @throws not_found (unit), matrix_scope_needed */
export async function matrixWhere(
  { units, identity }: Pick<Deps, 'units' | 'identity'>,
  actor: Actor,
  act: 'delivery.read' | 'delivery.retry',
  { distributionId, storyId, network, unitId }: MatrixScope,
): Promise<RawBuilder<unknown>> {
  const paths = await identity.scope(actor, act)
  if (distributionId === undefined && storyId === undefined) throw invalid('matrix_scope_needed')
  const unit = unitId === undefined ? undefined : units.get(unitId)
  if (unitId !== undefined && unit === undefined) throw notFound('unit')
  return sql.join(
    [
      sql`c.unit_path <@ any(${paths}::ltree[])`,
      ...(distributionId === undefined ? [] : [sql`d.distribution_id = ${distributionId}`]),
      ...(storyId === undefined ? [] : [sql`d.story_id = ${storyId}`]),
      ...(network === undefined ? [] : [sql`c.kind = ${network}`]),
      ...(unit === undefined ? [] : [sql`c.unit_path <@ ${unit.path}::ltree`]),
    ],
    sql` and `,
  )
}

/** Newest first, by keyset. @throws not_found (unit), matrix_scope_needed */
export async function deliveryMatrix(
  deps: Deps,
  actor: Actor,
  { standing, unchanged, cursor, limit = 100, ...scope }: MatrixFilter,
): Promise<{ rows: MatrixRow[]; next: string | null }> {
  const where = await matrixWhere(deps, actor, 'delivery.read', scope)
  const stands = standingAt(deps.clock.now())
  const { rows } = await sql<Row>`
    select d.id, d.purpose, d.locale, ${stands} as standing, d.state, d.why, d.detail, d.lasting, d.external_url,
      d.leftovers, d.next_at, d.planned_for, d.sent_at, d.changed_at,
      c.id as channel_id, c.unit_id, c.kind, c.handle, c.label, c.state as channel_state
    from channels.delivery d join channels.channel c on c.id = d.channel_id
    where ${where}
      ${standing === undefined ? sql`` : sql`and ${stands} = ${standing}`}
      ${unchanged === true ? sql`and ${leftStanding}` : sql``}
      ${cursor === undefined ? sql`` : sql`and d.id < ${cursor}::uuid`}
    order by d.id desc limit ${limit + 1}`.execute(deps.db)
  const page = rows.slice(0, limit)
  return { rows: page.map(toMatrixRow), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** All of it in one question. @throws not_found (unit), matrix_scope_needed */
export async function matrixCounts(deps: Deps, actor: Actor, scope: MatrixScope): Promise<MatrixCounts> {
  const where = await matrixWhere(deps, actor, 'delivery.read', scope)
  const { rows } = await sql<{ network: NetworkKind; standing: Standing; n: number; unchanged: number }>`
    select c.kind as network, ${standingAt(deps.clock.now())} as standing, count(*)::int as n,
      (count(*) filter (where ${leftStanding}))::int as unchanged
    from channels.delivery d join channels.channel c on c.id = d.channel_id
    where ${where} group by 1, 2 order by 1, 2`.execute(deps.db)
  return {
    cells: rows.map(({ network, standing, n }) => ({ network, standing, n })),
    unchanged: rows.reduce((sum, { unchanged }) => sum + unchanged, 0),
  }
}

interface Row {
  id: string
  purpose: Purpose
  locale: string
  standing: Standing
  state: string
  why: string | null
  detail: string | null
  lasting: boolean
  external_url: string | null
  leftovers: string[]
  next_at: Date | null
  planned_for: Date | null
  sent_at: Date | null
  changed_at: Date
  channel_id: string
  unit_id: string
  kind: NetworkKind
  handle: string
  label: string
  channel_state: string
}

const toMatrixRow = (row: Row): MatrixRow => ({
  id: row.id,
  purpose: row.purpose,
  locale: row.locale,
  standing: row.standing,
  state: row.state,
  why: row.why,
  detail: row.detail,
  lasting: row.lasting,
  externalUrl: row.external_url,
  leftovers: row.leftovers,
  nextAt: row.next_at,
  plannedFor: row.planned_for,
  sentAt: row.sent_at,
  changedAt: row.changed_at,
  channel: {
    id: row.channel_id,
    unitId: row.unit_id,
    kind: row.kind,
    handle: row.handle,
    label: row.label,
    state: row.channel_state,
  },
})
