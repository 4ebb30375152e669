import { callNetwork, findOut } from './call-network.ts'
import { closeOpenAttempts, endAttempt } from './attempt.ts'
import { accountOf, adapterOf, type ChannelRow } from './channel.ts'
import type { ChannelsDeps } from './deps.ts'
import { sentOf, type DeliveryRow } from './delivery.ts'
import { ownAttachments, siblings } from './posts-beside.ts'
import { settleDelivery, settlementOf } from './settle-delivery.ts'
import { isUnsettled } from './wake-deliveries.ts'

/**
 * Takes away whatever of the edition stands on the channel, newest first, and says what nobody can take back. A post
 * whose fate is unknown is looked for first: it might stand there all the same.
 */
export async function removePosts(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
): Promise<void> {
  await closeOpenAttempts(deps, delivery.id)
  let laidOut = false
  for (const other of await siblings(deps, delivery)) {
    if (!isUnsettled(other.state)) continue
    if (other.state === 'handed') {
      // Whether the person has posted it meanwhile, only they know.
      await settleDelivery(deps, channel, other, { state: 'skipped', why: 'withdrawn' })
      laidOut = true
      continue
    }
    const fate = await findOut(deps, channel, other)
    if (fate === 'open')
      return settleDelivery(deps, channel, delivery, {
        state: 'throttled',
        why: 'waits_for_post',
        nextAt: new Date(deps.clock.now().getTime() + 15_000),
      })
    if (fate === 'free') await settleDelivery(deps, channel, other, { state: 'skipped', why: 'withdrawn' })
  }
  const standing = (await siblings(deps, delivery)).filter((row) => row.state === 'sent').toReversed()
  const gone = new Map<string, readonly string[]>()
  for (const row of standing) {
    const target = sentOf(row)
    if (target === undefined) continue
    if (!gone.has(target.id)) {
      const attachments = await ownAttachments(deps, row)
      const ended = await callNetwork(deps, delivery, 'remove', { target: target.id }, () =>
        adapterOf(deps, channel).remove(accountOf(deps, channel), { ...target, attachments }),
      )
      if (ended.outcome.kind !== 'sent') {
        const settlement = settlementOf(ended.outcome, delivery, deps.clock.now())
        return settleDelivery(deps, channel, delivery, settlement, ended)
      }
      await endAttempt(deps.db, deps.clock, ended.attempt, ended.outcome)
      gone.set(target.id, ended.outcome.leftovers ?? [])
    }
    await settleDelivery(deps, channel, row, { state: 'removed', why: 'withdrawn' })
  }
  if (laidOut && gone.size === 0)
    return settleDelivery(deps, channel, delivery, { state: 'handed', why: 'take_down_if_posted' })
  const leftovers = [...new Set([...gone.values()].flat())]
  // Taken away by an attempt that did not live to say so: then nothing stands, and the receipt is still due.
  const removed = gone.size > 0 || delivery.attempts > 0
  await settleDelivery(
    deps,
    channel,
    delivery,
    removed ? { state: 'removed', leftovers } : { state: 'skipped', why: 'nothing_there' },
  )
}
