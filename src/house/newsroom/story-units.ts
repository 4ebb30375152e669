/** Where a story stands besides its own unit: supporting units, adopters, and releases pushed down. */
import type { Actor } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import type { NewsroomDeps } from './deps.ts'
import { editionsOfStory, holdStory } from './edition-rows.ts'
import { listingsOf } from './go-live.ts'
import { mayRead } from './may-read.ts'
import { recordAct } from './record-act.ts'
import { relistPublications } from './write-publication.ts'

export interface StoryHead {
  id: string
  unit_id: string
  unit_path: string
}

/** The story, if the actor may know of it. @throws not_found */
export async function visibleStory(deps: NewsroomDeps, actor: Actor, storyId: string): Promise<StoryHead> {
  const story = await deps.db
    .selectFrom('newsroom.story')
    .select(['id', 'unit_id', 'unit_path'])
    .where('id', '=', storyId)
    .executeTakeFirst()
  if (
    story === undefined ||
    !(await mayRead(deps, actor, { story_id: story.id, unit_path: story.unit_path }))
  )
    throw notFound('story')
  return story
}

interface UnitInput {
  storyId: string
  unitId: string
}

async function addOrEnd(
  deps: NewsroomDeps,
  actor: Actor,
  { storyId, unitId }: UnitInput,
  { kind, act, end }: { kind: 'adopted' | 'mandatory'; act: 'story.adopt' | 'story.mandate'; end: boolean },
): Promise<void> {
  const story = await visibleStory(deps, actor, storyId)
  await deps.identity.authorise(actor, act, unitId)
  const unit = deps.units.require(unitId)
  const above = deps.units.isWithin(story.unit_id, unitId)
  // The lead unit lists its own story; it may push it down, but there is nothing for it to adopt.
  if (!end && (!above || (kind === 'adopted' && unitId === story.unit_id)))
    throw invalid('not_an_ancestor', [{ at: 'unitId', code: 'not_an_ancestor' }])
  await deps.db.transaction().execute(async (trx) => {
    await holdStory(trx, storyId)
    const now = deps.clock.now()
    const { changed } = end
      ? {
          changed: await trx
            .deleteFrom('newsroom.story_unit')
            .where('story_id', '=', storyId)
            .where('unit_id', '=', unitId)
            .where('kind', '=', kind)
            .returning('unit_id')
            .executeTakeFirst(),
        }
      : {
          changed: await trx
            .insertInto('newsroom.story_unit')
            .values({
              story_id: storyId,
              unit_id: unitId,
              unit_path: unit.path,
              kind,
              added_at: now,
              added_by: actor.id,
              added_by_name: actor.name,
            })
            .onConflict((known) => known.columns(['story_id', 'unit_id', 'kind']).doNothing())
            .returning('unit_id')
            .executeTakeFirst(),
        }
    if (changed === undefined) return
    const verb = kind === 'adopted' ? 'adopt' : 'mandate'
    await recordAct(deps, trx, {
      actor,
      kind: end ? `un${verb}` : verb,
      edition: { id: null, story_id: storyId, unit_id: story.unit_id, unit_path: story.unit_path },
      at: now,
      details: { unitId },
      afterwards: () => relist(deps, trx, story),
    })
  })
}

/** Lists the story at an ancestor's site. @throws not_found, forbidden, not_an_ancestor */
export const adoptStory = (deps: NewsroomDeps, actor: Actor, input: UnitInput) =>
  addOrEnd(deps, actor, input, { kind: 'adopted', act: 'story.adopt', end: false })
/** Ends it. @throws as adoptStory */
export const unadoptStory = (deps: NewsroomDeps, actor: Actor, input: UnitInput) =>
  addOrEnd(deps, actor, input, { kind: 'adopted', act: 'story.adopt', end: true })
/** Pushes the story down to every site below the lead unit or an ancestor. @throws as adoptStory */
export const mandateStory = (deps: NewsroomDeps, actor: Actor, input: UnitInput) =>
  addOrEnd(deps, actor, input, { kind: 'mandatory', act: 'story.mandate', end: false })
/** Ends it. @throws as adoptStory */
export const unmandateStory = (deps: NewsroomDeps, actor: Actor, input: UnitInput) =>
  addOrEnd(deps, actor, input, { kind: 'mandatory', act: 'story.mandate', end: true })

/**
 * Sets the units that take part in a joint story; they read it while it is being worked on and list it. Whoever adds
 * one must be allowed to put stories onto its site (story.adopt there), so nobody is made part of a story from below.
 * @throws not_found, forbidden, supports_itself
 */
export async function setSupportingUnits(
  deps: NewsroomDeps,
  actor: Actor,
  { storyId, unitIds }: { storyId: string; unitIds: readonly string[] },
): Promise<void> {
  const story = await visibleStory(deps, actor, storyId)
  await deps.identity.authorise(actor, 'story.write', story.unit_id)
  if (unitIds.includes(story.unit_id))
    throw invalid('supports_itself', [{ at: 'unitIds', code: 'supports_itself' }])
  const known = await supportingIds(deps.db as never, storyId)
  for (const id of unitIds)
    if (!known.includes(id)) {
      if (deps.units.require(id).state === 'closed') throw conflict('unit_closed')
      await deps.identity.authorise(actor, 'story.adopt', id)
    }
  await deps.db.transaction().execute(async (trx) => {
    await holdStory(trx, storyId)
    const now = deps.clock.now()
    const before = await supportingIds(trx, storyId)
    const added = unitIds.filter((id) => !before.includes(id))
    const ended = before.filter((id) => !unitIds.includes(id))
    if (added.some((id) => known.includes(id))) throw conflict('changed_meanwhile')
    if (added.length === 0 && ended.length === 0) return
    if (ended.length > 0)
      await trx
        .deleteFrom('newsroom.story_unit')
        .where('story_id', '=', storyId)
        .where('kind', '=', 'supporting')
        .where('unit_id', 'in', ended)
        .execute()
    if (added.length > 0)
      await trx
        .insertInto('newsroom.story_unit')
        .values(
          [...new Set(added)].map((id) => ({
            story_id: storyId,
            unit_id: id,
            unit_path: deps.units.require(id).path,
            kind: 'supporting',
            added_at: now,
            added_by: actor.id,
            added_by_name: actor.name,
          })),
        )
        .execute()
    await recordAct(deps, trx, {
      actor,
      kind: 'set_supporting_units',
      edition: { id: null, story_id: storyId, unit_id: story.unit_id, unit_path: story.unit_path },
      at: now,
      details: { added, ended },
      afterwards: () => relist(deps, trx, story),
    })
  })
}

async function supportingIds(trx: HouseTransaction, storyId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('newsroom.story_unit')
    .select('unit_id')
    .where('story_id', '=', storyId)
    .where('kind', '=', 'supporting')
    .execute()
  return rows.map((row) => row.unit_id)
}

/** What readers have of the story is listed anew, and the sites and feeds concerned hear of it. */
async function relist(deps: NewsroomDeps, trx: HouseTransaction, story: StoryHead): Promise<void> {
  const published = (await editionsOfStory(trx, story.id)).filter((one) => one.state === 'published')
  if (published.length === 0) return
  const { unitIds } = await relistPublications(trx, {
    storyId: story.id,
    listings: await listingsOf(deps, trx, story),
  })
  for (const edition of published)
    await deps.events.emit(trx, 'edition.relisted', {
      storyId: story.id,
      editionId: edition.id,
      locale: edition.locale,
      ref: edition.ref,
      topic: edition.topic,
      unitIds,
    })
}
