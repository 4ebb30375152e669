import type { Actor } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { EditionContent } from './content.ts'

/** Autosaves of one person within this time share a snapshot. Milliseconds. */
const sameSitting = 60_000

/** Keeps a text so that it can be found again, whatever happens to the draft. */
export async function keepSnapshot(
  trx: HouseTransaction,
  snapshot: {
    editionId: string
    revision: number
    content: EditionContent
    hash: string
    keptAs: 'autosave' | 'stale'
    actor: Actor
    now: Date
  },
): Promise<string> {
  const { editionId, actor, now, keptAs } = snapshot
  const newest = await trx
    .selectFrom('newsroom.draft_snapshot')
    .select(['id', 'saved_by', 'saved_at', 'kept_as'])
    .where('edition_id', '=', editionId)
    .orderBy('saved_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  const values = {
    revision: snapshot.revision,
    content: JSON.stringify(snapshot.content),
    hash: snapshot.hash,
  }
  if (
    newest !== undefined &&
    keptAs === 'autosave' &&
    newest.kept_as === 'autosave' &&
    newest.saved_by === actor.id &&
    now.getTime() - newest.saved_at.getTime() < sameSitting
  ) {
    // `saved_at` stays the beginning of the sitting: a long one leaves a snapshot a minute.
    await trx.updateTable('newsroom.draft_snapshot').set(values).where('id', '=', newest.id).execute()
    return newest.id
  }
  const id = newId()
  await trx
    .insertInto('newsroom.draft_snapshot')
    .values({
      id,
      edition_id: editionId,
      ...values,
      kept_as: keptAs,
      saved_at: now,
      saved_by: actor.id,
      saved_by_name: actor.name,
    })
    .execute()
  return id
}
