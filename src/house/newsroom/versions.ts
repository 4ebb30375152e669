import type { Static } from 'typebox'
import type { Actor } from '../../platform/actor.ts'
import type { HouseDb } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { snapshotList, versionFull, versionHead } from './answers.ts'
import type { EditionContent } from './content.ts'
import type { NewsroomDeps } from './deps.ts'
import { draftOf, versionById, type EditionRow, type VersionRow } from './edition-rows.ts'
import { visibleEdition } from './perform-act.ts'

export type VersionHead = Static<typeof versionHead>

/** Versions of an edition, newest first, each with what became of it. */
export async function versionHeads(db: HouseDb, edition: EditionRow): Promise<VersionHead[]> {
  const rows = await db
    .selectFrom('newsroom.version as v')
    .select(['v.id', 'v.number', 'v.hash', 'v.created_at', 'v.created_by_name'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('newsroom.act as a')
            .select('a.id')
            .whereRef('a.version_id', '=', 'v.id')
            .where('a.kind', 'in', ['publish', 'publish_emergency', 'correct', 'update']),
        )
        .as('was_public'),
    )
    .where('v.edition_id', '=', edition.id)
    .orderBy('v.number', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    hash: row.hash,
    at: row.created_at.toISOString(),
    by: row.created_by_name,
    standing:
      row.id === edition.published_version_id
        ? 'live'
        : row.was_public
          ? 'superseded'
          : row.id === edition.pending_version_id
            ? 'pending'
            : 'past',
  }))
}

/** @throws not_found */
export async function versionsOf(
  deps: NewsroomDeps,
  actor: Actor,
  editionId: string,
): Promise<VersionHead[]> {
  return versionHeads(deps.db, await visibleEdition(deps, actor, editionId))
}

/** One version with its text, by number. @throws not_found */
export async function versionContent(
  deps: NewsroomDeps,
  actor: Actor,
  editionId: string,
  number: number,
): Promise<Static<typeof versionFull>> {
  const edition = await visibleEdition(deps, actor, editionId)
  const head = (await versionHeads(deps.db, edition)).find((version) => version.number === number)
  const version = head === undefined ? undefined : await versionById(deps.db, head.id)
  if (head === undefined || version === undefined) throw notFound('version')
  return { ...head, content: version.content }
}

/** Kept autosaves, newest first, at most 50. @throws not_found */
export async function draftSnapshots(
  deps: NewsroomDeps,
  actor: Actor,
  editionId: string,
): Promise<Static<typeof snapshotList>> {
  const edition = await visibleEdition(deps, actor, editionId)
  const rows = await deps.db
    .selectFrom('newsroom.draft_snapshot')
    .select(['id', 'revision', 'kept_as', 'saved_at', 'saved_by_name', 'content'])
    .where('edition_id', '=', edition.id)
    .orderBy('saved_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return {
    snapshots: rows.map((row) => ({
      id: row.id,
      revision: row.revision,
      keptAs: row.kept_as as 'autosave' | 'stale',
      at: row.saved_at.toISOString(),
      by: row.saved_by_name,
      content: row.content as unknown as EditionContent,
    })),
  }
}

/** The newest version of an edition, if there is one; for a published one the version that readers see. */
export async function newestVersion(
  db: HouseDb,
  edition: Pick<EditionRow, 'id' | 'published_version_id'>,
): Promise<VersionRow | undefined> {
  if (edition.published_version_id !== null) return versionById(db, edition.published_version_id)
  return (await db
    .selectFrom('newsroom.version')
    .selectAll()
    .where('edition_id', '=', edition.id)
    .orderBy('number', 'desc')
    .executeTakeFirst()) as VersionRow | undefined
}

/** The text by version number; 0 is the one at work, or the published one where none is. @throws not_found */
export async function textOf(db: HouseDb, edition: EditionRow, number: number): Promise<EditionContent> {
  if (number === 0) {
    const text =
      (await draftOf(db, edition.id)) ??
      (edition.published_version_id === null
        ? undefined
        : await versionById(db, edition.published_version_id))
    if (text === undefined) throw notFound('version')
    return text.content
  }
  const row = await db
    .selectFrom('newsroom.version')
    .select('content')
    .where('edition_id', '=', edition.id)
    .where('number', '=', number)
    .executeTakeFirst()
  if (row === undefined) throw notFound('version')
  return row.content as unknown as EditionContent
}
