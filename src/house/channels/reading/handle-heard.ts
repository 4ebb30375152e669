/** What is done with a message that is not answering it: giving it to somebody, closing it, and replies that lie ready. */
import type { Actor } from '../../../platform/actor.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { ChannelsDeps } from '../deps.ts'
import { heardRow, repliesFor, type CannedReply } from './inbox.ts'

type Deps = Pick<ChannelsDeps, 'db' | 'identity' | 'units' | 'clock' | 'audit'>

/** To somebody who may answer for the unit; null: to nobody. @throws not_found, forbidden, assignee_unfit */
export async function assignHeard(
  deps: Deps,
  actor: Actor,
  id: string,
  personId: string | null,
): Promise<void> {
  const row = await heardRow(deps, actor, id)
  const able = personId === null ? [] : await deps.identity.whoMay('inbox.answer', row.unit_id)
  const person = able.find((one) => one.personId === personId)
  if (personId !== null && person === undefined)
    throw invalid('assignee_unfit', [{ at: 'personId', code: 'assignee_unfit' }])
  await deps.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('channels.heard')
      .set({ assigned_to: personId, assigned_name: person?.name ?? null, changed_at: deps.clock.now() })
      .where('id', '=', id)
      .execute()
    await record(deps, trx, actor, 'inbox.assign', row, { to: person?.name ?? null })
  })
}

/** Nothing more is to be said to it; done again it changes nothing. @throws not_found, forbidden */
export async function closeHeard(deps: Deps, actor: Actor, id: string): Promise<void> {
  const row = await heardRow(deps, actor, id)
  await deps.db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('channels.heard')
      .set({ state: 'closed', changed_at: deps.clock.now() })
      .where('id', '=', id)
      .where('state', '<>', 'closed')
      .executeTakeFirst()
    if (numUpdatedRows > 0n) await record(deps, trx, actor, 'inbox.close', row, {})
  })
}

/** @throws not_found (unit), forbidden */
export async function cannedReplies(deps: Deps, actor: Actor, unitId: string): Promise<CannedReply[]> {
  if (deps.units.get(unitId) === undefined) throw notFound('unit')
  await deps.identity.authorise(actor, 'inbox.answer', unitId)
  return repliesFor(deps, unitId)
}

/** For a unit and those below it. @throws not_found (unit), forbidden, replies_full */
export async function keepReply(
  deps: Deps,
  actor: Actor,
  { unitId, title, text }: Omit<CannedReply, 'id'>,
): Promise<CannedReply> {
  const unit = deps.units.get(unitId)
  if (unit === undefined) throw notFound('unit')
  await deps.identity.authorise(actor, 'inbox.answer', unitId)
  const reply = { id: newId(), unitId, title: title.trim(), text: text.trim() }
  await deps.db.transaction().execute(async (trx) => {
    const { count } = await trx
      .selectFrom('channels.canned_reply')
      .select((of) => of.fn.countAll<string>().as('count'))
      .where('unit_id', '=', unitId)
      .executeTakeFirstOrThrow()
    if (Number(count) >= 50) throw conflict('replies_full', { most: 50 })
    await trx
      .insertInto('channels.canned_reply')
      .values({
        id: reply.id,
        unit_id: unitId,
        unit_path: unit.path,
        title: reply.title,
        text: reply.text,
        changed_at: deps.clock.now(),
      })
      .execute()
    await deps.audit.record(trx, {
      actor,
      act: 'inbox.keep_reply',
      unitId,
      objectKind: 'unit',
      objectId: unitId,
      details: { title: reply.title },
    })
  })
  return reply
}

/** @throws not_found, forbidden */
export async function removeReply(deps: Deps, actor: Actor, id: string): Promise<void> {
  const row = await deps.db
    .selectFrom('channels.canned_reply')
    .select(['unit_id', 'title'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('reply')
  await deps.identity.authorise(actor, 'inbox.answer', row.unit_id)
  await deps.db.transaction().execute(async (trx) => {
    await trx.deleteFrom('channels.canned_reply').where('id', '=', id).execute()
    await deps.audit.record(trx, {
      actor,
      act: 'inbox.remove_reply',
      unitId: row.unit_id,
      objectKind: 'unit',
      objectId: row.unit_id,
      details: { title: row.title },
    })
  })
}

/** The account is named and not the message: whoever wrote it is to leave no trace. */
function record(
  { audit }: Pick<Deps, 'audit'>,
  trx: Parameters<Deps['audit']['record']>[0],
  actor: Actor,
  act: string,
  { unit_id: unitId, channel_id: channelId, handle }: { unit_id: string; channel_id: string; handle: string },
  details: Record<string, unknown>,
): Promise<void> {
  return audit.record(trx, {
    actor,
    act,
    unitId,
    objectKind: 'channel',
    objectId: channelId,
    details: { handle, ...details },
  })
}
