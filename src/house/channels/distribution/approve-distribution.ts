/** A second person: asked by whoever wrote it, and agreeing to exactly what will be sent. */
import type { Actor } from '../../../platform/actor.ts'
import { conflict } from '../../../platform/errors.ts'
import type { ChannelsDeps } from '../deps.ts'
import { requireDistribution } from './distribution.ts'
import { layOut } from './preview-distribution.ts'

/** @throws not_found, forbidden, distribution_changed, distribution_not_public */
export async function askForApproval(
  deps: ChannelsDeps,
  actor: Actor,
  id: string,
  bound: string,
): Promise<void> {
  const { unit_id: unitId } = await requireDistribution(deps.db, id)
  await deps.identity.authorise(actor, 'channel.manage', unitId)
  await note(deps, actor, id, bound, 'distribution.ask', { state: 'asked' }, 'draft')
}

/** @throws not_found, forbidden, own_work, distribution_changed, distribution_not_public */
export async function approveDistribution(
  deps: ChannelsDeps,
  actor: Actor,
  id: string,
  bound: string,
): Promise<void> {
  const row = await requireDistribution(deps.db, id)
  await deps.identity.authorise(actor, 'distribution.approve', row.unit_id)
  if (row.changed_by_id === actor.id) throw conflict('distribution_own_work')
  const at = deps.clock.now()
  const agreed = {
    approved_hash: bound,
    approved_by_id: actor.id,
    approved_by: actor.name,
    approved_at: at,
  }
  await note(deps, actor, id, bound, 'distribution.approve', agreed, 'asked')
}

async function note(
  deps: ChannelsDeps,
  actor: Actor,
  id: string,
  bound: string,
  act: string,
  change: { state?: string; approved_hash?: string; approved_at?: Date },
  from: 'draft' | 'asked',
): Promise<void> {
  const { row, bound: now } = await layOut(deps, actor, id)
  if (now !== bound) throw conflict('distribution_changed')
  await deps.db.transaction().execute(async (trx) => {
    const done = await trx
      .updateTable('channels.distribution')
      .set(change)
      .where('id', '=', id)
      .where('hash', '=', row.hash)
      .where('state', '=', from)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) throw conflict('distribution_changed')
    await deps.audit.record(trx, {
      actor,
      act,
      unitId: row.unit_id,
      objectKind: 'distribution',
      objectId: id,
      versionHash: bound,
    })
  })
}
