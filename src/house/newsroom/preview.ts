/** A preview for somebody without an account: the text as it stood, behind a link that expires. */
import { theHouse, type Actor } from '../../platform/actor.ts'
import { notFound } from '../../platform/errors.ts'
import { newId, newToken } from '../../platform/ids.ts'
import { fingerprint } from '../../platform/secrets.ts'
import { slugify } from '../../platform/text/slugify.ts'
import { tokenise } from '../../platform/text/tokenise.ts'
import { cropKey, type FoundRendition, type MadeFile } from '../bank/index.ts'
import { cropsOf, type EditionContent } from './content.ts'
import type { NewsroomDeps } from './deps.ts'
import { draftOf, findEdition, versionById, type EditionRow } from './edition-rows.ts'
import { visibleEdition } from './perform-act.ts'
import { plainText } from './plain-text.ts'
import type { PublicStory } from './public-reading.ts'
import { recordAct } from './record-act.ts'
import { recordingUses } from './recording.ts'
import { renderBody } from './render-body.ts'
import { freeOf, mediaOf, showing, shownRecording, type Media } from './shown-media.ts'
import { inUse } from './write-publication.ts'

const hour = 3_600_000

/**
 * Makes a link (1 to 168 hours) to the text as it stands now; later changes need a new link.
 * @throws not_found, forbidden
 */
export async function sharePreview(
  deps: NewsroomDeps,
  actor: Actor,
  input: { editionId: string; hours: number },
): Promise<{ url: string; expiresAt: string }> {
  const edition = await visibleEdition(deps, actor, input.editionId)
  await deps.identity.authorise(actor, 'story.write', edition.unit_id)
  const text =
    (await draftOf(deps.db, edition.id)) ??
    (edition.published_version_id === null
      ? undefined
      : await versionById(deps.db, edition.published_version_id))
  if (text === undefined || edition.state === 'recalled') throw notFound('text')
  const token = newToken()
  const now = deps.clock.now()
  const hours = Math.min(168, Math.max(1, Math.floor(input.hours)))
  const expiresAt = new Date(now.getTime() + hours * hour)
  await deps.db.transaction().execute(async (trx) => {
    const id = newId()
    await trx
      .insertInto('newsroom.preview_link')
      .values({
        id,
        token_hash: fingerprint(token),
        edition_id: edition.id,
        content: JSON.stringify(text.content),
        hash: text.hash,
        made_at: now,
        made_by: actor.id,
        made_by_name: actor.name,
        expires_at: expiresAt,
      })
      .execute()
    await recordAct(deps, trx, {
      actor,
      kind: 'share_preview',
      edition,
      at: now,
      details: { linkId: id, expiresAt: expiresAt.toISOString(), textHash: text.hash },
    })
  })
  return { url: `${deps.config.url}/pratinjau/${token}`, expiresAt: expiresAt.toISOString() }
}

/** Ends every preview link of the edition. @throws not_found, forbidden */
export async function revokePreviews(deps: NewsroomDeps, actor: Actor, editionId: string): Promise<void> {
  const edition = await visibleEdition(deps, actor, editionId)
  await deps.identity.authorise(actor, 'story.write', edition.unit_id)
  await deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now()
    const ended = await trx
      .updateTable('newsroom.preview_link')
      .set({ revoked_at: now })
      .where('edition_id', '=', edition.id)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('id')
      .execute()
    if (ended.length > 0)
      await recordAct(deps, trx, {
        actor,
        kind: 'revoke_previews',
        edition,
        at: now,
        details: { links: ended.length },
      })
  })
}

/** The shape that the site renders for readers, marked as what it is. */
export interface Preview {
  story: PublicStory
  stage: EditionRow['stage']
  expiresAt: Date
}

