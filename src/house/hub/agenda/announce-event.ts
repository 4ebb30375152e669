import type { Actor } from '../../../platform/actor.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { newId, newRef } from '../../../platform/ids.ts'
import type { HubDeps } from '../deps.ts'
import { changed, type EventInput } from './check-content.ts'
import { isOver, toColumns, toEvent, type PressEvent } from './event.ts'
import { keepVersion } from './keep-version.ts'

export interface Announcement extends EventInput {
  unitId: string
  state: 'provisional' | 'confirmed'
  title: { id: string; en?: string | null }
  startsAt: Date
  endsAt: Date
}

/** Puts an event on the agenda. Errors: forbidden, event_over (422), invalid_request (422, by field). */
export async function announceEvent(
  deps: HubDeps,
  actor: Actor,
  { unitId, state, ...input }: Announcement,
): Promise<PressEvent> {
  const { identity, units, db, clock } = deps
  await identity.authorise(actor, 'event.manage', unitId)
  const unit = units.get(unitId)
  if (unit === undefined || unit.state !== 'open') throw forbidden('event.manage')
  const now = clock.now()
  const blank = {
    state,
    title: { id: '', en: null },
    description: { id: '', en: null },
    place: '',
    coordinates: null,
    startsAt: now,
    endsAt: now,
    timeOpen: false,
    accreditUntil: null,
    capacity: null,
    contact: '',
    reason: null,
  }
  const content = changed(blank, input)
  if (isOver(content, now)) throw invalid('event_over')
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto('hub.event')
      .values({
        id: newId(),
        ref: newRef(),
        unit_id: unit.id,
        unit_path: unit.path,
        ...toColumns(content),
        created_at: now,
        changed_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    const event = toEvent(row)
    await keepVersion(deps, trx, { actor, act: 'announce', event, before: undefined, why: undefined })
    return event
  })
}
