import type { Actor } from '../../platform/actor.ts'
import { notFound } from '../../platform/errors.ts'
import type { NewsroomDeps } from './deps.ts'
import { draftOf, editionsOfStory, versionById, type EditionRow } from './edition-rows.ts'
import { exportNinjs, type Ninjs, type NinjsInput } from './export-ninjs.ts'
import { visibleEdition } from './perform-act.ts'
import { freeOf, mediaOf, showing } from './shown-media.ts'

/**
 * An edition as ninjs 3: what readers see of a published one, otherwise the text at work, marked as withheld.
 * @throws not_found
 */
export async function editionNinjs(deps: NewsroomDeps, actor: Actor, editionId: string): Promise<Ninjs> {
  return ninjsOf(deps, await visibleEdition(deps, actor, editionId))
}

/** The same for those who answer for it themselves. */
export async function ninjsOf(deps: NewsroomDeps, edition: EditionRow): Promise<Ninjs> {
  const { db, units, pack, config } = deps
  const text = await exportedText(deps, edition)
  if (text === undefined) throw notFound('text')
  const [known, siblings, acts] = await Promise.all([
    mediaOf(deps, [text.content]),
    editionsOfStory(db, edition.story_id),
    db
      .selectFrom('newsroom.act')
      .select(['kind', 'public_note', 'at'])
      .where('edition_id', '=', edition.id)
      .where('public_note', 'is not', null)
      .where('kind', 'in', ['correct', 'update', 'withdraw', 'recall'])
      .orderBy('at')
      .execute(),
  ])
  // An export leaves the house like any page.
  const free = freeOf(known)
  const content = showing(text.content, free)
  const unit = units.require(edition.unit_id)
  const place =
    content.place !== null && 'unitId' in content.place ? units.get(content.place.unitId) : undefined
  const topic = pack.topics.find((one) => one.key === content.topic)
  return exportNinjs({
    url: config.url,
    edition: {
      editionId: edition.id,
      storyId: edition.story_id,
      ref: edition.ref,
      locale: edition.locale,
      state: edition.state,
      version: String(text.number),
      versionCreated: text.at,
      firstPublishedAt: edition.first_published_at,
      embargoUntil: edition.embargo_until,
    },
    content,
    ...free,
    unit: { id: unit.id, name: unit.name[edition.locale], address: `${config.url}/${unit.sitePath}` },
    institution: pack.institution[edition.locale],
    topic: topic === undefined ? null : { name: topic.name[edition.locale], iptc: topic.iptc },
    place: placeOf(content.place, place, edition),
    notes: acts.map((act) => ({
      kind: noteKinds[act.kind as keyof typeof noteKinds],
      note: act.public_note ?? '',
      at: act.at.toISOString(),
    })),
    siblings: siblings
      .filter((one) => one.id !== edition.id && one.state === 'published')
      .map((one) => ({ editionId: one.id, locale: one.locale, headline: one.headline })),
  })
}

const noteKinds = {
  correct: 'correction',
  update: 'update',
  withdraw: 'withdrawal',
  recall: 'recall',
} as const

function placeOf(
  place: NinjsInput['content']['place'],
  unit: { name: { id: string; en: string }; coordinates: { lat: number; lon: number } | null } | undefined,
  { locale }: EditionRow,
): NinjsInput['place'] {
  if (place === null) return null
  if (!('unitId' in place)) return place
  return unit === undefined ? null : { name: unit.name[locale], ...unit.coordinates }
}

async function exportedText({ db }: NewsroomDeps, edition: EditionRow) {
  if (edition.published_version_id !== null) {
    const version = await versionById(db, edition.published_version_id)
    return version === undefined
      ? undefined
      : { content: version.content, number: version.number, at: version.created_at }
  }
  const waiting =
    edition.pending_version_id === null ? undefined : await versionById(db, edition.pending_version_id)
  if (waiting !== undefined)
    return { content: waiting.content, number: waiting.number, at: waiting.created_at }
  const draft = await draftOf(db, edition.id)
  return draft === undefined
    ? undefined
    : { content: draft.content, number: edition.version_count, at: draft.saved_at }
}
