/** People like what a unit published, or pass it on: counted, and taken back with them; who they are is not kept. */
import type { Announce, EmojiReact, Like } from '@fedify/vocab'
import { isBlocked } from './addresses.ts'
import type { FediverseDeps } from './deps.ts'
import { isLetIn, reactions } from './let-in.ts'
import { isCounted, markHeard, markOf, type Deed } from './marks.ts'
import type { Context } from './speaker.ts'

const hour = 3_600_000

export async function countReaction(
  deps: FediverseDeps,
  ctx: Context,
  { id, actorId: by, objectId }: Like | EmojiReact | Announce,
  kind: Deed['kind'],
): Promise<void> {
  if (id === null || by === null || id.origin !== by.origin) return
  if (isBlocked(by, deps.config.fediverseBlocked)) return
  const asked = ctx.parseUri(objectId)
  const key = asked?.type === 'object' ? (asked.values['key'] ?? '') : ''
  if (!/^[0-9a-f-]{36}$/.test(key)) return
  const now = deps.clock.now()
  const note = await deps.db
    .selectFrom('channels.fediverse_note')
    .select('published_at')
    .where('key', '=', key)
    .where('content', 'is not', null)
    .executeTakeFirst()
  const deed = note === undefined ? undefined : { note: key, kind, publishedAt: note.published_at }
  if (deed === undefined || !isCounted(deed, now) || !(await isLetIn(deps, ctx, reactions, by))) return
  await deps.db
    .transaction()
    .execute(async (trx) => void (await markHeard(trx, markOf(deps, { id, by }), { now, keep: hour, deed })))
}
