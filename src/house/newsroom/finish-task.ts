import type { Actor } from '../../platform/actor.ts'
import { conflict, HouseError, notFound } from '../../platform/errors.ts'
import type { Act } from '../identity/index.ts'
import type { NewsroomDeps } from './deps.ts'
import { holdEdition } from './edition-rows.ts'
import { visibleEdition } from './perform-act.ts'
import { recordAct } from './record-act.ts'

/**
 * Marks a task as done. An after-review is done by somebody who had no hand in the emergency publication.
 * @throws not_found, forbidden, own_work, task_done (409)
 */
export async function finishTask(
  deps: NewsroomDeps,
  actor: Actor,
  input: { taskId: string; note?: string | undefined },
): Promise<void> {
  const task = await deps.db
    .selectFrom('newsroom.task')
    .selectAll()
    .where('id', '=', input.taskId)
    .executeTakeFirst()
  if (task === undefined) throw notFound('task')
  const seen = await visibleEdition(deps, actor, task.edition_id)
  await deps.identity.authorise(actor, task.needs_act as Act, task.unit_id)
  if (actor.kind !== 'person' || task.not_by.includes(actor.id)) throw new HouseError('own_work', 403)
  await deps.db.transaction().execute(async (trx) => {
    const edition = await holdEdition(trx, seen)
    const now = deps.clock.now()
    const done = await trx
      .updateTable('newsroom.task')
      .set({ done_at: now, done_by: actor.id, done_by_name: actor.name, done_note: input.note ?? null })
      .where('id', '=', task.id)
      .where('done_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (done === undefined) throw conflict('task_done')
    const reviewed = await trx
      .selectFrom('newsroom.act')
      .select(['version_id', 'version_hash'])
      .where('id', '=', task.act_id)
      .executeTakeFirst()
    await recordAct(deps, trx, {
      actor,
      kind: task.kind === 'after_review' ? 'review' : 'finish_task',
      edition,
      at: now,
      ...(reviewed === undefined || reviewed.version_id === null || reviewed.version_hash === null
        ? {}
        : { version: { id: reviewed.version_id, hash: reviewed.version_hash } }),
      reason: input.note,
      details: { task: task.kind, taskId: task.id },
    })
  })
}
