/** Who says something, and where their server takes messages for them. */
import type { InboxContext } from '@fedify/fedify'
import type { Activity, Actor } from '@fedify/vocab'
import type { Caller } from './deps.ts'
import { loadFedify } from './fedify.ts'
import type { Inboxes } from './followers.ts'

export type Context = InboxContext<Caller>

const longest = 2_000

/** Who says it, as their own server describes them. */
export async function speakerOf(ctx: Context, activity: Activity): Promise<Actor | undefined> {
  const { vocab } = await loadFedify()
  const actor = await activity.getActor({ ...ctx, suppressError: true })
  const good = actor !== null && vocab.isActor(actor) && actor.id?.href === activity.actorId?.href
  return good ? actor : undefined
}

/** Where an actor's server takes messages for it; undefined where that is on another server than the actor. */
export function inboxesOf({ id, inboxId, endpoints }: Actor): Inboxes | undefined {
  const shared = endpoints?.sharedInbox ?? null
  // Else anybody could have the house knock at somebody else's door.
  const own = (address: URL | null): address is URL =>
    address !== null && id !== null && address.host === id.host && address.href.length <= longest
  if (!own(inboxId)) return undefined
  return { inbox: inboxId.href, shared: own(shared) ? shared.href : null }
}
