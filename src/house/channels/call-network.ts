/** One call to a network, framed by the ledger: intent before, outcome after, whatever happens in between. */
import type { Finding, Outcome, Trace } from './adapter.ts'
import { beginAttempt, closeOpenAttempts, endAttempts, type Attempt, type Operation } from './attempt.ts'
import { accountOf, adapterOf, type ChannelRow } from './channel.ts'
import type { ChannelsDeps } from './deps.ts'
import type { DeliveryRow } from './delivery.ts'
import { noteHealth } from './note-health.ts'
import { waitForUnits, withUnits } from './quotas/take-units.ts'
import { settleDelivery } from './settle-delivery.ts'
import { onwards, type Settlement } from './settlement.ts'
import { turnOf, type Turn } from './thread-parts.ts'

export interface Called {
  kind: 'called'
  attempt: Attempt
  outcome: Outcome
}

export async function callNetwork(
  deps: ChannelsDeps,
  delivery: DeliveryRow,
  operation: Exclude<Operation, 'find'>,
  request: unknown,
  call: () => Promise<Outcome>,
  said?: string,
): Promise<Called> {
  const attempt = await beginAttempt(deps, delivery, operation, request, said)
  const outcome = await call().catch((error: unknown): Outcome => {
    deps.log.error({ err: error, delivery: delivery.id, operation }, 'an adapter failed')
    return {
      kind: 'unknown',
      why: 'internal',
      detail: error instanceof Error ? error.message : 'unknown fault',
    }
  })
  return { kind: 'called', attempt, outcome }
}

/**
 * For a delivery whose last call has no answer: looks on the network for the part that is at hand before anything else. `free`: it is certain that
 * nothing stands there and nothing will come. `settled`: the ledger says now how it stands. `unsure`: only a person can
 * tell.
 */
export async function findOut(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
): Promise<'free' | 'settled' | 'open' | 'unsure'> {
  if (delivery.state !== 'sending' && delivery.state !== 'unknown') return 'free'
  const adapter = adapterOf(deps, channel)
  const lastCall = await closeOpenAttempts(deps, delivery.id)
  const turn = await turnOf(deps.db, delivery)
  const looked = await withUnits(deps, channel, 'find', () => look(deps, channel, delivery, turn))
  if (looked.kind === 'out_of_units') {
    await settleDelivery(deps, channel, delivery, { ...waitForUnits(looked), state: 'unknown' })
    return 'open'
  }
  const { attempt, finding } = looked
  const now = deps.clock.now()
  await deps.db.transaction().execute(async (trx) => {
    await endAttempts(trx, deps.clock, [{ attempt, outcome: finding }])
    await noteHealth(deps, trx, [{ channel, outcome: finding }])
  })
  if (finding.kind === 'found') {
    const sentHash = delivery.sent_hash ?? delivery.version_hash
    const { sent, leftovers } = finding
    const seen: Settlement = {
      state: 'sent',
      sent,
      sentHash,
      ...(leftovers === undefined ? {} : { leftovers }),
    }
    const found = onwards(seen, turn, now)
    await settleDelivery(deps, channel, delivery, found)
    return 'settled'
  }
  if (finding.kind === 'rejected' && finding.ended === true) {
    await settleDelivery(deps, channel, delivery, { ...finding, state: 'rejected' })
    return 'settled'
  }
  const settles = (lastCall?.getTime() ?? 0) + adapter.settlesIn
  if (finding.kind === 'absent' && now.getTime() >= settles) return 'free'
  await settleDelivery(deps, channel, delivery, openSettlement(finding, delivery, settles, now))
  return finding.kind === 'unsure' ? 'unsure' : 'open'
}

async function look(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
  turn: Turn,
): Promise<{ kind: 'looked'; attempt: Attempt; finding: Finding }> {
  const attempt = await beginAttempt(deps, delivery, 'find', { key: turn.key })
  const finding = await adapterOf(deps, channel)
    .find(accountOf(deps, channel), await traceOf(deps, delivery, turn))
    .catch((error: unknown): Finding => {
      deps.log.error({ err: error, delivery: delivery.id }, 'an adapter failed to look')
      return { kind: 'unknown', why: 'internal' }
    })
  return { kind: 'looked', attempt, finding }
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

/**
 * Clocks of networks are not ours, and ours may have been ahead when the delivery was made. Who looks back too far takes
 * the same words by another hand for the house's own, which does no harm; who does not, sends them twice.
 */
const slack = 86_400_000

async function traceOf({ db }: ChannelsDeps, delivery: DeliveryRow, turn: Turn): Promise<Trace> {
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
  // Its own parts as well: two of them may bear the same words.
  const parts = await db
    .selectFrom('channels.thread_part as p')
    .innerJoin('channels.delivery as d', 'd.id', 'p.delivery_id')
    .select('p.external_id')
    .where('d.channel_id', '=', delivery.channel_id)
    .where('p.sent_at', '>=', since)
    .where('p.external_id', 'is not', null)
    .limit(1000)
    .execute()
  const own = turn.number > 1 ? [delivery] : []
  return {
    key: turn.key,
    text: turn.said,
    since,
    answer: delivery.purpose === 'correction' || turn.number > 1,
    ...(delivery.pending === null ? {} : { pending: delivery.pending }),
    others: new Set([...others, ...parts, ...own].flatMap((row) => row.external_id ?? [])),
  }
}
