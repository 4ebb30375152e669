import type { Actor } from '../../platform/actor.ts'
import type { NewsroomDeps } from './deps.ts'

const within = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}.`)

/** Whether the actor may know of a story: read at its lead unit or, for a joint story, at a supporting one. */
export async function mayRead(
  { db, identity }: Pick<NewsroomDeps, 'db' | 'identity'>,
  actor: Actor,
  { story_id, unit_path }: { story_id: string; unit_path: string },
): Promise<boolean> {
  const paths = await identity.scope(actor, 'story.read')
  if (paths.some((path) => within(unit_path, path))) return true
  if (paths.length === 0) return false
  const supporting = await db
    .selectFrom('newsroom.story_unit')
    .select('unit_path')
    .where('story_id', '=', story_id)
    .where('kind', '=', 'supporting')
    .execute()
  return supporting.some((unit) => paths.some((path) => within(unit.unit_path, path)))
}
