import type { Actor } from '../../platform/actor.ts'
import { invalid } from '../../platform/errors.ts'
import { assetIdsOf, type EditionContent } from './content.ts'
import type { NewsroomDeps } from './deps.ts'

/**
 * A text may only show pictures that its writer may see: otherwise the number of another unit's unpublished picture
 * would be enough to publish it. `known` are in the text already.
 * @throws invalid_content (422), picture_unknown at `pictures.<assetId>`, for a hidden and a missing one alike
 */
export async function requireUsablePictures(
  { bank, identity }: Pick<NewsroomDeps, 'bank' | 'identity'>,
  actor: Actor,
  content: EditionContent,
  known: readonly string[],
): Promise<void> {
  const faults = []
  for (const id of assetIdsOf(content)) {
    if (known.includes(id)) continue
    const asset = await bank.get(id)
    if (asset === undefined || !(await identity.can(actor, 'asset.read', asset.unitId)))
      faults.push({ at: `pictures.${id}`, code: 'picture_unknown' })
  }
  if (faults.length > 0) throw invalid('invalid_content', faults)
}
