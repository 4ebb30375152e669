/** Takes a post away with whatever hangs below it, the last part first. */
import { endAttempts } from './attempt.ts'
import type { Sent } from './adapter.ts'
import { callNetwork, type Called } from './call-network.ts'
import { accountOf, adapterOf, type ChannelRow } from './channel.ts'
import type { ChannelsDeps } from './deps.ts'
import { sentOf, type DeliveryRow } from './delivery.ts'
import { ownAttachments } from './posts-beside.ts'
import { waitForUnits, withUnits } from './quotas/take-units.ts'
import { settlementOf, type Settlement } from './settlement.ts'
import { hangingParts, noteRemoved, sentAs } from './thread-parts.ts'

/** What nobody can take back, by the id of what was taken away. */
export type Gone = Map<string, readonly string[]>

/** What is to become of the delivery, and by which call; nothing is settled by it yet. */
interface Stopped {
  kind: 'stopped'
  settlement: Settlement
  /** Left out: nothing was called. */
  ended?: Called
}
/** `unnamed`: some of it stands under an address that does not tell which post it is. */
export type TakenDown = { kind: 'gone' } | { kind: 'unnamed' } | Stopped

interface Standing {
  /** Undefined: the delivery's own post. */
  part?: number
  sent: Sent | undefined
}

/**
 * In the name of `delivery`. A part that the network refuses to remove keeps none of the others; the refusal is told
 * once the rest is gone. Repeating it changes nothing further.
 */
export async function takeDownPost(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
  row: DeliveryRow,
  gone: Gone,
  { own = true }: { own?: boolean } = {},
): Promise<TakenDown> {
  const parts: Standing[] = (await hangingParts(deps.db, row))
    .filter(({ sent_at: sent, removed_at: removed }) => sent !== null && removed === null)
    .map((part) => ({ part: part.number, sent: sentAs(part) }))
    .toReversed()
  const all = own && row.taken_down_at === null ? [...parts, { sent: await ownPost(deps, row) }] : parts
  let refused: Stopped | undefined
  for (const { part, sent } of all) {
    if (sent === undefined || gone.has(sent.id)) continue
    const ended = await withUnits(deps, channel, 'remove', () =>
      callNetwork(deps, delivery, 'remove', { target: sent.id }, () =>
        adapterOf(deps, channel).remove(accountOf(deps, channel), sent),
      ),
    )
    if (ended.kind === 'out_of_units') return { kind: 'stopped', settlement: waitForUnits(ended) }
    const { outcome, attempt } = ended
    const stopped: Stopped = {
      kind: 'stopped',
      settlement: settlementOf(outcome, delivery, deps.clock.now()),
      ended,
    }
    if (outcome.kind !== 'sent' && outcome.kind !== 'rejected') return stopped
    await endAttempts(deps.db, deps.clock, [{ attempt, outcome }])
    if (outcome.kind === 'rejected') {
      refused ??= stopped
      continue
    }
    gone.set(sent.id, outcome.leftovers ?? [])
    await noteRemoved(deps.db, row, part, deps.clock.now())
  }
  if (refused !== undefined) return refused
  return all.some(({ sent }) => sent === undefined) ? { kind: 'unnamed' } : { kind: 'gone' }
}

/** With its uploads that no other post shows. */
async function ownPost(deps: ChannelsDeps, row: DeliveryRow): Promise<Sent | undefined> {
  const sent = sentOf(row)
  return sent === undefined ? undefined : { ...sent, attachments: await ownAttachments(deps, row) }
}
