import type { Readable } from 'node:stream'
import type { Actor } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { conflict, HouseError, invalid, notFound } from '../../platform/errors.ts'
import { adapterOf, channelById, type ChannelRow } from './channel.ts'
import { placeOf } from './deliver-post.ts'
import { deliveryById, toDelivery, type Delivery, type DeliveryRow } from './delivery.ts'
import type { ChannelsDeps } from './deps.ts'
import { photoLimit, type PreparedPicture } from './evidence/index.ts'
import { isAnother, siblings } from './posts-beside.ts'
import { notePart, turnOf, type Turn } from './thread-parts.ts'
import { enqueueDeliveries, wakeFollowers, wakeWithdrawal } from './wake-deliveries.ts'

export interface Confirmation {
  /** It was done; for what is unknown: it stands there. */
  done: boolean
  /** Where it can be seen. */
  url?: string | undefined
  /** Shows it where no address does: a JPEG, PNG or WebP of at most 20 MB. It says that it was done. */
  photo?: Readable | undefined
}

type Said = Omit<Confirmation, 'photo'> & { photo?: PreparedPicture | undefined }

/**
 * For what a person does in place of the house, and for a post of which the network cannot be asked. "Not done" lets
 * the house send what was unknown once more; what was laid out for a person ends. A post in a lane by hand is shown by
 * its link or by a photograph.
 * @throws not_found, forbidden, delivery_settled, delivery_is_looked_for (the house finds out by itself), delivery_busy,
 *   delivery_link_needed, delivery_link_other, delivery_link_known, delivery_proof_needed, and for a photo what `Evidence.take` throws
 */
export async function confirmDelivery(
  deps: ChannelsDeps,
  actor: Actor,
  id: string,
  { photo: stream, ...said }: Confirmation,
): Promise<Delivery> {
  const found = await deliveryById(deps.db, id)
  const channel = found === undefined ? undefined : await channelById(deps.db, found.channel_id)
  if (found === undefined || channel === undefined) throw notFound('delivery')
  await deps.identity.authorise(actor, 'delivery.retry', channel.unit_id)
  requireOpen(found)
  const photo = stream === undefined ? undefined : await deps.evidence.take(stream, photoLimit)
  try {
    // The house might be posting it at this very moment.
    const held = await deps.holds.ifFree(placeOf(found), () =>
      settleByHand(deps, actor, channel, id, { ...said, photo }),
    )
    if (held === undefined) throw conflict('delivery_busy')
    return held.done
  } catch (error) {
    // Any other fault may have come after the commit; what no row names is found by the audit of the store.
    if (photo !== undefined && error instanceof HouseError) await deps.evidence.drop([photo])
    throw error
  }
}

function requireOpen({ state }: DeliveryRow): void {
  if (state !== 'handed' && state !== 'unknown') throw conflict('delivery_settled', { state })
}

async function settleByHand(
  deps: ChannelsDeps,
  actor: Actor,
  channel: ChannelRow,
  id: string,
  { done, url, photo }: Said,
): Promise<Delivery> {
  const found = await deliveryById(deps.db, id)
  if (found === undefined) throw notFound('delivery')
  requireOpen(found)
  if (found.state === 'unknown' && adapterOf(deps, channel).can.finds === 'by_key')
    throw conflict('delivery_is_looked_for')
  const now = deps.clock.now()
  const turn = await turnOf(deps.db, found)
  const seen = done ? await doneByHand(deps, channel, found, turn, { url, photo }) : notDone(found)
  const settled = done && turn.of > 1 ? partDone(seen, turn) : seen
  return deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('channels.delivery')
      .set({
        why: null,
        ...settled,
        next_at: null,
        changed_at: now,
        ...(done ? { sent_at: found.sent_at ?? now } : {}),
      })
      .where('id', '=', id)
      .where('state', '=', found.state)
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) throw conflict('delivery_settled', { state: found.state })
    if (photo !== undefined)
      await deps.evidence.enter(trx, [photo], { deliveryId: id }, { name: actor.name, at: now })
    if (done && turn.number > 1) {
      const { external_id: named = null, external_url: at = null } = seen
      await notePart(trx, found, turn.number, { id: named, url: at }, now)
    }
    if (done) await carryOver(trx, found, now)
    if (row.state === 'queued') {
      await trx
        .updateTable('channels.delivery')
        .set({ next_at: now, due_since: now })
        .where('id', '=', id)
        .execute()
      await enqueueDeliveries(deps, trx, [row])
    } else await wakeFollowers(deps, trx, row)
    // Now that somebody has said how it stands, the house can take it down.
    if (found.state === 'unknown') await wakeWithdrawal(deps, trx, row)
    await tell(deps, trx, actor, { channel, row, photo })
    return toDelivery(row)
  })
}

