/** What every act on an edition has in common: who may, from where, on which text; and that it is recorded. */
import type { Actor } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { conflict, HouseError, invalid, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { ActResult } from './answers.ts'
import { approvingUnit } from './approving-unit.ts'
import { missingItems } from './checklist.ts'
import type { EditionContent } from './content.ts'
import type { NewsroomDeps } from './deps.ts'
import {
  draftOf,
  findEdition,
  holdEdition,
  versionById,
  type DraftRow,
  type EditionRow,
  type EditionUpdate,
} from './edition-rows.ts'
import { mayRead } from './may-read.ts'
import { recordAct } from './record-act.ts'
import { factsEndedBy } from './stage-facts.ts'
import { isLive, machine, move, stageOf, type Position, type WorkAct } from './state-machine.ts'
import { closeEscalations } from './tasks.ts'

export interface ActInput {
  editionId: string
  /** Hash of the text that was seen and is decided on. */
  versionHash: string
  reason?: string | undefined
  publicNote?: string | undefined
}

/** The scene of an act: everything is held until the transaction ends. */
export interface Scene {
  trx: HouseTransaction
  actor: Actor
  edition: EditionRow
  /** The text the act is about: the one at work, or for acts on what readers see the published one. */
  content: EditionContent
  draft: DraftRow | undefined
  now: Date
  actId: string
}

/** What an act does, said before it is written down. */
export interface Deed {
  /** Recorded under this name; the act's own by default. */
  kind?: string
  /** Where the edition goes, if not where the table says. */
  to?: Position
  version?: { id: string; number: number; hash: string } | undefined
  set?: EditionUpdate
  reason?: string | undefined
  publicNote?: string | undefined
  details?: Record<string, unknown>
  /** Runs once the act is on record: rows that point to it, jobs, events. */
  afterwards?(): Promise<void>
}

/** The edition, if the actor may know of it. @throws not_found (404) alike for a hidden and for a missing one. */
export async function visibleEdition(
  deps: NewsroomDeps,
  actor: Actor,
  editionId: string,
): Promise<EditionRow> {
  const edition = await findEdition(deps.db, editionId)
  if (edition === undefined || !(await mayRead(deps, actor, edition))) throw notFound('edition')
  return edition
}

/** The unit at which the act must be allowed: the lead unit, or the higher one that a sensitive story calls for. */
export function authorisingUnit(deps: NewsroomDeps, act: WorkAct, edition: EditionRow): string {
  return machine[act].requires.includes('approving_level') ? approvingUnit(deps, edition).id : edition.unit_id
}

const long = (text: string | undefined) => text !== undefined && text.trim().length >= 3

/**
 * Does one act of the table. The permission is asked before the transaction, which then holds the story and looks
 * again at everything that could have changed.
 * @throws not_found, forbidden, wrong_state, stale_version, incomplete, embargoed, reason_needed, note_needed
 */
export async function performAct(
  deps: NewsroomDeps,
  actor: Actor,
  act: WorkAct,
  input: Omit<ActInput, 'versionHash'> & { versionHash?: string },
  deed: (scene: Scene) => Promise<Deed>,
): Promise<ActResult> {
  const rule = machine[act]
  const seen = await visibleEdition(deps, actor, input.editionId)
  await deps.identity.authorise(actor, rule.may, authorisingUnit(deps, act, seen))
  if (rule.requires.includes('reason') && !long(input.reason)) throw invalid('reason_needed')
  if (rule.requires.includes('public_note') && !long(input.publicNote)) throw invalid('note_needed')

  return deps.db.transaction().execute(async (trx) => {
    const edition = await holdEdition(trx, seen)
    if (authorisingUnit(deps, act, edition) !== authorisingUnit(deps, act, seen))
      throw conflict('changed_meanwhile')
    const next = move(edition, act)
    if (next === undefined) throw conflict('wrong_state', { state: stageOf(edition) })
    const now = deps.clock.now()
    const draft = await draftOf(trx, edition.id)
    const text = rule.lane === 'work' ? draft : await versionById(trx, edition.published_version_id as string)
    if (text === undefined) throw conflict('wrong_state', { state: stageOf(edition) })
    if (rule.requires.includes('same_version') && text.hash !== input.versionHash)
      throw conflict('stale_version')
    if (rule.requires.includes('no_embargo')) refuseUnderEmbargo(edition, now)
    if (rule.requires.includes('complete')) {
      const missing = missingItems(deps, text.content)
      if (missing.length > 0) throw invalid('incomplete', missing)
    }

    const actId = newId()
    const done = await deed({ trx, actor, edition, content: text.content, draft, now, actId })
    const to = done.to ?? next
    const version =
      done.version ??
      (edition.pending_version_id === null || edition.pending_hash === null
        ? undefined
        : { id: edition.pending_version_id, number: edition.pending_number ?? 0, hash: edition.pending_hash })
    await trx
      .updateTable('newsroom.edition')
      .set({
        ...factsEndedBy(stageOf(to)),
        ...done.set,
        state: to.state,
        beside: to.beside,
        ...(stageOf(to) === stageOf(edition) && to.state === edition.state ? {} : { stage_since: now }),
      })
      .where('id', '=', edition.id)
      .execute()
    // The text at work ends with its stage.
    if (to.beside === null && (isLive(to.state) || to.state === 'recalled' || to.state === 'discarded'))
      await trx.deleteFrom('newsroom.draft').where('edition_id', '=', edition.id).execute()
    await recordAct(deps, trx, {
      id: actId,
      actor,
      kind: done.kind ?? act,
      edition,
      at: now,
      version,
      reason: done.reason ?? input.reason,
      publicNote: done.publicNote,
      details: { from: stageOf(edition), to: stageOf(to), ...done.details },
      async afterwards() {
        if (edition.stage === 'submitted' && stageOf(to) !== 'submitted')
          await closeEscalations(trx, { editionId: edition.id, by: actor, now })
        await done.afterwards?.()
      },
    })
    return {
      editionId: edition.id,
      state: to.state,
      stage: stageOf(to),
      versionNumber: version?.number ?? null,
      hash: version?.hash ?? text.hash,
    }
  })
}

export function refuseUnderEmbargo(edition: EditionRow, now: Date): void {
  if (edition.embargo_until !== null && edition.embargo_until > now)
    throw conflict('embargoed', { until: edition.embargo_until.toISOString() })
}

/** @throws own_work (403) for whoever wrote, changed or submitted the text, and for anyone but a person. */
export function requireSecondPerson(
  actor: Actor,
  { contributors, submittedBy }: { contributors: readonly string[]; submittedBy: string | null },
): void {
  if (!isSecondPerson(actor, { contributors, submittedBy })) throw new HouseError('own_work', 403)
}

export const isSecondPerson = (
  actor: Actor,
  { contributors, submittedBy }: { contributors: readonly string[]; submittedBy: string | null },
): boolean => actor.kind === 'person' && !contributors.includes(actor.id) && actor.id !== submittedBy
