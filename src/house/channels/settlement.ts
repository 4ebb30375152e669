/** What the ending of a call makes of its delivery. */
import type { Outcome, Sent } from './adapter.ts'
import type { DeliveryRow, DeliveryState } from './delivery.ts'
import type { Turn } from './thread-parts.ts'

/** After a day, news is no news any more: it is given up and shown. */
const tooLate = 24 * 3_600_000

export interface Settlement {
  state: DeliveryState
  why?: string | null
  detail?: string | null
  lasting?: boolean
  nextAt?: Date | null
  /** It was kept waiting on purpose, and has been trying only since. */
  dueSince?: Date
  sentHash?: string
  leftovers?: readonly string[]
  sent?: Sent
  pending?: string
  /** Of a thread: `sent` is this part. Left out: the delivery's own post. */
  part?: number
}

/** What a part that stands makes of its delivery: the turn of the next one, or the end. */
export const onwards = (settlement: Settlement, { number, of }: Turn, now: Date): Settlement =>
  settlement.state !== 'sent' || of === 1
    ? settlement
    : {
        ...settlement,
        part: number,
        ...(number < of ? { state: 'queued', why: 'thread_goes_on', nextAt: now } : {}),
      }

/** What a call's ending makes of the delivery; `versionHash` is the version that was sent. */
export function settlementOf(
  outcome: Outcome,
  delivery: Pick<DeliveryRow, 'attempts' | 'due_since'>,
  now: Date,
  versionHash?: string,
): Settlement {
  if (outcome.kind === 'sent')
    return {
      state: 'sent',
      sent: outcome.sent,
      ...(versionHash === undefined ? {} : { sentHash: versionHash }),
      ...(outcome.leftovers === undefined ? {} : { leftovers: outcome.leftovers }),
    }
  if (outcome.kind === 'handed')
    return {
      state: 'handed',
      why: outcome.why,
      ...(versionHash === undefined ? {} : { sentHash: versionHash }),
    }
  const detail = outcome.detail ?? null
  if (outcome.kind === 'rejected')
    return { state: 'rejected', why: outcome.why, lasting: outcome.lasting, detail }
  if (outcome.kind === 'unauthorised') return { state: 'unauthorised', detail }
  const wait = Math.min(10_000 * 2 ** Math.min(delivery.attempts, 10), 3_600_000)
  const said = outcome.kind === 'throttled' ? outcome.until : null
  // Told when to come again, it comes then: of thousands, each would else wait longer than the network asks.
  const nextAt = said !== null && said > now ? said : new Date(now.getTime() + wait)
  const late = nextAt.getTime() - delivery.due_since.getTime() > tooLate
  // What may stand there is never declared failed: it stays unknown until somebody looks.
  if (late && outcome.kind === 'throttled')
    return { state: 'rejected', why: 'too_late', lasting: false, detail }
  const pending = outcome.kind === 'unknown' ? outcome.pending : undefined
  return {
    state: outcome.kind,
    why: outcome.why,
    detail,
    nextAt: late ? null : nextAt,
    ...(pending === undefined ? {} : { pending }),
  }
}
