/** What a distribution takes of quotas and budgets, and when the last of it could leave; reserves nothing. */
import type { Actor } from '../../../platform/actor.ts'
import type { ChannelsDeps } from '../deps.ts'
import { estimate, type Estimate } from '../quotas/estimate.ts'
import { readContent } from './content.ts'
import { requireDistribution } from './distribution.ts'
import { isReady, layOut } from './preview-distribution.ts'

/** Of what goes out by itself; what is proposed takes its place once its unit adopts it. @throws not_found, forbidden, distribution_not_public */
export async function estimateDistribution(deps: ChannelsDeps, actor: Actor, id: string): Promise<Estimate> {
  const { unit_id: unitId } = await requireDistribution(deps.db, id)
  await deps.identity.authorise(actor, 'delivery.read', unitId)
  const { row, addressees, scheduledFor } = await layOut(deps, actor, id)
  const at = readContent(row.content).plannedFor ?? scheduledFor
  const ready = addressees.filter(isReady)
  return estimate(deps, actor, {
    channelIds: ready.map(({ account }) => account.id),
    counts: new Map(ready.map(({ account, preview }) => [account.id, 1 + (preview.parts?.length ?? 0)])),
    units: new Map(ready.map(({ account, preview }) => [account.id, preview.units ?? 0])),
    from: row.unit_path,
    ...(at === null ? {} : { at }),
  })
}
