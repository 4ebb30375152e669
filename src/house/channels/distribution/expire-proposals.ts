/** What nobody answered is not sent. */
import { theHouse } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import type { ChannelsDeps } from '../deps.ts'

/** Ends proposals whose time is over; how many. */
export async function expireProposals({
  db,
  clock,
  audit,
}: Pick<ChannelsDeps, 'db' | 'clock' | 'audit'>): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const ended = await trx
      .updateTable('channels.proposal')
      .set({ state: 'expired' })
      .where('state', '=', 'open')
      .where('answer_by', '<=', clock.now())
      .executeTakeFirst()
    const n = Number(ended.numUpdatedRows)
    if (n > 0)
      await audit.record(trx, { actor: theHouse, act: 'proposal.expired', details: { proposals: n } })
    return n
  })
}

/** An edition was taken back: nothing of it is to be answered any more. */
export async function endProposals(trx: HouseTransaction, editionId: string): Promise<void> {
  await trx
    .updateTable('channels.proposal')
    .set({ state: 'expired' })
    .where('state', '=', 'open')
    .where('distribution_id', 'in', (of) =>
      of.selectFrom('channels.distribution').select('id').where('edition_id', '=', editionId),
    )
    .execute()
}
