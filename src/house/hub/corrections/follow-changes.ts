/** Changes of what people hold, caught within their own transaction: each leaves a job that finds the holders. */
import { sql } from 'kysely'
import type { HouseTransaction } from '../../../platform/db.ts'
import type { HubDeps } from '../deps.ts'

export function followChanges({ jobs, newsroom, bank }: Pick<HubDeps, 'jobs' | 'newsroom' | 'bank'>): void {
  newsroom.onAnnounced(async (trx, news) => {
    const { editionId, act } = news
    if (act === 'withdraw' || act === 'recall') await dropNews(trx, editionId)
    if (act === 'recall') await silence(trx, editionId)
    await jobs.enqueue(trx, 'follow-edition', { ...news })
  })
  bank.onRevised(async (trx, { assetId, recordNumber, by }) => {
    await jobs.enqueue(trx, 'follow-asset', { assetId, recordNumber, by })
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

/** What is no longer published is told to nobody any more, not even by what is already on its way. */
async function dropNews(trx: HouseTransaction, subjectId: string): Promise<void> {
  await sql`update hub.push_note set payload = null where sent_at is null
    and tag in (select 'news-' || id from hub.news where subject_id = ${subjectId})`.execute(trx)
  await trx.deleteFrom('hub.news').where('subject_id', '=', subjectId).execute()
}

/** Of what was recalled, no word is kept here either. */
async function silence(trx: HouseTransaction, subjectId: string): Promise<void> {
  await trx
    .updateTable('hub.bookmark')
    .set({ title: '' })
    .where('subject_kind', '=', 'story')
    .where('subject_id', '=', subjectId)
    .execute()
  await trx
    .updateTable('hub.correction')
    .set({ title: '', note: '' })
    .where('subject_kind', '=', 'story')
    .where('subject_id', '=', subjectId)
    .execute()
}
