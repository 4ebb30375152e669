import type { Actor } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { NewsroomDeps } from './deps.ts'

export interface ActEntry {
  id?: string
  actor: Actor
  kind: string
  edition: { id: string | null; story_id: string; unit_id: string; unit_path: string }
  at: Date
  version?: { id: string; hash: string } | undefined
  reason?: string | undefined
  publicNote?: string | undefined
  details?: Record<string, unknown>
  /** Runs between the newsroom's record and the audit's, which holds its chain until the commit. */
  afterwards?: (() => Promise<void>) | undefined
}

/** Writes an act into the story's history, tells the boards, and into the audit, last. */
export async function recordAct(
  deps: Pick<NewsroomDeps, 'events' | 'audit'>,
  trx: HouseTransaction,
  entry: ActEntry,
): Promise<void> {
  const { actor, edition, version } = entry
  const details = entry.details ?? {}
  await trx
    .insertInto('newsroom.act')
    .values({
      id: entry.id ?? newId(),
      story_id: edition.story_id,
      edition_id: edition.id,
      kind: entry.kind,
      at: entry.at,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      version_id: version?.id ?? null,
      version_hash: version?.hash ?? null,
      reason: entry.reason ?? null,
      public_note: entry.publicNote ?? null,
      details: JSON.stringify(details),
    })
    .execute()
  await entry.afterwards?.()
  await deps.events.emit(trx, 'board.changed', {
    unitPath: edition.unit_path,
    storyId: edition.story_id,
    editionId: edition.id,
  })
  await deps.audit.record(trx, {
    actor,
    act: `${edition.id === null ? 'story' : 'edition'}.${entry.kind}`,
    unitId: edition.unit_id,
    objectKind: edition.id === null ? 'story' : 'edition',
    objectId: edition.id ?? edition.story_id,
    ...(version === undefined ? {} : { versionHash: version.hash }),
    ...(entry.reason === undefined ? {} : { why: entry.reason }),
    details: { storyId: edition.story_id, ...details },
  })
}
