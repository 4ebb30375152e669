/** Two things that hold for every edition of a story: what is sensitive in it, and its embargo. */
import type { Actor } from '../../platform/actor.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { approvingUnit } from './approving-unit.ts'
import type { NewsroomDeps } from './deps.ts'
import { draftOf, editionsOfStory, holdStory, type EditionRow } from './edition-rows.ts'
import { recordAct } from './record-act.ts'
import { firstRoute, type Route } from './route-approval.ts'
import type { Sensitivity } from './schemas.ts'
import { factsEndedBy } from './stage-facts.ts'
import { isLive } from './state-machine.ts'
import { visibleStory } from './story-units.ts'

/**
 * Flags what is sensitive, and so raises the level that must approve: a text that a lower one has approved goes back
 * into the queue. Whoever takes a flag away must be allowed to approve at the raised level.
 * @throws not_found, forbidden, reason_needed
 */
export async function setSensitivity(
  deps: NewsroomDeps,
  actor: Actor,
  input: { storyId: string; flags: readonly Sensitivity[]; reason: string },
): Promise<void> {
  if (input.reason.trim().length < 3) throw invalid('reason_needed')
  const story = await visibleStory(deps, actor, input.storyId)
  await deps.identity.authorise(actor, 'story.submit', story.unit_id)
  const flags = [...new Set(input.flags)].toSorted()
  const [seen] = await editionsOfStory(deps.db, story.id)
  const known = seen?.sensitivity ?? []
  if (known.some((flag) => !flags.includes(flag)))
    await deps.identity.authorise(
      actor,
      'edition.approve',
      approvingUnit(deps, { unit_id: story.unit_id, sensitivity: known }).id,
    )
  const raised = approvingUnit(deps, { unit_id: story.unit_id, sensitivity: flags })
  const routes = new Map<string, Route>()
  for (const edition of await editionsOfStory(deps.db, story.id)) {
    const hands = (await draftOf(deps.db, edition.id))?.contributors ?? []
    const wanted = { unit_id: story.unit_id, sensitivity: flags }
    routes.set(edition.id, await firstRoute(deps, wanted, [...hands, edition.submitted_by]))
  }

  await deps.db.transaction().execute(async (trx) => {
    await holdStory(trx, story.id)
    const editions = await editionsOfStory(trx, story.id)
    const before = editions[0]?.sensitivity ?? []
    if (before.length === flags.length && before.every((flag) => flags.includes(flag))) return
    // Somebody flagged it in between: the permission to take flags away was asked for fewer.
    if (before.some((flag) => !known.includes(flag) && !flags.includes(flag)))
      throw conflict('changed_meanwhile')
    const now = deps.clock.now()
    await trx
      .updateTable('newsroom.story')
      .set({ sensitivity: [...flags] })
      .where('id', '=', story.id)
      .execute()
    const isRaised =
      approvingUnit(deps, { unit_id: story.unit_id, sensitivity: before }).id !== raised.id &&
      flags.some((flag) => !before.includes(flag))
    for (const edition of editions) {
      const route = routes.get(edition.id)
      if (edition.pending_version_id === null || route === undefined) continue
      const voided = isRaised && edition.stage !== 'submitted'
      await trx
        .updateTable('newsroom.edition')
        .set({
          ...(voided
            ? {
                ...factsEndedBy('submitted'),
                ...(isLive(edition.state) ? { beside: 'submitted' } : { state: 'submitted' }),
                stage_since: now,
              }
            : {}),
          routed_unit_id: route.unitId,
          routed_path: route.path,
          approving_path: raised.path,
        })
        .where('id', '=', edition.id)
        .execute()
      if (voided)
        await recordAct(deps, trx, { actor, kind: 'void', edition, at: now, details: { raisedBy: flags } })
    }
    await recordAct(deps, trx, {
      actor,
      kind: 'set_sensitivity',
      edition: { id: null, story_id: story.id, unit_id: story.unit_id, unit_path: story.unit_path },
      at: now,
      reason: input.reason,
      details: { before, after: flags },
    })
  })
}

/**
 * Sets or lifts the hard embargo of a story: until then no act and no job puts any of its editions before readers.
 * Appointments before it are cancelled; the texts stay approved. Whoever may submit the story sets or prolongs one;
 * whoever shortens or lifts it must be allowed to decide when the story goes out.
 * @throws not_found, forbidden, reason_needed, time_past, already_public (409), changed_meanwhile (409)
 */
export async function setEmbargo(
  deps: NewsroomDeps,
  actor: Actor,
  input: { storyId: string; until: string | null; reason: string },
): Promise<void> {
  if (input.reason.trim().length < 3) throw invalid('reason_needed')
  const story = await visibleStory(deps, actor, input.storyId)
  await deps.identity.authorise(actor, 'story.submit', story.unit_id)
  const until = input.until === null ? null : new Date(input.until)
  const seen = await embargoOf(deps.db, story.id)
  const frees = (held: Date | null) => held !== null && (until === null || until < held)
  if (frees(seen)) await deps.identity.authorise(actor, 'edition.schedule', story.unit_id)
  if (until !== null && !(until > deps.clock.now()))
    throw invalid('time_past', [{ at: 'until', code: 'time_past' }])

  await deps.db.transaction().execute(async (trx) => {
    await holdStory(trx, story.id)
    const now = deps.clock.now()
    const editions = await editionsOfStory(trx, story.id)
    // Another one was set in between: the permission to free the story of it was not asked.
    if (frees(await embargoOf(trx, story.id)) && !frees(seen)) throw conflict('changed_meanwhile')
    if (until !== null && editions.some((edition) => isLive(edition.state))) throw conflict('already_public')
    await trx.updateTable('newsroom.story').set({ embargo_until: until }).where('id', '=', story.id).execute()
    for (const edition of editions)
      if (until !== null) await cancelBefore(deps, trx, { edition, until, actor, now })
    await recordAct(deps, trx, {
      actor,
      kind: until === null ? 'lift_embargo' : 'set_embargo',
      edition: { id: null, story_id: story.id, unit_id: story.unit_id, unit_path: story.unit_path },
      at: now,
      reason: input.reason,
      details: { until: until?.toISOString() ?? null },
    })
  })
}

async function embargoOf(db: NewsroomDeps['db'], storyId: string): Promise<Date | null> {
  const { embargo_until: until } = await db
    .selectFrom('newsroom.story')
    .select('embargo_until')
    .where('id', '=', storyId)
    .executeTakeFirstOrThrow()
  return until
}

async function cancelBefore(
  deps: NewsroomDeps,
  trx: Parameters<typeof holdStory>[0],
  { edition, until, actor, now }: { edition: EditionRow; until: Date; actor: Actor; now: Date },
): Promise<void> {
  if (edition.stage !== 'scheduled' || edition.scheduled_for === null || edition.scheduled_for >= until)
    return
  await trx
    .updateTable('newsroom.edition')
    .set({
      ...factsEndedBy('approved'),
      ...(isLive(edition.state) ? { beside: 'approved' } : { state: 'approved' }),
      stage_since: now,
    })
    .where('id', '=', edition.id)
    .execute()
  await recordAct(deps, trx, {
    actor,
    kind: 'unschedule',
    edition,
    at: now,
    details: { embargoUntil: until.toISOString(), scheduledFor: edition.scheduled_for.toISOString() },
  })
}
