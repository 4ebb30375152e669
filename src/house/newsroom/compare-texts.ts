import type { Static } from 'typebox'
import type { Actor } from '../../platform/actor.ts'
import type * as answer from './answers.ts'
import type { NewsroomDeps } from './deps.ts'
import { diffVersions } from './diff-versions.ts'
import { findEdition, versionById } from './edition-rows.ts'
import { visibleEdition } from './perform-act.ts'
import { changedParagraphs } from './staleness.ts'
import { newestVersion, textOf } from './versions.ts'

/** Word by word from one version of an edition to another; 0 is the text at work. @throws not_found */
export async function difference(
  deps: NewsroomDeps,
  actor: Actor,
  input: { editionId: string; from: number; to: number },
): Promise<Static<typeof answer.difference>> {
  const edition = await visibleEdition(deps, actor, input.editionId)
  const [before, after] = [
    await textOf(deps.db, edition, input.from),
    await textOf(deps.db, edition, input.to),
  ]
  return { blocks: diffVersions(before, after) }
}

/**
 * What changed in the source since the version that a translation was made from; not stale where the edition is no
 * translation. @throws not_found
 */
export async function staleness(
  deps: NewsroomDeps,
  actor: Actor,
  editionId: string,
): Promise<Static<typeof answer.staleness>> {
  const edition = await visibleEdition(deps, actor, editionId)
  const from =
    edition.source_version_id === null ? undefined : await versionById(deps.db, edition.source_version_id)
  const source =
    edition.source_edition_id === null ? undefined : await findEdition(deps.db, edition.source_edition_id)
  if (from === undefined || source === undefined) return { stale: false, from: null, to: null, blocks: [] }
  const to = (await newestVersion(deps.db, source)) ?? from
  return {
    stale: to.id !== from.id,
    from: { id: from.id, number: from.number },
    to: { id: to.id, number: to.number },
    blocks: to.id === from.id ? [] : changedParagraphs(from.content, to.content),
  }
}
