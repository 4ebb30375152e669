/** Who is editing. A lock is a courtesy that expires; what protects a text is the draft's revision. */
import type { Actor } from '../../platform/actor.ts'
import { conflict, forbidden } from '../../platform/errors.ts'
import type { NewsroomDeps } from './deps.ts'
import { holdEdition, type EditionRow } from './edition-rows.ts'
import { visibleEdition } from './perform-act.ts'
import { recordAct } from './record-act.ts'

/** A lock that nobody renewed or saved under for this long is over. Milliseconds. */
export const lockIdle = 5 * 60_000

export interface LockView {
  personId: string
  personName: string
  since: string
}

export interface LockAnswer {
  lock: LockView | null
  revision: number
  renewWithinSeconds: number
}

type LockFields = Pick<EditionRow, 'locked_by' | 'locked_by_name' | 'locked_at' | 'lock_seen_at'>

/** The lock, unless it has expired. */
export function liveLock(edition: LockFields, now: Date): LockView | null {
  const { locked_by: personId, locked_by_name: personName, locked_at: since, lock_seen_at: seen } = edition
  if (personId === null || since === null || seen === null) return null
  if (now.getTime() - seen.getTime() > lockIdle) return null
  return { personId, personName: personName ?? '', since: since.toISOString() }
}

export const lockedByOther = (edition: LockFields, actor: Actor, now: Date): LockView | null => {
  const lock = liveLock(edition, now)
  return lock !== null && lock.personId !== actor.id ? lock : null
}

/** Columns of a lock that `actor` holds from now on, or goes on holding. */
export const heldBy = (edition: LockFields, actor: Actor, now: Date) =>
  actor.kind === 'person'
    ? {
        locked_by: actor.id,
        locked_by_name: actor.name,
        locked_at: liveLock(edition, now)?.personId === actor.id ? edition.locked_at : now,
        lock_seen_at: now,
      }
    : {}

const free = { locked_by: null, locked_by_name: null, locked_at: null, lock_seen_at: null }

async function withLock(
  deps: NewsroomDeps,
  actor: Actor,
  editionId: string,
  change: 'take' | 'give' | 'take_over',
): Promise<LockAnswer> {
  const seen = await visibleEdition(deps, actor, editionId)
  await deps.identity.authorise(actor, 'story.write', seen.unit_id)
  // An API key has nobody behind it whom one could ask to let go.
  if (actor.kind !== 'person') throw forbidden('story.write')
  return deps.db.transaction().execute(async (trx) => {
    const edition = await holdEdition(trx, seen)
    const now = deps.clock.now()
    const other = lockedByOther(edition, actor, now)
    if (change === 'take' && other !== null) throw conflict('edition_locked', { name: other.personName })
    const set = change === 'give' ? (other === null ? free : {}) : heldBy(edition, actor, now)
    if (Object.keys(set).length > 0)
      await trx.updateTable('newsroom.edition').set(set).where('id', '=', edition.id).execute()
    let { revision } = edition
    if (change === 'take_over' && other !== null) {
      // The other's next autosave must find that it is no longer the newest, so that it is kept aside and not lost.
      revision += 1
      await trx.updateTable('newsroom.edition').set({ revision }).where('id', '=', edition.id).execute()
      await recordAct(deps, trx, {
        actor,
        kind: 'take_over',
        edition,
        at: now,
        details: { from: other.personId, fromName: other.personName },
      })
    } else if (liveLock(edition, now)?.personId !== (change === 'give' ? undefined : actor.id))
      await deps.events.emit(trx, 'board.changed', {
        unitPath: edition.unit_path,
        storyId: edition.story_id,
        editionId: edition.id,
      })
    const lock = change === 'give' ? other : liveLock({ ...edition, ...set }, now)
    return { lock, revision, renewWithinSeconds: lockIdle / 1000 }
  })
}

/**
 * Takes the lock or renews it; it expires after five idle minutes.
 * @throws not_found, forbidden, edition_locked (409) by somebody else
 */
export const lockEdition = (deps: NewsroomDeps, actor: Actor, editionId: string) =>
  withLock(deps, actor, editionId, 'take')

/** Gives the lock back; somebody else's stays. @throws not_found, forbidden */
export const unlockEdition = (deps: NewsroomDeps, actor: Actor, editionId: string) =>
  withLock(deps, actor, editionId, 'give')

/**
 * Takes the lock from whoever holds it. What they had saved is the draft; what they have not yet is kept as a
 * snapshot when it arrives. @throws not_found, forbidden
 */
export const takeOverLock = (deps: NewsroomDeps, actor: Actor, editionId: string) =>
  withLock(deps, actor, editionId, 'take_over')
