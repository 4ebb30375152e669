/** One call to a network, framed by the ledger: intent before, outcome after, whatever happens in between. */
import type { Finding, Outcome, Trace } from './adapter.ts'
import { beginAttempt, closeOpenAttempts, endAttempt, type Attempt, type Operation } from './attempt.ts'
import { accountOf, adapterOf, type ChannelRow } from './channel.ts'
import type { ChannelsDeps } from './deps.ts'
import type { DeliveryRow } from './delivery.ts'
import { noteHealth, settleDelivery, type Settlement } from './settle-delivery.ts'

export async function callNetwork(
  deps: ChannelsDeps,
  delivery: DeliveryRow,
  operation: Exclude<Operation, 'find'>,
  request: unknown,
  call: () => Promise<Outcome>,
  said?: string,
): Promise<{ attempt: Attempt; outcome: Outcome }> {
  const attempt = await beginAttempt(deps, delivery, operation, request, said)
  const outcome = await call().catch((error: unknown): Outcome => {
    deps.log.error({ err: error, delivery: delivery.id, operation }, 'an adapter failed')
    return {
      kind: 'unknown',
      why: 'internal',
      detail: error instanceof Error ? error.message : 'unknown fault',
    }
  })
  return { attempt, outcome }
}

/**
 * For a delivery whose last call has no answer: looks on the network before anything else. `free`: it is certain that
 * nothing stands there and nothing will come. `settled`: the ledger says now how it stands.
 */
export async function findOut(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
): Promise<'free' | 'settled' | 'open'> {
  if (delivery.state !== 'sending' && delivery.state !== 'unknown') return 'free'
  const adapter = adapterOf(deps, channel)
  const lastCall = await closeOpenAttempts(deps, delivery.id)
  const attempt = await beginAttempt(deps, delivery, 'find', { key: delivery.external_key })
  const finding = await adapter
    .find(accountOf(deps, channel), await traceOf(deps, delivery))
    .catch((error: unknown): Finding => {
      deps.log.error({ err: error, delivery: delivery.id }, 'an adapter failed to look')
      return { kind: 'unknown', why: 'internal' }
    })
  const now = deps.clock.now()
  await deps.db.transaction().execute(async (trx) => {
    await endAttempt(trx, deps.clock, attempt, finding)
    await noteHealth(deps, trx, channel, finding)
  })
  if (finding.kind === 'found') {
    await settleDelivery(deps, channel, delivery, {
      state: 'sent',
      sent: finding.sent,
      sentHash: delivery.sent_hash ?? delivery.version_hash,
    })
    return 'settled'
  }
  const settles = (lastCall?.getTime() ?? 0) + adapter.settlesIn
  if (finding.kind === 'absent' && now.getTime() >= settles) return 'free'
  await settleDelivery(deps, channel, delivery, openSettlement(finding, delivery, settles, now))
  return 'open'
}

function openSettlement(finding: Finding, delivery: DeliveryRow, settles: number, now: Date): Settlement {
  if (finding.kind === 'absent') return { state: 'unknown', why: 'settling', nextAt: new Date(settles) }
  // A person looks and confirms.
  if (finding.kind === 'unsure') return { state: 'unknown', why: finding.why, nextAt: null }
  // Woken when the channel is signed in again.
  if (finding.kind === 'unauthorised') return { state: 'unknown', why: 'unauthorised', nextAt: null }
  const said = finding.kind === 'throttled' ? (finding.until?.getTime() ?? 0) : 0
  const wait = Math.min(5_000 * 2 ** Math.min(delivery.attempts, 10), 3_600_000)
  const why = finding.kind === 'found' ? null : finding.why
  return { state: 'unknown', why, nextAt: new Date(Math.max(now.getTime() + wait, said)) }
}

/** Clocks of networks are not ours. */
const slack = 300_000

async function traceOf({ db }: ChannelsDeps, delivery: DeliveryRow): Promise<Trace> {
  const since = new Date(delivery.created_at.getTime() - slack)
  const others = await db
    .selectFrom('channels.delivery')
    .select('external_id')
    .where('channel_id', '=', delivery.channel_id)
    .where('id', '<>', delivery.id)
    .where('sent_at', '>=', since)
    .where('external_id', 'is not', null)
    .limit(1000)
    .execute()
  return {
    key: delivery.external_key,
    text: delivery.said ?? '',
    since,
    others: new Set(others.flatMap((row) => row.external_id ?? [])),
  }
}
