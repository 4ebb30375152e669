import type { Actor } from '../../platform/actor.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { ActResult } from './answers.ts'
import type { NewsroomDeps } from './deps.ts'
import type { EditionRow } from './edition-rows.ts'
import { performAct, type ActInput } from './perform-act.ts'
import { isZone, momentOf } from './zoned-time.ts'

export interface ScheduleInput extends ActInput {
  /** Wall time, e.g. `2026-11-24T16:00`. */
  scheduledFor: string
  /** IANA zone, e.g. `Asia/Jakarta`. */
  zone: string
}

const farthest = 366 * 86_400_000

/**
 * Sets the minute at which the approved version goes out; again on a scheduled one, moves it.
 * @throws not_found, forbidden, wrong_state, stale_version, embargoed, invalid_schedule (422: at `zone` unknown_zone,
 * at `scheduledFor` no_such_time, time_past or time_too_far)
 */
export async function scheduleEdition(
  deps: NewsroomDeps,
  actor: Actor,
  input: ScheduleInput,
): Promise<ActResult> {
  const at = readMoment(input)
  return performAct(deps, actor, 'schedule', input, async ({ trx, edition, now }) => {
    if (at <= now) throw invalid('invalid_schedule', [{ at: 'scheduledFor', code: 'time_past' }])
    if (at.getTime() > now.getTime() + farthest)
      throw invalid('invalid_schedule', [{ at: 'scheduledFor', code: 'time_too_far' }])
    if (edition.embargo_until !== null && at < edition.embargo_until)
      throw conflict('embargoed', { until: edition.embargo_until.toISOString() })
    const scheduleId = newId()
    return {
      set: {
        scheduled_for: at,
        scheduled_local: input.scheduledFor,
        scheduled_zone: input.zone,
        schedule_id: scheduleId,
      },
      details: { scheduledFor: at.toISOString(), local: input.scheduledFor, zone: input.zone },
      async afterwards() {
        await deps.jobs.enqueue(
          trx,
          'publish-scheduled',
          { editionId: edition.id, scheduleId },
          { startAfter: at },
        )
      },
    }
  })
}

/** Takes the edition off the schedule; it stays approved. @throws not_found, forbidden, wrong_state, stale_version */
export const unscheduleEdition = (deps: NewsroomDeps, actor: Actor, input: ActInput): Promise<ActResult> =>
  performAct(deps, actor, 'unschedule', input, async ({ edition }) => ({ details: appointment(edition) }))

const appointment = (edition: EditionRow) => ({
  scheduledFor: edition.scheduled_for?.toISOString() ?? null,
  zone: edition.scheduled_zone,
})

function readMoment({ scheduledFor, zone }: Pick<ScheduleInput, 'scheduledFor' | 'zone'>): Date {
  if (!isZone(zone)) throw invalid('invalid_schedule', [{ at: 'zone', code: 'unknown_zone' }])
  const at = momentOf(scheduledFor, zone)
  if (at === undefined) throw invalid('invalid_schedule', [{ at: 'scheduledFor', code: 'no_such_time' }])
  return at
}
