/** What the desk sees: each correction, who was told of it by which way, and who has answered. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { notFound } from '../../../platform/errors.ts'
import type { LetterState } from '../../../platform/mail.ts'
import { beyond, pageSize, toPage, type Page, type Paging } from '../../../platform/keyset.ts'
import type { HubDeps } from '../deps.ts'
import { correctionColumns, toCorrection, type Correction, type CorrectionRow } from './correction.ts'

export interface CorrectionCounts {
  holders: number
  told: number
  acknowledged: number
  /** Taken by people whom nobody knows, or by keys. */
  unreached: number
}

export type DeskCorrection = Correction & { counts: CorrectionCounts }

export interface CorrectionFilter extends Paging {
  unitId?: string | undefined
  /** Only those that somebody has not acknowledged. */
  waiting?: boolean | undefined
}

export const holderStates = ['waiting', 'acknowledged'] as const
export interface HolderFilter extends Paging {
  state?: (typeof holderStates)[number] | undefined
}

export interface Holder {
  id: string
  kind: 'journalist' | 'staff'
  personId: string
  /** Empty once they have left. */
  name: string
  /** Of a journalist. */
  outlet: string | null
  heldBy: 'download' | 'bookmark'
  heldSince: Date
  toldAt: Date | null
  /** Of the newest letter; null: none was written, for they have no mailbox any more. */
  letter: LetterState | null
  /** Devices that were sent a message, too. */
  pushed: number
  remindedAt: Date | null
  acknowledgedAt: Date | null
  acknowledgedIn: 'letter' | 'own_page' | 'console' | null
}

type Deps = Pick<HubDeps, 'db' | 'identity' | 'units' | 'mail'>
type DeskRow = CorrectionRow & { holders: number; told: number; acknowledged: number; unreached: number }

const toDesk = (row: DeskRow): DeskCorrection => ({
  ...toCorrection(row),
  counts: {
    holders: row.holders,
    told: row.told,
    acknowledged: row.acknowledged,
    unreached: row.unreached,
  },
})

const counted = sql`(select count(*)::int as holders, count(h.told_at)::int as told,
  count(h.acknowledged_at)::int as acknowledged from hub.holder h where h.correction_id = c.id)`

/** Newest first. Errors: forbidden (a unit was named), invalid_cursor. */
export async function correctionsFor(
  { db, identity, units }: Deps,
  actor: Actor,
  { unitId, waiting = false, ...paging }: CorrectionFilter,
): Promise<Page<DeskCorrection>> {
  const paths =
    unitId === undefined
      ? await identity.scope(actor, 'correction.follow')
      : await identity
          .authorise(actor, 'correction.follow', unitId)
          .then(() => [units.get(unitId)?.path ?? ''])
  const size = pageSize(paging)
  const { rows } = await sql<DeskRow>`
    select ${correctionColumns}, c.unreached, n.holders, n.told, n.acknowledged
    from hub.correction c cross join lateral ${counted} as n
    where c.unit_path <@ ${paths}::ltree[] and (not ${waiting} or n.acknowledged < n.holders)
      and ${beyond(paging.cursor, 'falling', 'c.at', 'c.id')}
    order by c.at desc, c.id desc limit ${size + 1}`.execute(db)
  return toPage(rows, size, ({ at, id }) => ({ at, id }), toDesk)
}

/** Errors: forbidden, not_found. */
export async function correctionFor(
  { db, identity }: Deps,
  actor: Actor,
  id: string,
): Promise<DeskCorrection> {
  const { rows } = await sql<DeskRow>`
    select ${correctionColumns}, c.unreached, n.holders, n.told, n.acknowledged
    from hub.correction c cross join lateral ${counted} as n where c.id = ${id}`.execute(db)
  const row = rows[0]
  await identity.authorise(actor, 'correction.follow', row?.unit_id ?? '')
  if (row === undefined) throw notFound('correction')
  return toDesk(row)
}

interface HolderRow {
  id: string
  kind: string
  person_id: string
  name: string
  outlet: string | null
  held_by: string
  held_since: Date
  told_at: Date | null
  mail_id: string | null
  pushed: number
  reminded_at: Date | null
  acknowledged_at: Date | null
  acknowledged_in: string | null
}

/** Who holds it, latest holder first. Errors: forbidden, not_found, invalid_cursor. */
export async function holdersFor(
  deps: Deps,
  actor: Actor,
  id: string,
  { state, ...paging }: HolderFilter,
): Promise<Page<Holder>> {
  await correctionFor(deps, actor, id)
  return holdersOf(deps, id, { state, cursor: paging.cursor, size: pageSize(paging) })
}

/** Lines of one table. */
const mostInTable = 20_000

/** All of them at once, for a table that leaves the house. Errors: forbidden, not_found. */
export async function holderTable(
  deps: Deps,
  actor: Actor,
  id: string,
  { state }: Pick<HolderFilter, 'state'>,
): Promise<Holder[]> {
  await correctionFor(deps, actor, id)
  return (await holdersOf(deps, id, { state, cursor: undefined, size: mostInTable })).items
}

async function holdersOf(
  deps: Deps,
  id: string,
  { state, cursor, size }: Pick<HolderFilter, 'state' | 'cursor'> & { size: number },
): Promise<Page<Holder>> {
  const stands =
    state === undefined
      ? sql`true`
      : state === 'acknowledged'
        ? sql`h.acknowledged_at is not null`
        : sql`h.acknowledged_at is null`
  const { rows } = await sql<HolderRow>`
    select h.id, h.kind, h.person_id, coalesce(j.name, h.name) as name, o.name as outlet, h.held_by, h.held_since,
      h.told_at, h.mail_id, h.pushed, h.reminded_at, h.acknowledged_at, h.acknowledged_in
    from hub.holder h
    left join hub.journalist j on h.kind = 'journalist' and j.id = h.person_id
    left join hub.outlet o on o.id = j.outlet_id
    where h.correction_id = ${id} and ${stands} and ${beyond(cursor, 'falling', 'h.held_since', 'h.id')}
    order by h.held_since desc, h.id desc limit ${size + 1}`.execute(deps.db)
  const letters = await deps.mail.states(rows.flatMap((row) => row.mail_id ?? []))
  return toPage(
    rows,
    size,
    (row) => ({ at: row.held_since, id: row.id }),
    (row): Holder => ({
      id: row.id,
      kind: row.kind === 'staff' ? 'staff' : 'journalist',
      personId: row.person_id,
      name: row.name,
      outlet: row.outlet,
      heldBy: row.held_by === 'bookmark' ? 'bookmark' : 'download',
      heldSince: row.held_since,
      toldAt: row.told_at,
      letter: row.mail_id === null ? null : (letters.get(row.mail_id) ?? null),
      pushed: row.pushed,
      remindedAt: row.reminded_at,
      acknowledgedAt: row.acknowledged_at,
      acknowledgedIn: row.acknowledged_in as Holder['acknowledgedIn'],
    }),
  )
}
