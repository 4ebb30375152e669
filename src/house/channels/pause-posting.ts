/** The brake: below one unit nothing leaves any more, at once and in every process, until somebody lets it go on. */
import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { HouseDb } from '../../platform/db.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { ChannelsDeps } from './deps.ts'
import { enqueueDue, notBefore } from './wake-deliveries.ts'

export interface Pause {
  id: string
  unitId: string
  reason: string
  /** Who pulled the brake. */
  by: string
  at: Date
}

/** What a story had reached at that moment, in deliveries to accounts below the unit. */
export interface PausedStory {
  storyId: string
  held: number
  /** Called for and not yet answered: it may have come out. */
  underWay: number
  /** A thread that is held or under way is counted here, too, once its first part stands. */
  out: number
}

export interface PauseBegun {
  pause: Pause
  /** Deliveries that wait. */
  held: number
  /** The stories of which something was held or under way, at most 100, the most widely sent first. */
  stories: PausedStory[]
}

type Deps = Pick<ChannelsDeps, 'db' | 'clock' | 'jobs' | 'audit' | 'events' | 'identity' | 'units'>

/** Why a delivery waits; with it, no attempt begins. */
export const heldBack = 'posting_paused'

/** Whether posting stands still at a place of the tree. */
export const standsStill = (path: unknown) =>
  sql<boolean>`exists (select from channels.pause where ended_at is null and unit_path @> ${path}::ltree)`

/** @throws not_found (unit), forbidden, reason_needed, posting_paused_already */
export async function pausePosting(
  deps: Deps,
  actor: Actor,
  { unitId, reason }: { unitId: string; reason: string },
): Promise<PauseBegun> {
  const unit = deps.units.get(unitId)
  if (unit === undefined) throw notFound('unit')
  await deps.identity.authorise(actor, 'posting.pause', unitId)
  if (reason.trim().length < 3) throw invalid('reason_needed', [{ at: 'reason', code: 'reason_needed' }])
  const at = deps.clock.now()
  return deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto('channels.pause')
      .values({
        id: newId(),
        unit_id: unitId,
        unit_path: unit.path,
        reason: reason.trim(),
        begun_by_id: actor.id,
        begun_by: actor.name,
        begun_at: at,
      })
      .onConflict((clash) => clash.column('unit_id').where('ended_at', 'is', null).doNothing())
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) throw conflict('posting_paused_already')
    // Attempts that begin meanwhile leave these rows alone, and find them held when they come again.
    const { numAffectedRows: held = 0n } = await sql`update channels.delivery d
      set state = 'queued', why = ${heldBack}, next_at = null, changed_at = ${at}
      from channels.channel c
      where c.id = d.channel_id and c.unit_path <@ ${unit.path}::ltree
        and d.state in ('queued', 'throttled') and d.purpose <> 'withdrawal'`.execute(trx)
    const stories = await storiesHeld(trx, unit.path)
    await deps.audit.record(trx, {
      actor,
      act: 'posting.pause',
      unitId,
      objectKind: 'posting',
      objectId: row.id,
      why: row.reason,
      details: { held: Number(held) },
    })
    await deps.events.emit(trx, 'posting.paused', { unitId })
    return { pause: toPause(row), held: Number(held), stories }
  })
}

/** What waited goes out, unless a pause further up holds it. @throws not_found, forbidden, posting_goes_on */
export async function resumePosting(deps: Deps, actor: Actor, id: string): Promise<{ released: number }> {
  const found = await deps.db
    .selectFrom('channels.pause')
    .select('unit_id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined) throw notFound('pause')
  await deps.identity.authorise(actor, 'posting.pause', found.unit_id)
  const now = deps.clock.now()
  return deps.db.transaction().execute(async (trx) => {
    const pause = await trx
      .updateTable('channels.pause')
      .set({ ended_at: now })
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .returning(['unit_id', 'unit_path'])
      .executeTakeFirst()
    if (pause === undefined) throw conflict('posting_goes_on')
    const { rows } = await sql<{ id: string; channel_id: string; planned_for: Date | null }>`
      update channels.delivery d
      set why = null, next_at = ${notBefore(now)}, due_since = ${notBefore(now)}, changed_at = ${now}
      from channels.channel c
      where c.id = d.channel_id and d.why = ${heldBack}
        and c.unit_path <@ ${pause.unit_path}::ltree and not ${standsStill(sql`c.unit_path`)}
      returning d.id, d.channel_id, d.planned_for`.execute(trx)
    await enqueueDue(deps, trx, rows)
    await deps.audit.record(trx, {
      actor,
      act: 'posting.resume',
      unitId: pause.unit_id,
      objectKind: 'posting',
      objectId: id,
      details: { released: rows.length },
    })
    await deps.events.emit(trx, 'posting.paused', { unitId: pause.unit_id })
    return { released: rows.length }
  })
}

/** What stands still at, above or below the units that the actor may look into; oldest first. */
export async function pausesFor({ db, identity }: Deps, actor: Actor): Promise<Pause[]> {
  const paths = await identity.scope(actor, 'delivery.read')
  const rows = await db
    .selectFrom('channels.pause')
    .selectAll()
    .where('ended_at', 'is', null)
    .where(sql<boolean>`(unit_path <@ any(${paths}::ltree[]) or unit_path @> any(${paths}::ltree[]))`)
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(toPause)
}

async function storiesHeld(db: HouseDb, path: string): Promise<PausedStory[]> {
  const { rows } = await sql<PausedStory>`select story_id as "storyId",
      (count(*) filter (where d.why = ${heldBack}))::int as held,
      (count(*) filter (where d.state = 'sending'))::int as "underWay",
      (count(*) filter (where d.state = 'sent' or d.external_id is not null and d.state <> 'removed'))::int as out
    from channels.delivery d join channels.channel c on c.id = d.channel_id
    where c.unit_path <@ ${path}::ltree and d.story_id in (
      select story_id from channels.delivery where why = ${heldBack} or state = 'sending')
    group by story_id
    having count(*) filter (where d.why = ${heldBack} or d.state = 'sending') > 0
    order by out desc, story_id limit 100`.execute(db)
  return rows
}

const toPause = (row: {
  id: string
  unit_id: string
  reason: string
  begun_by: string
  begun_at: Date
}): Pause => ({ id: row.id, unitId: row.unit_id, reason: row.reason, by: row.begun_by, at: row.begun_at })
