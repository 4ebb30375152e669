/** Rows that nobody asks for any more. Receipts, downloads and the versions of records stay. */
import type { BankDeps } from './deps.ts'
import { newsFor } from './saved-searches/saved-search.ts'

const day = 86_400_000
/** A parcel is answered within the hour; the rest of the day explains a link that was opened too late. */
const parcelsStay = day
/** Mail servers give a letter up after some five days. */
const lettersStay = 30 * day
/** Phones ask how an upload ended; what it became is told by its receipt for ever. */
const uploadsStay = 90 * day
/** Of what was told and seen; while it could be found again, it keeps it from being told twice. */
const hitsStay = 90 * day

export async function sweepRows({ db, clock }: Pick<BankDeps, 'db' | 'clock'>): Promise<void> {
  const before = (age: number) => new Date(clock.now().getTime() - age)
  await db.deleteFrom('bank.parcel').where('made_at', '<', before(parcelsStay)).execute()
  await db.deleteFrom('bank.letter').where('received_at', '<', before(lettersStay)).execute()
  await db.deleteFrom('bank.upload').where('settled_at', '<', before(uploadsStay)).execute()
  await db
    .deleteFrom('bank.search_hit')
    .where('told_at', '<', before(hitsStay))
    .where('seen_at', '<', before(hitsStay))
    .where((of) =>
      of.exists(
        of
          .selectFrom('bank.asset')
          .whereRef('bank.asset.id', '=', 'bank.search_hit.asset_id')
          .where('bank.asset.created_at', '<', before(newsFor)),
      ),
    )
    .execute()
}
