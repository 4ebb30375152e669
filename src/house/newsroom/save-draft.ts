import type { Actor } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { conflict } from '../../platform/errors.ts'
import { boardFields } from './board-fields.ts'
import { canonicalHash } from '../../platform/canonical-hash.ts'
import type { EditionContent } from './content.ts'
import type { NewsroomDeps } from './deps.ts'
import { draftOf, holdEdition, versionById, type DraftRow, type EditionRow } from './edition-rows.ts'
import { keepSnapshot } from './keep-snapshot.ts'
import { heldBy, liveLock, lockedByOther, type LockView } from './lock-edition.ts'
import { visibleEdition } from './perform-act.ts'
import { readContent } from './read-content.ts'
import { recordAct } from './record-act.ts'
import { factsEndedBy } from './stage-facts.ts'
import { move, stageOf, type State } from './state-machine.ts'
import { closeEscalations } from './tasks.ts'
import { requireUsablePictures } from './usable-pictures.ts'

export interface SavedDraft {
  revision: number
  hash: string
  state: State
  stage: State
  savedAt: string
  /** As it was read: blocks without an id have got one. */
  content: EditionContent
}

/** What the saver is told instead, with nothing lost: the current text, and where their own was put aside. */
export interface RefusedDraft {
  saved: false
  code: 'stale_draft' | 'edition_locked'
  current: {
    revision: number
    hash: string
    content: EditionContent
    savedBy: string
    savedAt: string
    lock: LockView | null
  }
  keptSnapshotId: string
}

export type SaveOutcome = { saved: true; draft: SavedDraft } | RefusedDraft

/**
 * Saves the text at work; `revision` is the one it started from. Where none is at work, a changed text
 * opens one: beside the published edition, or again after it was discarded.
 * A changed text voids a submission, an approval and an appointment. Under an older revision, or somebody else's lock,
 * nothing is overwritten: the text is kept as a snapshot, and the answer carries the current one.
 * @throws not_found, forbidden, invalid_content, wrong_state (recalled)
 */
export async function saveDraft(
  deps: NewsroomDeps,
  actor: Actor,
  input: { editionId: string; content: unknown; revision: number },
): Promise<SaveOutcome> {
  const seen = await visibleEdition(deps, actor, input.editionId)
  await deps.identity.authorise(actor, 'story.write', seen.unit_id)
  const content = readContent(input.content)
  await requireUsablePictures(deps, actor, content, seen.asset_ids)
  const hash = canonicalHash(content)

  return deps.db.transaction().execute(async (trx): Promise<SaveOutcome> => {
    const edition = await holdEdition(trx, seen)
    const now = deps.clock.now()
    const to = move(edition, 'edit')
    if (to === undefined) throw conflict('wrong_state', { state: stageOf(edition) })
    const draft = await draftOf(trx, edition.id)
    const saved = (revision: number, at: Date, stage = edition as { state: State; stage: State }) => ({
      saved: true as const,
      draft: { revision, hash, state: stage.state, stage: stage.stage, savedAt: at.toISOString(), content },
    })
    // The same text again (an answer that got lost on the way) is no conflict, voids nothing and opens nothing.
    if ((draft?.hash ?? edition.published_hash) === hash && lockedByOther(edition, actor, now) === null) {
      await trx
        .updateTable('newsroom.edition')
        .set(heldBy(edition, actor, now))
        .where('id', '=', edition.id)
        .where('locked_by', 'is not', null)
        .execute()
      return saved(edition.revision, draft?.saved_at ?? now)
    }
    const stale = edition.revision !== input.revision
    if (stale || lockedByOther(edition, actor, now) !== null) {
      const keptSnapshotId = await keepSnapshot(trx, {
        editionId: edition.id,
        revision: input.revision,
        content,
        hash,
        keptAs: 'stale',
        actor,
        now,
      })
      return {
        saved: false,
        code: stale ? 'stale_draft' : 'edition_locked',
        current: await currentText(trx, edition, draft, now),
        keptSnapshotId,
      }
    }
    const revision = edition.revision + 1
    await writeDraft(trx, { editionId: edition.id, content, hash, draft, actor, now })
    await keepSnapshot(trx, {
      editionId: edition.id,
      revision,
      content,
      hash,
      keptAs: 'autosave',
      actor,
      now,
    })
    const moved = stageOf(to) !== edition.stage
    const voided = edition.pending_version_id !== null
    await trx
      .updateTable('newsroom.edition')
      .set({
        ...boardFields(content),
        revision,
        ...heldBy(edition, actor, now),
        ...(moved ? { state: to.state, beside: to.beside, stage_since: now, ...factsEndedBy('draft') } : {}),
      })
      .where('id', '=', edition.id)
      .execute()
    if (moved)
      await recordAct(deps, trx, {
        actor,
        // A submission or approval is void; or a text was opened beside what readers see.
        kind: voided ? 'void' : 'edit',
        edition,
        at: now,
        ...(voided
          ? { version: { id: edition.pending_version_id as string, hash: edition.pending_hash as string } }
          : {}),
        details: { from: edition.stage, to: stageOf(to) },
        async afterwards() {
          if (edition.stage === 'submitted')
            await closeEscalations(trx, { editionId: edition.id, by: actor, now })
        },
      })
    else if (edition.headline !== content.headline || liveLock(edition, now) === null)
      await deps.events.emit(trx, 'board.changed', {
        unitPath: edition.unit_path,
        storyId: edition.story_id,
        editionId: edition.id,
      })
    return saved(revision, now, { state: to.state, stage: stageOf(to) })
  })
}

async function writeDraft(
  trx: HouseTransaction,
  {
    editionId,
    content,
    hash,
    draft,
    actor,
    now,
  }: {
    editionId: string
    content: EditionContent
    hash: string
    draft: DraftRow | undefined
    actor: Actor
    now: Date
  },
): Promise<void> {
  const hands = draft?.contributors ?? []
  const values = {
    content: JSON.stringify(content),
    hash,
    contributors: actor.id === null || hands.includes(actor.id) ? hands : [...hands, actor.id],
    saved_at: now,
    saved_by: actor.id,
    saved_by_name: actor.name,
  }
  await trx
    .insertInto('newsroom.draft')
    .values({ edition_id: editionId, ...values })
    .onConflict((conflictOn) => conflictOn.column('edition_id').doUpdateSet(values))
    .execute()
}

async function currentText(
  trx: HouseTransaction,
  edition: EditionRow,
  draft: DraftRow | undefined,
  now: Date,
): Promise<RefusedDraft['current']> {
  const lock = liveLock(edition, now)
  if (draft !== undefined)
    return {
      revision: edition.revision,
      hash: draft.hash,
      content: draft.content,
      savedBy: draft.saved_by_name,
      savedAt: draft.saved_at.toISOString(),
      lock,
    }
  // No text at work any more: it was published meanwhile, or discarded.
  const version = await versionById(
    trx,
    edition.published_version_id ?? '00000000-0000-0000-0000-000000000000',
  )
  const content = version?.content
  return {
    revision: edition.revision,
    hash: version?.hash ?? '',
    content: content ?? readContent({ body: { type: 'doc', content: [] } }),
    savedBy: version?.created_by_name ?? '',
    savedAt: (version?.created_at ?? edition.stage_since).toISOString(),
    lock,
  }
}
