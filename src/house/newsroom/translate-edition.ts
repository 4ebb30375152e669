import type { Actor } from '../../platform/actor.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Locale } from '../../platform/messages.ts'
import { insertEdition, requireLocale } from './create-story.ts'
import type { NewsroomDeps } from './deps.ts'
import { draftOf, editionsOfStory, holdEdition, holdStory, versionById } from './edition-rows.ts'
import { visibleEdition } from './perform-act.ts'
import { recordAct } from './record-act.ts'

/**
 * Begins an edition in another language from a version of a sibling, whose text is the draft to translate from.
 * @throws not_found (also for a version of another story), forbidden, unknown_locale, edition_exists (409)
 */
export async function translateEdition(
  deps: NewsroomDeps,
  actor: Actor,
  input: { storyId: string; locale: Locale; fromVersionId: string },
): Promise<{ editionId: string; revision: number }> {
  const version = await versionById(deps.db, input.fromVersionId)
  if (version === undefined) throw notFound('version')
  const source = await visibleEdition(deps, actor, version.edition_id)
  if (source.story_id !== input.storyId) throw notFound('version')
  await deps.identity.authorise(actor, 'edition.translate', source.unit_id)
  requireLocale(deps, input.locale)

  return deps.db.transaction().execute(async (trx) => {
    await holdStory(trx, input.storyId)
    const siblings = await editionsOfStory(trx, input.storyId)
    if (siblings.some((sibling) => sibling.locale === input.locale)) throw conflict('edition_exists')
    const now = deps.clock.now()
    const edition = {
      id: newId(),
      story_id: source.story_id,
      unit_id: source.unit_id,
      unit_path: source.unit_path,
    }
    await insertEdition(trx, {
      ...edition,
      locale: input.locale,
      // An address in the other language's words would stay as a trace of a text nobody translated.
      content: { ...version.content, slug: '' },
      source_edition_id: source.id,
      source_version_id: version.id,
      actor,
      now,
    })
    await recordAct(deps, trx, {
      actor,
      kind: 'translate',
      edition,
      at: now,
      details: { locale: input.locale, fromLocale: source.locale, fromVersion: version.number },
    })
    return { editionId: edition.id, revision: 1 }
  })
}

/**
 * Says up to which version of its source the translation goes: it is no longer shown as stale once that is the newest.
 * @throws not_found, forbidden, wrong_state (no text at work, or not a translation)
 */
export async function setSourceVersion(
  deps: NewsroomDeps,
  actor: Actor,
  input: { editionId: string; versionId: string },
): Promise<void> {
  const seen = await visibleEdition(deps, actor, input.editionId)
  await deps.identity.authorise(actor, 'edition.translate', seen.unit_id)
  const version = await versionById(deps.db, input.versionId)
  if (version === undefined || version.edition_id !== seen.source_edition_id) throw notFound('version')
  await deps.db.transaction().execute(async (trx) => {
    const edition = await holdEdition(trx, seen)
    if (edition.state === 'recalled' || edition.state === 'discarded')
      throw conflict('wrong_state', { state: edition.state })
    await trx
      .updateTable('newsroom.edition')
      .set({ source_version_id: version.id })
      .where('id', '=', edition.id)
      .execute()
    const draft = await draftOf(trx, edition.id)
    await recordAct(deps, trx, {
      actor,
      kind: 'catch_up',
      edition,
      at: deps.clock.now(),
      details: { sourceVersion: version.number, draftHash: draft?.hash ?? null },
    })
  })
}
