import { findOut } from './call-network.ts'
import { closeOpenAttempts } from './attempt.ts'
import { adapterOf, type ChannelRow } from './channel.ts'
import { deliveryById, type DeliveryRow } from './delivery.ts'
import type { ChannelsDeps } from './deps.ts'
import { siblings, stands } from './posts-beside.ts'
import { settleDelivery } from './settle-delivery.ts'
import { takeDownPost, type Gone } from './take-down.ts'
import { isAttended } from './wake-deliveries.ts'

/**
 * Takes away whatever of the edition stands on the channel, newest first, and says what nobody can take back. What is
 * known to stand goes at once; a post whose fate is unknown is looked for after that: it might stand there all the same.
 */
export async function removePosts(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
): Promise<void> {
  await closeOpenAttempts(deps, delivery.id)
  const laidOut = await endWhatIsNoPost(deps, channel, delivery)
  const gone: Gone = new Map()
  if (!(await takeDown(deps, channel, delivery, gone))) return
  const fates = await lookForTheRest(deps, channel, delivery)
  if (!(await takeDown(deps, channel, delivery, gone))) return
  if (fates.open !== null)
    return settleDelivery(deps, channel, delivery, {
      state: 'throttled',
      why: 'waits_for_post',
      nextAt: fates.open,
    })
  if (fates.unsure || (laidOut && gone.size === 0))
    return settleDelivery(deps, channel, delivery, { state: 'handed', why: 'take_down_if_posted' })
  if ((await standing(deps, delivery)).length > 0)
    // Posted as a person said, under an address that does not tell which post it is.
    return settleDelivery(deps, channel, delivery, { state: 'handed', why: 'hand_remove' })
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

/** Ends what waits for a person, and corrections that only edit; whether a person may have posted something. */
async function endWhatIsNoPost(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
): Promise<boolean> {
  const { edits } = adapterOf(deps, channel).can
  let laidOut = false
  for (const other of await siblings(deps, delivery)) {
    const onlyEdits = edits && other.purpose !== 'post' && isAttended(other.state)
    if (other.state !== 'handed' && !onlyEdits) continue
    await settleDelivery(deps, channel, other, { state: 'skipped', why: 'withdrawn' })
    // Whether the person has posted it meanwhile, only they know.
    laidOut ||= other.state === 'handed'
  }
  return laidOut
}

const standing = async (deps: ChannelsDeps, delivery: DeliveryRow) =>
  (await siblings(deps, delivery)).filter(stands).toReversed()

/** False when the network would not: then the withdrawal is settled so. */
async function takeDown(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
  gone: Gone,
): Promise<boolean> {
  for (const row of await standing(deps, delivery)) {
    const taken = await takeDownPost(deps, channel, delivery, row, gone)
    if (taken.kind === 'stopped') {
      await settleDelivery(deps, channel, delivery, taken.settlement, taken.ended)
      return false
    }
    // Of a thread that was stopped between two parts one may stand there that nobody knows of yet.
    if (taken.kind === 'gone' && row.state !== 'sending' && row.state !== 'unknown')
      await settleDelivery(deps, channel, row, { state: 'removed', why: 'withdrawn' })
  }
  return true
}

/** `open`: when to look again for what may still come; `unsure`: only a person can tell. */
async function lookForTheRest(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
): Promise<{ open: Date | null; unsure: boolean }> {
  const soon = new Date(deps.clock.now().getTime() + 15_000)
  let open: Date | null = null
  let unsure = false
  for (const other of await siblings(deps, delivery)) {
    if (!isAttended(other.state)) continue
    const fate = await findOut(deps, channel, other)
    if (fate === 'free') await settleDelivery(deps, channel, other, { state: 'skipped', why: 'withdrawn' })
    if (fate === 'unsure') unsure = true
    if (fate !== 'open') continue
    const next = (await deliveryById(deps.db, other.id))?.next_at ?? soon
    if (open === null || next < open) open = next
  }
  return { open, unsure }
}
