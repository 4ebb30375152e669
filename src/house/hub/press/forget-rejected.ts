/** Who was rejected and did not apply again is forgotten after the time that the house's setting gives. */
import type { HubDeps } from '../deps.ts'
import { erase } from './erase.ts'

const day = 86_400_000

const longAgo = ({ clock, config }: Pick<HubDeps, 'clock' | 'config'>) =>
  new Date(clock.now().getTime() - config.rejectedDays * day)

/** Done by the job `find-long-rejected`. */
export async function findLongRejected(
  deps: Pick<HubDeps, 'db' | 'clock' | 'config' | 'jobs'>,
): Promise<void> {
  const rows = await deps.db
    .selectFrom('hub.journalist')
    .select('id')
    .where('state', '=', 'rejected')
    .where('changed_at', '<=', longAgo(deps))
    .orderBy('changed_at')
    .limit(1000)
    .execute()
  await deps.jobs.enqueueAll(
    deps.db,
    'forget-rejected',
    rows.map(({ id }) => ({ data: { journalistId: id } })),
  )
}

/** Done by the job `forget-rejected`; whoever applied again meanwhile stays. */
export async function forgetRejected(
  deps: HubDeps,
  { journalistId }: { journalistId: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('hub.journalist')
      .select(['id', 'email', 'proof_object as proof'])
      .where('id', '=', journalistId)
      .where('state', '=', 'rejected')
      .where('changed_at', '<=', longAgo(deps))
      .forUpdate()
      .executeTakeFirst()
    if (found === undefined || found.email === null) return
    await erase(deps, trx, { ...found, email: found.email }, 'forget')
  })
}
