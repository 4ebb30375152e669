import type { Actor } from '../../platform/actor.ts'
import { invalid } from '../../platform/errors.ts'
import { assetIdsOf, type EditionContent } from './content.ts'
import type { NewsroomDeps } from './deps.ts'
import { recordingUses } from './recording.ts'

/**
 * A text may only show what its writer may see: otherwise the number of another unit's unpublished picture would be
 * enough to publish it. A film stands where a film can be played. `known` are in the text already.
 * @throws invalid_content (422), picture_unknown or recording_unknown at `pictures.<assetId>`, for a hidden and a missing
 * one alike
 */
export async function requireUsablePictures(
  { bank, identity }: Pick<NewsroomDeps, 'bank' | 'identity'>,
  actor: Actor,
  content: EditionContent,
  known: readonly string[],
): Promise<void> {
  const faults = []
  const played = new Set(recordingUses(content.body).map(({ assetId }) => assetId))
  for (const id of assetIdsOf(content)) {
    if (known.includes(id)) continue
    const asset = await bank.get(id)
    const fits = !played.has(id) || asset?.kind === 'video' || asset?.kind === 'audio'
    if (asset === undefined || !fits || !(await identity.can(actor, 'asset.read', asset.unitId)))
      faults.push({ at: `pictures.${id}`, code: played.has(id) ? 'recording_unknown' : 'picture_unknown' })
  }
  if (faults.length > 0) throw invalid('invalid_content', faults)
}
