import type { HouseTransaction } from '../../platform/db.ts'
import type { NewsroomDeps } from './deps.ts'
import type { EditionRow } from './edition-rows.ts'
import type { Announced } from './jobs.ts'

/** Hands an edition's news to the rooms above, within the act's transaction: none of them can miss it. */
export async function announce(
  { jobs, followers }: Pick<NewsroomDeps, 'jobs' | 'followers'>,
  trx: HouseTransaction,
  edition: Pick<EditionRow, 'id' | 'story_id' | 'ref' | 'locale' | 'unit_id'>,
  { act, version }: { act: Announced; version: number },
): Promise<void> {
  await jobs.enqueue(trx, 'announce-edition', {
    storyId: edition.story_id,
    editionId: edition.id,
    act,
    version,
  })
  const news = {
    editionId: edition.id,
    ref: edition.ref,
    locale: edition.locale,
    unitId: edition.unit_id,
    act,
    version,
  }
  for (const follow of followers) await follow(trx, news)
}