async function liveLink(deps: NewsroomDeps, token: string) {
  if (!/^[\w-]{20,80}$/.test(token)) return undefined
  const link = await deps.db
    .selectFrom('newsroom.preview_link')
    .select(['edition_id', 'content', 'hash', 'expires_at'])
    .where('token_hash', '=', fingerprint(token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', deps.clock.now())
    .executeTakeFirst()
  const edition = link === undefined ? undefined : await findEdition(deps.db, link.edition_id)
  if (link === undefined || edition === undefined) return undefined
  // A recall reaches previews as well.
  if (edition.state === 'recalled' || edition.state === 'discarded') return undefined
  return { ...link, content: link.content as unknown as EditionContent, edition }
}

/** The text behind a preview link; undefined for an unknown, expired or revoked one, and after a recall. */
export async function previewByToken(deps: NewsroomDeps, token: string): Promise<Preview | undefined> {
  const link = await liveLink(deps, token)
  if (link === undefined) return undefined
  const { edition } = link
  const now = deps.clock.now()
  const unit = deps.units.require(edition.unit_id)
  // A link leads out of the house like a page: what is held back, or gone, is left out.
  const media = behind(token, freeOf(await mediaOf(deps, [link.content])))
  const { pictures, recordings } = media
  const content = showing(link.content, media)
  const known = { locale: edition.locale, known: recordings }
  return {
    stage: edition.stage,
    expiresAt: link.expires_at,
    story: {
      editionId: edition.id,
      storyId: edition.story_id,
      ref: edition.ref,
      locale: edition.locale,
      slug: content.slug === '' ? slugify(content.headline) : content.slug,
      headline: content.headline,
      summary: content.summary,
      topic: content.topic,
      tags: content.tags,
      byline: content.byline,
      urgency: content.urgency,
      unitId: unit.id,
      unitPath: unit.path,
      regionId: unit.regionId,
      picture: content.lead === null ? null : inUse(pictures, content.lead),
      firstPublishedAt: edition.first_published_at ?? now,
      publicTimestamp: edition.public_timestamp ?? now,
      updatedAt: now,
      corrected: false,
      bodyHtml: renderBody(content.body, pictures, known),
      recordings: recordingUses(content.body).map((use) => shownRecording(recordings, use)),
      notes: [],
      state: 'published',
      dateline: content.dateline,
      signOff: content.signOff,
      slugline: content.slugline,
      editorsNote: content.editorsNote,
      mediaTopics: content.mediaTopics,
      place: content.place,
      versionNumber: edition.version_count,
      versionHash: link.hash,
      wordCount: tokenise(plainText(content.body)).length,
      bodyText: plainText(content.body),
      figures: [],
      listedAt: [],
      siblings: [],
      related: [],
    },
  }
}

/** The public addresses answer only after publication; these answer while the link lives. */
function behind(token: string, { pictures, recordings }: Media): Media {
  const moved = <T extends { url: string }>(all: readonly T[]): T[] =>
    all.map((one) => ({ ...one, url: `/api/v1/previews/${token}${one.url}` }))
  return {
    pictures: new Map([...pictures].map(([id, one]) => [id, { ...one, renditions: moved(one.renditions) }])),
    recordings: new Map(
      [...recordings].map(([id, one]) => [
        id,
        { ...one, poster: moved(one.poster), sources: moved(one.sources), tracks: moved(one.tracks ?? []) },
      ]),
    ),
  }
}

/**
 * A rendition of a picture in the previewed text, by the link's token and the picture's public ref.
 * @throws not_found
 */
export async function previewPicture(
  deps: NewsroomDeps,
  { token, ref, crop: key, file }: { token: string; ref: string; crop?: string; file: string },
): Promise<FoundRendition> {
  const link = await liveLink(deps, token)
  if (link === undefined) throw notFound('picture')
  const { pictures, recordings } = freeOf(await mediaOf(deps, [link.content]))
  const picture = [...pictures.values(), ...recordings.values()].find((one) => one.ref === ref)
  const name = /^(320|640|1080|1600|og)\.(?:webp|jpg|jpeg)$/.exec(file)?.[1]
  const shown = cropsOf(link.content).find(
    ({ assetId, crop }) => assetId === picture?.assetId && cropKey(crop) === key,
  )
  if (picture === undefined || name === undefined || (key !== undefined && shown === undefined))
    throw notFound('picture')
  return deps.bank.preview(theHouse, picture.assetId, name as '320', shown?.crop)
}

/** What was made of a film or sound in the previewed text, by name: `web`, `hls/…`. @throws not_found */
export async function previewMade(
  deps: NewsroomDeps,
  { token, ref, name }: { token: string; ref: string; name: string },
): Promise<MadeFile> {
  const link = await liveLink(deps, token)
  const known = link === undefined ? [] : freeOf(await mediaOf(deps, [link.content])).recordings.values()
  const recording = [...known].find((one) => one.ref === ref)
  if (recording === undefined) throw notFound('recording')
  return deps.bank.made(theHouse, recording.assetId, name)
}
