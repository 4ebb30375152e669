/** The calendar of what leaves: what is planned, what came of it, and the times in which nothing leaves. */
import type { Actor } from '../../../platform/actor.ts'
import type { ChannelsDeps } from '../deps.ts'
import type { Receipt } from '../queries.ts'
import type { Blackout } from './blackout.ts'
import { blackoutsBetween } from './blackouts-between.ts'
import { daysBetween, type Days, type Shown } from './days.ts'
import { daysOfSegment } from './days-of-segment.ts'
import { declareBlackout, type DeclareBlackout } from './declare-blackout.ts'
import { deliveriesOfDay, type DayDetails } from './deliveries-of-day.ts'
import { foldChanges } from './fold-changes.ts'
import { liftBlackout } from './lift-blackout.ts'
import { movePlanned, type Moved, type MovePlanned } from './move-planned.ts'

export interface Calendar {
  /**
   * Counts by day, network and what came of it, as the zone has days, and of each day the planned stories that go to the
   * most accounts. @throws not_found (segment), calendar_hours unless it is asked for whole hours
   */
  days(actor: Actor, asked: Shown & { zone: string; most: number }): Promise<Days>
  /** What such a count stands for, oldest first, by keyset. */
  deliveries(actor: Actor, asked: DayDetails): Promise<{ deliveries: Receipt[]; next: string | null }>
  /** What has begun meanwhile stays as it is. @throws forbidden, calendar_past, calendar_nothing_planned */
  move(actor: Actor, move: MovePlanned): Promise<Moved>
  /** At, above or below the actor's units; by their beginning. */
  blackouts(actor: Actor, asked: { from: Date; to: Date }): Promise<Blackout[]>
  /** @throws not_found (unit), forbidden, reason_needed, blackout_span, blackout_exists */
  declareBlackout(actor: Actor, blackout: DeclareBlackout): Promise<Blackout>
  /** Ends it now; what waited is tried at once. @throws not_found, forbidden, blackout_over */
  liftBlackout(actor: Actor, id: string): Promise<{ released: number }>
}

export function createCalendar(deps: ChannelsDeps): Calendar {
  deps.jobs.define('fold-calendar', () => foldChanges(deps), { every: '* * * * *' })
  return {
    days: (actor, asked) =>
      asked.segmentId === undefined ? daysBetween(deps, actor, asked) : daysOfSegment(deps, actor, asked),
    deliveries: (actor, asked) => deliveriesOfDay(deps, actor, asked),
    move: (actor, move) => movePlanned(deps, actor, move),
    blackouts: (actor, asked) => blackoutsBetween(deps, actor, asked),
    declareBlackout: (actor, blackout) => declareBlackout(deps, actor, blackout),
    liftBlackout: (actor, id) => liftBlackout(deps, actor, id),
  }
}
