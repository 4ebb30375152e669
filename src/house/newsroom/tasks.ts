import type { HouseTransaction } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Act } from '../identity/index.ts'
import type { NewsroomDeps } from './deps.ts'
import { editionsOfStory, type EditionRow } from './edition-rows.ts'

export const taskKinds = [
  'after_review',
  'sibling_corrected',
  'sibling_updated',
  'sibling_withdrawn',
  'sibling_recalled',
  'escalated',
] as const
export type TaskKind = (typeof taskKinds)[number]

/** Acts that a task may call for; a list of tasks asks where the reader holds each of them. */
export const taskActs = ['edition.approve', 'edition.translate'] as const satisfies readonly Act[]

/** Opens something that is still to be done; whoever holds the act at the unit may do it, but for `notBy`. */
export async function openTask(
  { units }: Pick<NewsroomDeps, 'units'>,
  trx: HouseTransaction,
  task: {
    kind: TaskKind
    edition: Pick<EditionRow, 'id' | 'story_id'>
    actId: string
    needsAct: (typeof taskActs)[number]
    unitId: string
    notBy?: readonly (string | null)[]
    now: Date
  },
): Promise<void> {
  await trx
    .insertInto('newsroom.task')
    .values({
      id: newId(),
      kind: task.kind,
      story_id: task.edition.story_id,
      edition_id: task.edition.id,
      act_id: task.actId,
      unit_id: task.unitId,
      unit_path: units.require(task.unitId).path,
      needs_act: task.needsAct,
      not_by: (task.notBy ?? []).filter((id): id is string => id !== null),
      opened_at: task.now,
    })
    .execute()
}

/** A change to one edition that readers see is something to do in each of the others. */
export async function openSiblingTasks(
  deps: Pick<NewsroomDeps, 'units'>,
  trx: HouseTransaction,
  { edition, kind, actId, now }: { edition: EditionRow; kind: TaskKind; actId: string; now: Date },
): Promise<void> {
  for (const sibling of await editionsOfStory(trx, edition.story_id)) {
    if (sibling.id === edition.id || sibling.state === 'discarded' || sibling.state === 'recalled') continue
    await openTask(deps, trx, {
      kind,
      edition: sibling,
      actId,
      needsAct: 'edition.translate',
      unitId: sibling.unit_id,
      now,
    })
  }
}

/** A submission that somebody decided on no longer has to be escalated. */
export async function closeEscalations(
  trx: HouseTransaction,
  { editionId, by, now }: { editionId: string; by: { id: string | null; name: string }; now: Date },
): Promise<void> {
  await trx
    .updateTable('newsroom.task')
    .set({ done_at: now, done_by: by.id, done_by_name: by.name })
    .where('edition_id', '=', editionId)
    .where('kind', '=', 'escalated')
    .where('done_at', 'is', null)
    .execute()
}
