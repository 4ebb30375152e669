/**
 * What other servers say to a unit's actor, after Fedify has verified who says it. Each of these may come any number of
 * times. Whatever has no listener here is taken and left alone.
 */
import type { InboxListenerSetters } from '@fedify/fedify'
import type { Follow, Undo, Update } from '@fedify/vocab'
import { sql } from 'kysely'
import { actorNamed } from './actors.ts'
import type { AddressedListener, Caller, FediverseDeps } from './deps.ts'
import { countReaction } from './count-reaction.ts'
import { loadFedify } from './fedify.ts'
import { addFollower, dropFollowers, moveFollower } from './followers.ts'
import { hearMessage, unhearMessage } from './hear-message.ts'
import { markGone, markOf } from './marks.ts'
import { inboxesOf, speakerOf, type Context } from './speaker.ts'
import { tellFollower } from './tell-inboxes.ts'

const longest = 2_000

export async function listen(
  deps: FediverseDeps,
  inbox: InboxListenerSetters<Caller>,
  listener: AddressedListener,
): Promise<void> {
  const { vocab } = await loadFedify()
  inbox
    .on(vocab.Follow, (ctx, activity) => follow(deps, ctx, activity))
    .on(vocab.Undo, (ctx, activity) => undo(deps, ctx, activity))
    .on(vocab.Update, async (ctx, activity) => {
      if (activity.actorId?.href === activity.objectId?.href) await moved(deps, ctx, activity)
      else await hearMessage(deps, ctx, activity, listener)
    })
    .on(vocab.Delete, async (_ctx, activity) => {
      const { actorId, objectId } = activity
      if (actorId !== null && actorId.href === objectId?.href) await forgetActor(deps, actorId)
      else await unhearMessage(deps, activity, listener)
    })
    .on(vocab.Create, (ctx, activity) => hearMessage(deps, ctx, activity, listener))
    .on(vocab.Like, (ctx, activity) => countReaction(deps, ctx, activity, 'like'))
    .on(vocab.EmojiReact, (ctx, activity) => countReaction(deps, ctx, activity, 'like'))
    .on(vocab.Announce, (ctx, activity) => countReaction(deps, ctx, activity, 'announce'))
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
    // The same message in a shared and in a personal inbox is one; nobody can foreclose another's by its name.
    .withIdempotency((_ctx, { id, actorId: by }) =>
      id === null || by === null ? null : markOf(deps, { id, by }).toString('hex'),
    )
}

async function unitOf(deps: FediverseDeps, ctx: Context, address: URL | null) {
  const asked = ctx.parseUri(address)
  return asked?.type === 'actor' ? actorNamed(deps, asked.identifier) : undefined
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

/** They follow no more, or like no more. */
async function undo(deps: FediverseDeps, ctx: Context, activity: Undo): Promise<void> {
  const { vocab } = await loadFedify()
  const { actorId, objectId } = activity
  if (actorId === null) return
  const undone = await activity.getObject({ ...ctx, suppressError: true })
  if (!(undone instanceof vocab.Follow) && objectId !== null)
    await markGone(deps.db, markOf(deps, { id: objectId, by: actorId }), deps.clock.now())
  if (undone !== null && !(undone instanceof vocab.Follow)) return
  const asked = undone instanceof vocab.Follow ? ctx.parseUri(undone.objectId) : null
  const whom =
    asked?.type === 'actor'
      ? sql`unit_id = (select unit_id from channels.fediverse_actor where name = ${asked.identifier})`
      : sql`follow_id = ${objectId?.href ?? ''}`
  await dropFollowers(deps.db, sql`follower = ${actorId.href} and ${whom}`)
}

/** An actor that moved its inbox. */
async function moved({ db }: FediverseDeps, ctx: Context, activity: Update): Promise<void> {
  const { actorId } = activity
  if (actorId === null) return
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

/** As a follower at once; what they wrote is looked for within the hour, for it is found by no index. */
async function forgetActor({ db }: Pick<FediverseDeps, 'db'>, { href: actor }: URL): Promise<void> {
  if (actor.length > longest) return
  await db.transaction().execute(async (trx) => {
    await dropFollowers(trx, sql`follower = ${actor}`)
    await trx
      .insertInto('channels.fediverse_left')
      .values({ actor })
      .onConflict((clash) => clash.doNothing())
      .execute()
  })
}
