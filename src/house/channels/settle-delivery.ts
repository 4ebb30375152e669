/** Writes down how a call ended: the attempt, the delivery, the channel's health and the audit, all or nothing. */
import { theHouse } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import type { Outcome, Setback } from './adapter.ts'
import { endAttempt, type Attempt } from './attempt.ts'
import type { ChannelRow } from './channel.ts'
import type { ChannelsDeps } from './deps.ts'
import type { DeliveryRow, DeliveryState } from './delivery.ts'
import { enqueueDeliveries, isUnsettled, wakeFollowers } from './wake-deliveries.ts'

/** After a day, news is no news any more: it is given up and shown. */
const tooLate = 24 * 3_600_000

export interface Settlement {
  state: DeliveryState
  why?: string | null
  detail?: string | null
  lasting?: boolean
  nextAt?: Date | null
  sentHash?: string
  leftovers?: readonly string[]
  sent?: { id: string; url: string | null; revision?: string; attachments?: readonly string[] }
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
  const said = outcome.kind === 'throttled' ? (outcome.until?.getTime() ?? 0) : 0
  const nextAt = new Date(Math.max(now.getTime() + wait, said))
  const late = nextAt.getTime() - delivery.due_since.getTime() > tooLate
  // What may stand there is never declared failed: it stays unknown until somebody looks.
  if (late && outcome.kind === 'throttled')
    return { state: 'rejected', why: 'too_late', lasting: false, detail }
  return { state: outcome.kind, why: outcome.why, detail, nextAt: late ? null : nextAt }
}

/** Ends the attempt, if one is given, and moves the delivery. */
export async function settleDelivery(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
  settlement: Settlement,
  ended?: { attempt: Attempt; outcome: Outcome },
): Promise<void> {
  const now = deps.clock.now()
  const { state, sent, nextAt = null } = settlement
  await deps.db.transaction().execute(async (trx) => {
    if (ended !== undefined) {
      await endAttempt(trx, deps.clock, ended.attempt, ended.outcome)
      await noteHealth(deps, trx, channel, ended.outcome)
    }
    await trx
      .updateTable('channels.delivery')
      .set({
        state,
        why: settlement.why ?? null,
        detail: settlement.detail ?? null,
        lasting: settlement.lasting ?? false,
        next_at: nextAt,
        changed_at: now,
        ...(state === 'sent' ? { sent_at: now } : {}),
        ...(settlement.sentHash === undefined ? {} : { sent_hash: settlement.sentHash }),
        ...(settlement.leftovers === undefined ? {} : { leftovers: [...settlement.leftovers] }),
        ...(sent === undefined
          ? {}
          : {
              external_id: sent.id,
              external_url: sent.url,
              external_revision: sent.revision ?? null,
              attachments: [...(sent.attachments ?? [])],
            }),
      })
      .where('id', '=', delivery.id)
      .execute()
    if (nextAt !== null)
      await enqueueDeliveries(deps, trx, [delivery], {
        delaySeconds: Math.max(1, Math.ceil((nextAt.getTime() - now.getTime()) / 1000)),
      })
    if (!isUnsettled(state)) await wakeFollowers(deps, trx, delivery)
    await deps.events.emit(trx, 'delivery.changed', {
      id: delivery.id,
      storyId: delivery.story_id,
      channelId: channel.id,
      state,
    })
    if (isUnsettled(state) && state !== 'unauthorised') return
    await deps.audit.record(trx, {
      actor: theHouse,
      act: `delivery.${state}`,
      unitId: channel.unit_id,
      objectKind: 'delivery',
      objectId: delivery.id,
      ...(delivery.version_hash === '' ? {} : { versionHash: delivery.version_hash }),
      ...(settlement.why === undefined || settlement.why === null ? {} : { why: settlement.why }),
      details: { purpose: delivery.purpose, handle: channel.handle, url: sent?.url ?? delivery.external_url },
    })
  })
}

/** A passing fault is remembered and disconnects nobody; only refused credentials do. */
export async function noteHealth(
  { clock, events }: Pick<ChannelsDeps, 'clock' | 'events'>,
  trx: HouseTransaction,
  channel: ChannelRow,
  outcome: { kind: 'sent' | 'found' | 'absent' | 'handed' | 'unsure' } | Setback,
): Promise<void> {
  if (outcome.kind === 'handed' || outcome.kind === 'unsure') return
  const now = clock.now()
  const faulty = outcome.kind === 'throttled' || outcome.kind === 'unknown' || outcome.kind === 'unauthorised'
  const row = await trx
    .updateTable('channels.channel')
    .set((of) =>
      faulty
        ? {
            last_fault_at: now,
            last_fault: outcome.kind === 'unauthorised' ? 'unauthorised' : outcome.why,
            faults_in_row: of('faults_in_row', '+', 1),
            // Somebody's pause is not overridden.
            ...(outcome.kind === 'unauthorised' && channel.state === 'connected'
              ? { state: 'unauthorised' }
              : {}),
          }
        : { last_success_at: now, faults_in_row: 0 },
    )
    .where('id', '=', channel.id)
    .where('removed_at', 'is', null)
    .returning('state')
    .executeTakeFirst()
  if (row !== undefined && row.state !== channel.state)
    await events.emit(trx, 'channels.changed', { ids: [channel.id], unitId: channel.unit_id })
}
