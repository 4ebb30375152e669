/** Acts on an event that stands on the agenda. Each is bound to the version that was seen. */
import type { Actor } from '../../../platform/actor.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import type { HubDeps } from '../deps.ts'
import { oneLine } from '../words.ts'
import { changed, type EventInput } from './check-content.ts'
import {
  differences,
  eventTable,
  isOver,
  toColumns,
  toEvent,
  type EventAct,
  type EventContent,
  type PressEvent,
} from './event.ts'
import { keepVersion } from './keep-version.ts'

export interface Seen {
  /** The version that the officer saw. */
  version: number
}

async function perform(
  deps: HubDeps,
  actor: Actor,
  id: string,
  { act, seen, why }: { act: Exclude<EventAct, 'announce'>; seen: Seen; why: string | undefined },
  next: (event: PressEvent, now: Date) => EventContent,
): Promise<PressEvent> {
  const { db, identity, clock } = deps
  const found = await db.selectFrom('hub.event').select('unit_id').where('id', '=', id).executeTakeFirst()
  await identity.authorise(actor, 'event.manage', found?.unit_id ?? '')
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('hub.event')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) throw notFound('event')
    const before = toEvent(row)
    const now = clock.now()
    if (before.version !== seen.version) throw conflict('event_changed')
    const { from, to } = eventTable[act]
    if (!from.includes(before.state)) throw conflict('event_state')
    if (act !== 'change' && isOver(before, now)) throw conflict('event_over')
    const content = { ...next(before, now), ...(to === null ? {} : { state: to }) }
    if (differences(before, content).length === 0) return before
    const changedRow = await trx
      .updateTable('hub.event')
      .set({ ...toColumns(content), version: before.version + 1, changed_at: now })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    const event = toEvent(changedRow)
    await keepVersion(deps, trx, { actor, act, event, before, why })
    return event
  })
}

const reasonOf = (why: string): string => {
  const reason = oneLine(why)
  if (reason.length < 3) throw invalid('event_reason', [{ at: 'why', code: 'event_reason' }])
  return reason
}

/**
 * Changes words, place or time. An event without a time gets one again when both ends are given. Errors: forbidden,
 * not_found, event_changed (409: somebody else changed it meanwhile), event_state (409), invalid_request (422, by field).
 */
export const changeEvent = (
  deps: HubDeps,
  actor: Actor,
  id: string,
  { version, why, ...input }: EventInput & Seen & { why?: string | undefined },
): Promise<PressEvent> =>
  perform(
    deps,
    actor,
    id,
    { act: 'change', seen: { version }, why: why === undefined ? undefined : oneLine(why) },
    (event) => ({
      ...changed(event, input),
      timeOpen: event.timeOpen && (input.startsAt === undefined || input.endsAt === undefined),
    }),
  )

/** Says that it takes place as announced. Errors: as changeEvent, event_over, event_time_open (409: give it a time first). */
export const confirmEvent = (deps: HubDeps, actor: Actor, id: string, seen: Seen): Promise<PressEvent> =>
  perform(deps, actor, id, { act: 'confirm', seen, why: undefined }, (event) => {
    if (event.timeOpen) throw conflict('event_time_open')
    return { ...event, reason: null }
  })

/**
 * Puts it off, to a new time or to none yet. The reason is shown to the public. Errors: as changeEvent, event_over,
 * event_reason (422), event_same_time (422: the new time is the old one).
 */
export const postponeEvent = async (
  deps: HubDeps,
  actor: Actor,
  id: string,
  { version, why, startsAt, endsAt }: Seen & { why: string; startsAt?: Date; endsAt?: Date },
): Promise<PressEvent> => {
  const reason = reasonOf(why)
  return perform(deps, actor, id, { act: 'postpone', seen: { version }, why: reason }, (event, now) => {
    if (startsAt === undefined || endsAt === undefined) return { ...event, reason, timeOpen: true }
    const lapsed = event.accreditUntil !== null && event.accreditUntil > endsAt
    const after = changed(event, { startsAt, endsAt, ...(lapsed ? { accreditUntil: null } : {}) })
    if (isOver({ endsAt, timeOpen: false }, now)) throw invalid('event_over')
    if (!event.timeOpen && startsAt.getTime() === event.startsAt.getTime()) throw invalid('event_same_time')
    return { ...after, reason, timeOpen: false }
  })
}

/** Calls it off, for good. The reason is shown to the public. Errors: as changeEvent, event_over, event_reason (422). */
export const cancelEvent = async (
  deps: HubDeps,
  actor: Actor,
  id: string,
  { version, why }: Seen & { why: string },
): Promise<PressEvent> => {
  const reason = reasonOf(why)
  return perform(deps, actor, id, { act: 'cancel', seen: { version }, why: reason }, (event) => ({
    ...event,
    reason,
  }))
}
