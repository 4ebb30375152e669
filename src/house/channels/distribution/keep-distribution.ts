/** Drafts: kept as they are written, and never over what somebody else wrote meanwhile. */
import type { Actor } from '../../../platform/actor.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { ChannelsDeps } from '../deps.ts'
import { mayAddress } from './audience.ts'
import { hashOf, tidied, type Content } from './content.ts'
import { announceable, open, requireDistribution, toDistribution, type Distribution } from './distribution.ts'

/** @throws forbidden, not_found (unit, edition), distribution_not_public */
export async function beginDistribution(
  deps: ChannelsDeps,
  actor: Actor,
  { unitId, editionId, content: given }: { unitId: string; editionId: string; content: Content },
): Promise<Distribution> {
  await mayAddress(deps, actor, unitId, given.parts)
  const unit = deps.units.get(unitId)
  if (unit === undefined) throw notFound('unit')
  const { edition } = await announceable(deps, actor, editionId)
  const content = tidied(given)
  const now = deps.clock.now()
  return deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto('channels.distribution')
      .values({
        id: newId(),
        unit_id: unit.id,
        unit_path: unit.path,
        story_id: edition.storyId,
        edition_id: editionId,
        locale: edition.locale,
        content: JSON.stringify(content),
        hash: hashOf(content),
        made_by_id: actor.id,
        made_by: actor.name,
        made_at: now,
        changed_by_id: actor.id,
        changed_by: actor.name,
        changed_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await deps.audit.record(trx, {
      actor,
      act: 'distribution.begin',
      unitId,
      objectKind: 'distribution',
      objectId: row.id,
    })
    return toDistribution(row)
  })
}

/**
 * `base` is the hash that the writer began with. What was asked or agreed to is a draft again.
 * @throws not_found, forbidden, distribution_changed
 */
export async function saveDistribution(
  deps: ChannelsDeps,
  actor: Actor,
  id: string,
  { base, content: given }: { base: string; content: Content },
): Promise<Distribution> {
  const { unit_id: unitId } = await requireDistribution(deps.db, id)
  await mayAddress(deps, actor, unitId, given.parts)
  const content = tidied(given)
  const hash = hashOf(content)
  return deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('channels.distribution')
      .set({
        state: 'draft',
        content: JSON.stringify(content),
        hash,
        why: null,
        // Whoever saves the same again has not written it.
        ...(hash === base
          ? {}
          : { changed_by_id: actor.id, changed_by: actor.name, changed_at: deps.clock.now() }),
      })
      .where('id', '=', id)
      .where('hash', '=', base)
      .where('state', 'in', [...open])
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) throw conflict('distribution_changed')
    await deps.audit.record(trx, {
      actor,
      act: 'distribution.save',
      unitId,
      objectKind: 'distribution',
      objectId: id,
      versionHash: hash,
    })
    return toDistribution(row)
  })
}

/** @throws not_found, forbidden, distribution_settled */
export async function discardDistribution(deps: ChannelsDeps, actor: Actor, id: string): Promise<void> {
  const { unit_id: unitId } = await requireDistribution(deps.db, id)
  await deps.identity.authorise(actor, 'channel.manage', unitId)
  await deps.db.transaction().execute(async (trx) => {
    const done = await trx
      .updateTable('channels.distribution')
      .set({ state: 'discarded', changed_at: deps.clock.now() })
      .where('id', '=', id)
      .where('state', 'in', [...open])
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) throw conflict('distribution_settled')
    await deps.audit.record(trx, {
      actor,
      act: 'distribution.discard',
      unitId,
      objectKind: 'distribution',
      objectId: id,
    })
  })
}
