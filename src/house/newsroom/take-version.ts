import type { Actor } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { DraftRow, EditionRow } from './edition-rows.ts'

/** Freezes the text at work as the edition's next version; the newest one serves again while nothing changed since. */
export async function takeVersion(
  trx: HouseTransaction,
  { edition, draft, actor, now }: { edition: EditionRow; draft: DraftRow; actor: Actor; now: Date },
): Promise<{ id: string; number: number; hash: string }> {
  const newest = await trx
    .selectFrom('newsroom.version')
    .select(['id', 'number', 'hash', 'contributors'])
    .where('edition_id', '=', edition.id)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  const sameHands = (known: string[]) =>
    known.length === draft.contributors.length && draft.contributors.every((id) => known.includes(id))
  if (newest !== undefined && newest.hash === draft.hash && sameHands(newest.contributors)) return newest
  const version = { id: newId(), number: (newest?.number ?? 0) + 1, hash: draft.hash }
  await trx
    .insertInto('newsroom.version')
    .values({
      ...version,
      edition_id: edition.id,
      content: JSON.stringify(draft.content),
      contributors: draft.contributors,
      created_at: now,
      created_by: actor.id,
      created_by_name: actor.name,
    })
    .execute()
  await trx
    .updateTable('newsroom.edition')
    .set({ version_count: version.number })
    .where('id', '=', edition.id)
    .execute()
  return version
}
