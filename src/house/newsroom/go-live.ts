/** What a publication writes, whichever act brought it about; all within the act's transaction. */
import { sql } from 'kysely'
import type { HouseTransaction } from '../../platform/db.ts'
import { conflict } from '../../platform/errors.ts'
import { announce } from './announce.ts'
import { assetIdsOf, cropsOf, type EditionContent } from './content.ts'
import type { NewsroomDeps } from './deps.ts'
import { versionById, type DraftRow, type EditionRow, type EditionUpdate } from './edition-rows.ts'
import type { Deed, Scene } from './perform-act.ts'
import { listingsFor, type PublicPicture } from './publication.ts'
import { openSiblingTasks } from './tasks.ts'
import { recordingsOf } from './shown-media.ts'
import { writePublication } from './write-publication.ts'

export interface GoLive {
  version: { id: string; number: number; hash: string }
  /** Undefined: the first publication. */
  change?: { kind: 'correction' | 'update'; reason: string; publicNote: string } | undefined
  /** Read before the transaction: see `picturesOf`. */
  pictures: ReadonlyMap<string, PublicPicture>
  /** `publish_emergency`, where it was one. */
  kind?: string
  set?: EditionUpdate
  details?: Record<string, unknown>
  reason?: string | undefined
  afterwards?(): Promise<void>
}

/** The files of every picture in the text at work; a transaction should not wait for another connection. */
export async function picturesOf(
  deps: Pick<NewsroomDeps, 'bank'>,
  draft: Pick<DraftRow, 'content'> | undefined,
): Promise<ReadonlyMap<string, PublicPicture>> {
  const ids = draft === undefined ? [] : assetIdsOf(draft.content)
  return ids.length === 0 ? new Map() : deps.bank.pictures(ids)
}

/** The change that was said at submission, of an edition that readers have already seen. */
export function saidChange(edition: EditionRow): GoLive['change'] {
  const { change_kind: kind, change_reason: reason, change_note: publicNote } = edition
  return kind === null || reason === null || publicNote === null ? undefined : { kind, reason, publicNote }
}

/** @throws picture_embargoed (409) where another story under embargo holds one of the pictures. */
async function refuseEmbargoedPictures(
  trx: HouseTransaction,
  { edition, content, now }: { edition: EditionRow; content: EditionContent; now: Date },
): Promise<void> {
  const ids = assetIdsOf(content)
  if (ids.length === 0) return
  const held = await trx
    .selectFrom('newsroom.edition as e')
    .innerJoin('newsroom.story as s', 's.id', 'e.story_id')
    .select('s.number')
    .where(sql<boolean>`e.asset_ids && ${ids}::uuid[]`)
    .where('s.id', '<>', edition.story_id)
    .where('s.embargo_until', '>', now)
    .where('e.state', 'not in', ['published', 'recalled', 'discarded'])
    .executeTakeFirst()
  if (held !== undefined) throw conflict('picture_embargoed', { number: held.number })
}

export async function listingsOf(
  { units }: Pick<NewsroomDeps, 'units'>,
  trx: HouseTransaction,
  story: { id: string; unit_id: string },
) {
  const others = await trx
    .selectFrom('newsroom.story_unit')
    .select(['unit_id', 'kind'])
    .where('story_id', '=', story.id)
    .execute()
  const of = (kind: string) => others.filter((unit) => unit.kind === kind).map((unit) => unit.unit_id)
  return listingsFor(units, {
    leadUnitId: story.unit_id,
    supportingUnitIds: of('supporting'),
    adopterUnitIds: of('adopted'),
    mandatoryUnitIds: of('mandatory'),
  })
}

const eventOf = {
  publish: 'edition.published',
  correct: 'edition.corrected',
  update: 'edition.updated',
} as const
const noteOf = { correction: 'correction', update: 'update' } as const

/** The deed of putting a version before the readers. */
export async function goLive(deps: NewsroomDeps, scene: Scene, live: GoLive): Promise<Deed> {
  const { trx, edition, content, now, actId } = scene
  const { version, change } = live
  await refuseEmbargoedPictures(trx, { edition, content, now })
  const announced = change === undefined ? 'publish' : change.kind === 'correction' ? 'correct' : 'update'
  const unit = deps.units.require(edition.unit_id)
  const firstPublishedAt = edition.first_published_at ?? now
  // A correction mends what was said; only an update is news again.
  const publicTimestamp = change?.kind === 'correction' ? (edition.public_timestamp ?? now) : now
  const replaced =
    edition.published_version_id === null ? undefined : await versionById(trx, edition.published_version_id)
  return {
    kind: live.kind ?? announced,
    to: { state: 'published', beside: null },
    version,
    reason: live.reason ?? change?.reason,
    publicNote: change?.publicNote,
    details: live.details ?? {},
    set: {
      ...live.set,
      published_version_id: version.id,
      first_published_at: firstPublishedAt,
      published_at: now,
      public_timestamp: publicTimestamp,
    },
    async afterwards() {
      const written = await writePublication(trx, {
        editionId: edition.id,
        storyId: edition.story_id,
        locale: edition.locale,
        ref: edition.ref,
        versionNumber: version.number,
        versionHash: version.hash,
        content,
        unit: { id: unit.id, path: unit.path, regionId: unit.regionId },
        ancestry: deps.units.ancestry(unit.id).map((one) => one.id),
        listings: await listingsOf(deps, trx, { id: edition.story_id, unit_id: edition.unit_id }),
        pictures: live.pictures,
        recordings: await recordingsOf(deps, content, trx),
        firstPublishedAt,
        publicTimestamp,
        updatedAt: now,
        ...(change === undefined
          ? {}
          : { note: { kind: noteOf[change.kind], note: change.publicNote, at: now.toISOString() } }),
      })
      await deps.bank.publish(trx, written.assetsShown, edition.id, cropsOf(content))
      const released = replaced === undefined ? [] : assetIdsOf(replaced.content)
      await deps.bank.hide(
        trx,
        released.filter((id) => !written.assetsShown.includes(id)),
        edition.id,
      )
      if (change !== undefined)
        await openSiblingTasks(deps, trx, {
          edition,
          kind: change.kind === 'correction' ? 'sibling_corrected' : 'sibling_updated',
          actId,
          now,
        })
      await live.afterwards?.()
      await announce(deps, trx, edition, { act: announced, version: version.number })
      await deps.events.emit(trx, eventOf[announced], {
        storyId: edition.story_id,
        editionId: edition.id,
        locale: edition.locale,
        ref: edition.ref,
        topic: content.topic,
        unitIds: written.unitIds,
      })
    },
  }
}
