import type { Actor } from '../../platform/actor.ts'
import { slugify } from '../../platform/text/slugify.ts'
import { figureUses } from './content.ts'
import type { NewsroomDeps } from './deps.ts'
import { versionById } from './edition-rows.ts'
import { visibleEdition } from './perform-act.ts'
import { recordingUses, type RecordingUse } from './recording.ts'

/** An edition that is approved and was never published, as it will come out unless its text changes. */
export interface ComingEdition {
  storyId: string
  editionId: string
  ref: string
  locale: 'id' | 'en'
  unitId: string
  slug: string
  headline: string
  summary: string
  byline: string
  tags: string[]
  versionHash: string
  /** Null: approved, and without an appointment. */
  scheduledFor: Date | null
  /** Alt texts of its pictures, the lead's first. */
  alts: string[]
  recordings: RecordingUse[]
}

/** Undefined for every other stage. @throws not_found, also for what the actor may not read */
export async function comingEdition(
  deps: NewsroomDeps,
  actor: Actor,
  editionId: string,
): Promise<ComingEdition | undefined> {
  const edition = await visibleEdition(deps, actor, editionId)
  const { pending_version_id: pending, published_version_id: published, stage } = edition
  if (pending === null || published !== null || (stage !== 'approved' && stage !== 'scheduled'))
    return undefined
  const version = await versionById(deps.db, pending)
  if (version === undefined) return undefined
  const { content, hash } = version
  return {
    storyId: edition.story_id,
    editionId,
    ref: edition.ref,
    locale: edition.locale,
    unitId: edition.unit_id,
    slug: content.slug === '' ? slugify(content.headline) : content.slug,
    headline: content.headline,
    summary: content.summary,
    byline: content.byline,
    tags: content.tags,
    versionHash: hash,
    scheduledFor: edition.scheduled_for,
    alts: [...(content.lead === null ? [] : [content.lead]), ...figureUses(content.body)].map(
      ({ alt }) => alt,
    ),
    recordings: recordingUses(content.body),
  }
}
