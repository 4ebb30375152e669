import type { Actor } from '../../platform/actor.ts'
import { notFound } from '../../platform/errors.ts'
import type { StoryView } from './answers.ts'
import type { NewsroomDeps } from './deps.ts'
import { editionsOfStory } from './edition-rows.ts'
import type { Locale } from '../../platform/messages.ts'
import type { unitKinds } from './schemas.ts'
import { visibleStory } from './story-units.ts'
import { unitView } from './unit-view.ts'

/** A story with its editions, where it stands, and everything that was ever done to it, oldest first. */
export async function storyView(deps: NewsroomDeps, actor: Actor, storyId: string): Promise<StoryView> {
  const { db, identity, units } = deps
  const head = await visibleStory(deps, actor, storyId)
  const [story, others, editions, acts] = await Promise.all([
    db.selectFrom('newsroom.story').selectAll().where('id', '=', storyId).executeTakeFirst(),
    db
      .selectFrom('newsroom.story_unit')
      .selectAll()
      .where('story_id', '=', storyId)
      .orderBy('added_at')
      .execute(),
    editionsOfStory(db, storyId),
    db
      .selectFrom('newsroom.act as a')
      .leftJoin('newsroom.version as v', 'v.id', 'a.version_id')
      .leftJoin('newsroom.edition as e', 'e.id', 'a.edition_id')
      .selectAll('a')
      .select(['v.number', 'e.locale'])
      .where('a.story_id', '=', storyId)
      .orderBy('a.at')
      .orderBy('a.id')
      .limit(2000)
      .execute(),
  ])
  if (story === undefined) throw notFound('story')
  const above = units.ancestry(head.unit_id)
  const [translate, submits, schedules, adopts, mandates] = await Promise.all([
    identity.can(actor, 'edition.translate', head.unit_id),
    identity.can(actor, 'story.submit', head.unit_id),
    identity.can(actor, 'edition.schedule', head.unit_id),
    Promise.all(above.map((unit) => identity.can(actor, 'story.adopt', unit.id))),
    Promise.all(above.map((unit) => identity.can(actor, 'story.mandate', unit.id))),
  ])
  const live = new Map(editions.map((edition) => [edition.id, edition]))
  return {
    id: story.id,
    number: story.number,
    ref: story.ref,
    unit: unitView(deps, head.unit_id),
    sensitivity: story.sensitivity as StoryView['sensitivity'],
    embargoUntil: story.embargo_until?.toISOString() ?? null,
    createdAt: story.created_at.toISOString(),
    createdBy: story.created_by_name,
    units: others.map((other) => ({
      unit: unitView(deps, other.unit_id),
      kind: other.kind as (typeof unitKinds)[number],
      since: other.added_at.toISOString(),
      by: other.added_by_name,
    })),
    editions: editions.map((edition) => {
      const source = edition.source_edition_id === null ? undefined : live.get(edition.source_edition_id)
      return {
        id: edition.id,
        locale: edition.locale,
        headline: edition.headline,
        state: edition.state,
        stage: edition.stage,
        stageSince: edition.stage_since.toISOString(),
        stale:
          source !== undefined &&
          source.published_version_id !== null &&
          source.published_version_id !== edition.source_version_id,
        publishedAt: edition.published_at?.toISOString() ?? null,
      }
    }),
    history: acts.map((act) => ({
      id: act.id,
      kind: act.kind,
      at: act.at.toISOString(),
      by: act.actor_name,
      byKind: act.actor_kind as 'person' | 'key' | 'house',
      editionId: act.edition_id,
      locale: act.locale as Locale | null,
      versionId: act.version_id,
      versionNumber: act.number,
      versionHash: act.version_hash,
      reason: act.reason,
      publicNote: act.public_note,
      details: act.details as Record<string, unknown>,
    })),
    can: { translate, setSensitivity: submits, setEmbargo: submits, liftEmbargo: schedules },
    adoptableBy: above
      .filter((unit, index) => adopts[index] === true && unit.id !== head.unit_id)
      .map((unit) => unitView(deps, unit.id)),
    mandatableBy: above.filter((_, index) => mandates[index] === true).map((unit) => unitView(deps, unit.id)),
  }
}
