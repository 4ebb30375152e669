/** Changes of what people hold, caught within their own transaction: each leaves a job that finds the holders. */
import type { HouseTransaction } from '../../../platform/db.ts'
import { dropNews } from '../alerts/match-release.ts'
import type { HubDeps } from '../deps.ts'
import type { CorrectionSubject } from './correction.ts'

export function followChanges({ jobs, newsroom, bank }: Pick<HubDeps, 'jobs' | 'newsroom' | 'bank'>): void {
  newsroom.onAnnounced(async (trx, news) => {
    const { editionId, act } = news
    if (act === 'withdraw' || act === 'recall') await dropNews(trx, editionId)
    if (act === 'recall') await silence(trx, 'story', editionId)
    await jobs.enqueue(trx, 'follow-edition', { ...news })
  })
  bank.onRevised(async (trx, { assetId, recordNumber, subtitles, by }) => {
    const what = subtitles === undefined ? { recordNumber } : { subtitles }
    await jobs.enqueue(trx, 'follow-asset', { assetId, ...what, by })
  })
  // What time alone decides: a consent or a retention that has run out.
  bank.onStanding((trx, assetIds) =>
    jobs.enqueueAll(
      trx,
      'follow-asset',
      assetIds.map((assetId) => ({ data: { assetId } })),
    ),
  )
}

/** Of what was recalled, no word is kept here either. */
export async function silence(
  trx: HouseTransaction,
  kind: Exclude<CorrectionSubject, 'asset'>,
  subjectId: string,
): Promise<void> {
  await trx
    .updateTable('hub.bookmark')
    .set({ title: '' })
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .execute()
  await trx
    .updateTable('hub.correction')
    .set({ title: '', title_en: '', note: '' })
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .execute()
}
