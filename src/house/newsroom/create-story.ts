import type { Actor } from '../../platform/actor.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { newId, newRef } from '../../platform/ids.ts'
import type { Locale } from '../../platform/messages.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { boardFields } from './board-fields.ts'
import { canonicalHash } from '../../platform/canonical-hash.ts'
import { emptyContent, type EditionContent } from './content.ts'
import type { NewsroomDeps } from './deps.ts'
import { keepSnapshot } from './keep-snapshot.ts'
import { readContent } from './read-content.ts'
import { recordAct } from './record-act.ts'
import { nextStoryNumber } from './story-number.ts'
import { requireUsablePictures } from './usable-pictures.ts'

export interface StoryMade {
  storyId: string
  editionId: string
  number: string
  revision: number
}

/**
 * Begins a story of a unit with its first edition, a draft.
 * @throws not_found (unit), unit_closed, forbidden, unknown_locale, invalid_content
 */
export async function createStory(
  deps: NewsroomDeps,
  actor: Actor,
  input: { unitId: string; locale: Locale; content?: unknown },
): Promise<StoryMade> {
  await deps.identity.authorise(actor, 'story.write', input.unitId)
  const unit = deps.units.require(input.unitId)
  if (unit.state === 'closed') throw conflict('unit_closed')
  requireLocale(deps, input.locale)
  const content = input.content === undefined ? emptyContent() : readContent(input.content)
  await requireUsablePictures(deps, actor, content, [])

  return deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now()
    const region = unit.regionId === null ? unit : deps.units.require(unit.regionId)
    const story = { id: newId(), number: await nextStoryNumber(trx, { unit, region, now }) }
    await trx
      .insertInto('newsroom.story')
      .values({
        ...story,
        ref: newRef(),
        unit_id: unit.id,
        unit_path: unit.path,
        created_at: now,
        created_by: actor.id,
        created_by_name: actor.name,
      })
      .execute()
    const edition = { id: newId(), story_id: story.id, unit_id: unit.id, unit_path: unit.path }
    await insertEdition(trx, { ...edition, locale: input.locale, content, actor, now })
    await recordAct(deps, trx, {
      actor,
      kind: 'create',
      edition,
      at: now,
      details: { number: story.number, locale: input.locale },
    })
    return { storyId: story.id, editionId: edition.id, number: story.number, revision: 1 }
  })
}

/** @throws unknown_locale (422) for a language that the institution does not publish in */
export function requireLocale({ pack }: Pick<NewsroomDeps, 'pack'>, locale: Locale): void {
  if (!pack.locales.includes(locale))
    throw invalid('unknown_locale', [{ at: 'locale', code: 'unknown_locale' }])
}

/** An edition in state draft with its first text. */
export async function insertEdition(
  trx: HouseTransaction,
  edition: {
    id: string
    story_id: string
    unit_id: string
    unit_path: string
    locale: Locale
    content: EditionContent
    source_edition_id?: string
    source_version_id?: string
    actor: Actor
    now: Date
  },
): Promise<void> {
  const { content, actor, now, ...columns } = edition
  const hash = canonicalHash(content)
  await trx
    .insertInto('newsroom.edition')
    .values({
      ...columns,
      ...boardFields(content),
      state: 'draft',
      stage_since: now,
      revision: 1,
      created_at: now,
      created_by: actor.id,
      created_by_name: actor.name,
    })
    .execute()
  await trx
    .insertInto('newsroom.draft')
    .values({
      edition_id: edition.id,
      content: JSON.stringify(content),
      hash,
      contributors: actor.id === null ? [] : [actor.id],
      saved_at: now,
      saved_by: actor.id,
      saved_by_name: actor.name,
    })
    .execute()
  await keepSnapshot(trx, {
    editionId: edition.id,
    revision: 1,
    content,
    hash,
    keptAs: 'autosave',
    actor,
    now,
  })
}
