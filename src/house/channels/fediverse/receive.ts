/**
 * What other servers say to a unit's actor, after Fedify has verified who says it. Each of these may come any number of
 * times. Whatever has no listener here is taken and left alone.
 */
import type { InboxContext, InboxListenerSetters } from '@fedify/fedify'
import type { Activity, Actor, Create, Follow, Undo, Update } from '@fedify/vocab'
import { sql } from 'kysely'
import { actorNamed } from './actors.ts'
import type { AddressedMessage, FediverseDeps } from './deps.ts'
import { loadFedify } from './fedify.ts'
import { addFollower, dropFollowers, moveFollower, type Inboxes } from './followers.ts'
import { tellFollower } from './tell-inboxes.ts'

type Context = InboxContext<void>

const longest = 2_000

export async function listen(
  deps: FediverseDeps,
  inbox: InboxListenerSetters<void>,
  onAddressed: (message: AddressedMessage) => Promise<void>,
): Promise<void> {
  const { vocab } = await loadFedify()
  inbox
    .on(vocab.Follow, (ctx, activity) => follow(deps, ctx, activity))
    .on(vocab.Undo, (ctx, activity) => undo(deps, ctx, activity))
    .on(vocab.Update, (ctx, activity) => update(deps, ctx, activity))
    .on(vocab.Delete, async (_ctx, { actorId, objectId }) => {
      if (actorId !== null && actorId.href === objectId?.href) await forgetActor(deps, actorId)
    })
    .on(vocab.Create, (ctx, activity) => hear(deps, ctx, activity, onAddressed))
    .on(vocab.Activity, async () => {})
    .onError((_ctx, error) => deps.log.info({ err: error }, 'a message from the Fediverse could not be read'))
    .onUnverifiedActivity(async (_ctx, activity, reason) => {
      // Whoever deletes an account takes its keys along, so nobody can verify it; but its own server says it is gone.
      if (!(activity instanceof vocab.Delete) || activity.actorId === null) return undefined
      if (activity.actorId.href !== activity.objectId?.href || reason.type !== 'keyFetchError')
        return undefined
      if (!('status' in reason.result) || ![404, 410].includes(reason.result.status)) return undefined
      if (reason.keyId.origin !== activity.actorId.origin) return undefined
      if (reason.result.status === 410) await forgetActor(deps, activity.actorId)
      return new Response(null, { status: 202 })
    })
    // The house's own: the same message in a shared and in a personal inbox is one.
    .withIdempotency('per-origin')
}

/** Where an actor's server takes messages for it; undefined where that is on another server than the actor. */
function inboxesOf({ id, inboxId, endpoints }: Actor): Inboxes | undefined {
  const shared = endpoints?.sharedInbox ?? null
  // Else anybody could have the house knock at somebody else's door.
  const own = (address: URL | null): address is URL =>
    address !== null && id !== null && address.host === id.host && address.href.length <= longest
  if (!own(inboxId)) return undefined
  return { inbox: inboxId.href, shared: own(shared) ? shared.href : null }
}

async function unitOf(deps: FediverseDeps, ctx: Context, address: URL | null) {
  const asked = ctx.parseUri(address)
  return asked?.type === 'actor' ? actorNamed(deps, asked.identifier) : undefined
}

/** Who says it, as their own server describes them. */
async function speakerOf(ctx: Context, activity: Activity): Promise<Actor | undefined> {
  const { vocab } = await loadFedify()
  const actor = await activity.getActor({ ...ctx, suppressError: true })
  const good = actor !== null && vocab.isActor(actor) && actor.id?.href === activity.actorId?.href
  return good ? actor : undefined
}

async function follow(deps: FediverseDeps, ctx: Context, activity: Follow): Promise<void> {
  const { id, actorId } = activity
  const target = await unitOf(deps, ctx, activity.objectId)
  if (target === undefined || id === null || actorId === null) return
  if (id.href.length > longest || actorId.href.length > longest) return
  const speaker = await speakerOf(ctx, activity)
  const inboxes = speaker === undefined ? undefined : inboxesOf(speaker)
  if (inboxes === undefined) return
  const follower = { unitId: target.unit.id, follower: actorId.href, followId: id.href, at: deps.clock.now() }
  await deps.db.transaction().execute(async (trx) => {
    await addFollower(trx, follower, inboxes)
    await tellFollower(deps, trx, { ...follower, inbox: inboxes.inbox })
  })
}

async function undo({ db }: FediverseDeps, ctx: Context, activity: Undo): Promise<void> {
  const { vocab } = await loadFedify()
  const { actorId, objectId } = activity
  if (actorId === null) return
  const undone = await activity.getObject({ ...ctx, suppressError: true })
  const asked = undone instanceof vocab.Follow ? ctx.parseUri(undone.objectId) : null
  const whom =
    asked?.type === 'actor'
      ? sql`unit_id = (select unit_id from channels.fediverse_actor where name = ${asked.identifier})`
      : sql`follow_id = ${objectId?.href ?? ''}`
  await dropFollowers(db, sql`follower = ${actorId.href} and ${whom}`)
}

/** An actor that moved its inbox. */
async function update({ db }: FediverseDeps, ctx: Context, activity: Update): Promise<void> {
  const { actorId, objectId } = activity
  if (actorId === null || actorId.href !== objectId?.href) return
  const follower = actorId.href
  const known = await db
    .selectFrom('channels.fediverse_follower')
    .select('follower')
    .where('follower', '=', follower)
    .limit(1)
    .executeTakeFirst()
  const speaker = known === undefined ? undefined : await speakerOf(ctx, activity)
  const inboxes = speaker === undefined ? undefined : inboxesOf(speaker)
  if (inboxes !== undefined) await db.transaction().execute((trx) => moveFollower(trx, follower, inboxes))
}

const forgetActor = ({ db }: Pick<FediverseDeps, 'db'>, actorId: URL) =>
  dropFollowers(db, sql`follower = ${actorId.href}`)

/** A message to one of the units: counted, and handed to whoever answers them. */
async function hear(
  deps: FediverseDeps,
  ctx: Context,
  activity: Create,
  onAddressed: (message: AddressedMessage) => Promise<void>,
): Promise<void> {
  const { vocab } = await loadFedify()
  const { actorId } = activity
  const message = await activity.getObject({ ...ctx, suppressError: true })
  if (!(message instanceof vocab.Note) || message.id === null || actorId === null) return
  if (message.attributionId?.href !== actorId.href) return
  const named = [...activity.toIds, ...activity.ccIds, ...message.toIds, ...message.ccIds]
  const names = new Set(
    named.flatMap((address) => {
      const asked = ctx.parseUri(address)
      return asked?.type === 'actor' ? [asked.identifier] : []
    }),
  )
  const { id, content, replyTargetId, published } = message
  for (const name of [...names].slice(0, 5)) {
    const actor = await actorNamed(deps, name)
    if (actor === undefined) continue
    await deps.db
      .updateTable('channels.fediverse_actor')
      .set({ addressed: sql<number>`addressed + 1` })
      .where('unit_id', '=', actor.unit.id)
      .execute()
    await onAddressed({
      unitId: actor.unit.id,
      channelId: actor.channelId,
      id: id.href,
      from: actorId.href,
      html: content?.toString() ?? '',
      answers: replyTargetId?.href ?? null,
      at: published === null ? deps.clock.now() : new Date(published.epochMilliseconds),
    })
  }
}