interface Seen {
  state: string
  why?: string
  external_id?: string | null
  external_url?: string | null
}

const notDone = ({ state }: DeliveryRow): Seen =>
  state === 'unknown' ? { state: 'queued' } : { state: 'skipped', why: 'not_done_by_hand' }

/** Where it stands is told of the part that was looked for; then the next one has its turn. */
const partDone = (seen: Seen, { number, of }: Turn): Seen => ({
  ...(number === 1 ? seen : {}),
  state: number < of ? 'queued' : 'sent',
})

/** What is on record of it from now on: above all, which post of the network it is. */
async function doneByHand(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
  turn: Turn,
  { url, photo }: Pick<Said, 'url' | 'photo'>,
): Promise<Seen> {
  if (delivery.purpose === 'withdrawal') return { state: 'removed' }
  const { can, idOf } = adapterOf(deps, channel)
  if (delivery.purpose !== 'post' && can.edits) {
    const post = (await siblings(deps, delivery)).find((row) => row.purpose === 'post')
    return {
      state: 'sent',
      external_id: post?.external_id ?? null,
      external_url: url ?? post?.external_url ?? null,
    }
  }
  if (idOf === undefined) {
    if (delivery.purpose === 'post' && url === undefined && photo === undefined)
      throw invalid('delivery_proof_needed', [{ at: 'url', code: 'delivery_proof_needed' }])
    // A lane by hand has no names but the house's own.
    return { state: 'sent', external_id: delivery.id, external_url: url ?? null }
  }
  const params = { handle: channel.handle }
  const faulty = (code: string) => invalid(code, [{ at: 'url', code, params }], params)
  if (url === undefined) throw faulty('delivery_link_needed')
  const { server, external_id: externalId, handle } = channel
  const named = idOf(new URL(url), { server, externalId, handle })
  if (named === undefined) throw faulty('delivery_link_other')
  if (named !== null && (await isAnother(deps, delivery, turn, named))) throw faulty('delivery_link_known')
  return { state: 'sent', external_id: named, external_url: url }
}

/** What was done to a post is true of the post, too. */
async function carryOver(trx: HouseTransaction, of: DeliveryRow, now: Date): Promise<void> {
  if (of.purpose === 'post') return
  const withdrawn = of.purpose === 'withdrawal'
  await trx
    .updateTable('channels.delivery')
    .set(
      withdrawn
        ? { state: 'removed', why: 'withdrawn', next_at: null, changed_at: now }
        : { sent_hash: of.version_hash },
    )
    .where('channel_id', '=', of.channel_id)
    .where('edition_id', '=', of.edition_id)
    .where('id', '<>', of.id)
    .where('state', 'in', withdrawn ? ['sent', 'unknown'] : ['sent'])
    .execute()
}

async function tell(
  deps: ChannelsDeps,
  trx: HouseTransaction,
  actor: Actor,
  { channel, row, photo }: { channel: ChannelRow; row: DeliveryRow; photo: PreparedPicture | undefined },
): Promise<void> {
  await deps.events.emit(trx, 'delivery.changed', {
    id: row.id,
    storyId: row.story_id,
    channelId: channel.id,
    state: row.state,
  })
  await deps.audit.record(trx, {
    actor,
    act: 'delivery.confirm',
    unitId: channel.unit_id,
    objectKind: 'delivery',
    objectId: row.id,
    ...(row.version_hash === '' ? {} : { versionHash: row.version_hash }),
    details: {
      state: row.state,
      handle: channel.handle,
      url: row.external_url,
      ...(photo === undefined ? {} : { photo: photo.digest }),
    },
  })
}
