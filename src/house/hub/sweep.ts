import { linkLife } from './link.ts'
import type { HubDeps } from './deps.ts'
import { dropProofs } from './press/proof.ts'

const day = 86_400_000
/** A change is not told again after this long, so who was told of it may be forgotten (ms). */
const noticesKept = 90 * day
/** How far back a personal feed reaches (ms). */
const newsKept = 90 * day

/** Removes what nobody confirmed, what has expired, and files that came with it. Done by the job `sweep-hub`. */
export async function sweepHub({ db, clock, jobs }: Pick<HubDeps, 'db' | 'clock' | 'jobs'>): Promise<void> {
  const now = clock.now()
  const ago = (ms: number) => new Date(now.getTime() - ms)
  await db.deleteFrom('hub.link').where('expires_at', '<=', now).execute()
  await db.deleteFrom('hub.session').where('expires_at', '<=', now).execute()
  await db.deleteFrom('hub.notice').where('created_at', '<', ago(noticesKept)).execute()
  await db.deleteFrom('hub.push_note').where('created_at', '<', ago(noticesKept)).execute()
  await db.deleteFrom('hub.news').where('at', '<', ago(newsKept)).execute()
  // While one of its links still works, a subscription or an application is kept.
  await db
    .deleteFrom('hub.follow as f')
    .where('f.confirmed_at', 'is', null)
    .where('f.created_at', '<=', ago(linkLife.follow))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('hub.link as l').whereRef('l.subject_id', '=', 'f.id'))))
    .execute()
  await db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('hub.registration')
      .where('created_at', '<=', ago(linkLife.registration))
      .returning('proof_object')
      .execute()
    await dropProofs(
      { jobs },
      trx,
      gone.map(({ proof_object: object }) => object),
    )
  })
}
