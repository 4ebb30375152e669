import type { Actor } from '../../platform/actor.ts'
import type { EditionView } from './answers.ts'
import { approvingUnit } from './approving-unit.ts'
import { checklist } from './checklist.ts'
import { emptyContent, type EditionContent } from './content.ts'
import type { NewsroomDeps } from './deps.ts'
import { draftOf, findEdition, versionById, type DraftRow, type EditionRow } from './edition-rows.ts'
import { liveLock } from './lock-edition.ts'
import { authorisingUnit, isSecondPerson, visibleEdition } from './perform-act.ts'
import { remarksOf } from './resolve-remark.ts'
import { approvalRoutes } from './route-approval.ts'
import { machine, move, workActs, type WorkAct } from './state-machine.ts'
import { unitView } from './unit-view.ts'
import { newestVersion, versionHeads } from './versions.ts'

const personAt = (id: string | null, name: string | null, at: Date | null) =>
  name === null || at === null ? null : { id, name, at: at.toISOString() }

/** An edition as the editor needs it: text, checklist, remarks, versions, and which acts the actor may do now. */
export async function editionView(deps: NewsroomDeps, actor: Actor, editionId: string): Promise<EditionView> {
  const { db, clock } = deps
  const edition = await visibleEdition(deps, actor, editionId)
  const draft = await draftOf(db, edition.id)
  const content = draft?.content ?? (await restingText(deps, edition))
  const now = clock.now()
  const [remarks, versions, source, routes, allowed] = await Promise.all([
    remarksOf(db, edition.id),
    versionHeads(db, edition),
    sourceOf(deps, edition),
    approvalRoutes(deps, edition, [...(draft?.contributors ?? []), edition.submitted_by]),
    allowedActs(deps, actor, edition, draft),
  ])
  const items = checklist(deps, content)
  const route = routes.find((one) => one.unitId === edition.routed_unit_id) ?? routes[0]
  const { change_kind: kind, change_reason: reason, change_note: publicNote } = edition
  return {
    id: edition.id,
    storyId: edition.story_id,
    number: edition.number,
    ref: edition.ref,
    locale: edition.locale,
    unit: unitView(deps, edition.unit_id),
    state: edition.state,
    stage: edition.stage,
    stageSince: edition.stage_since.toISOString(),
    content,
    hash: draft?.hash ?? edition.published_hash ?? '',
    publishedHash: edition.published_hash,
    revision: edition.revision,
    saved: draft === undefined ? null : personAt(draft.saved_by, draft.saved_by_name, draft.saved_at),
    lock: liveLock(edition, now),
    checklist: { complete: items.every((item) => !item.missing), items },
    remarks,
    versions,
    ...allowed,
    change: kind === null || reason === null || publicNote === null ? null : { kind, reason, publicNote },
    schedule:
      edition.scheduled_for === null
        ? null
        : {
            at: edition.scheduled_for.toISOString(),
            local: edition.scheduled_local ?? '',
            zone: edition.scheduled_zone ?? '',
          },
    embargoUntil: edition.embargo_until?.toISOString() ?? null,
    sensitivity: edition.sensitivity,
    approver:
      route === undefined
        ? { unit: unitView(deps, approvingUnit(deps, edition).id), people: [] }
        : { unit: unitView(deps, route.unitId), people: route.people },
    submitted: personAt(edition.submitted_by, edition.submitted_by_name, edition.submitted_at),
    approved: personAt(edition.approved_by, edition.approved_by_name, edition.approved_at),
    source,
    firstPublishedAt: edition.first_published_at?.toISOString() ?? null,
    publishedAt: edition.published_at?.toISOString() ?? null,
  }
}

/** What is shown where no text is at work: what readers see, or the last one that was kept. */
async function restingText({ db }: NewsroomDeps, edition: EditionRow): Promise<EditionContent> {
  if (edition.published_version_id !== null)
    return (await versionById(db, edition.published_version_id))?.content ?? emptyContent()
  const kept = await db
    .selectFrom('newsroom.draft_snapshot')
    .select('content')
    .where('edition_id', '=', edition.id)
    .where('kept_as', '=', 'autosave')
    .orderBy('revision', 'desc')
    .executeTakeFirst()
  return (kept?.content as unknown as EditionContent | undefined) ?? emptyContent()
}

async function sourceOf(deps: NewsroomDeps, edition: EditionRow): Promise<EditionView['source']> {
  if (edition.source_edition_id === null || edition.source_version_id === null) return null
  const [from, source] = await Promise.all([
    versionById(deps.db, edition.source_version_id),
    findEdition(deps.db, edition.source_edition_id),
  ])
  if (from === undefined || source === undefined) return null
  const newest = await newestVersion(deps.db, source)
  return {
    editionId: source.id,
    versionId: from.id,
    versionNumber: from.number,
    stale: newest !== undefined && newest.id !== from.id,
  }
}

/** The table's answer for this actor: `can`, and for what is refused the code of the reason in `because`. */
async function allowedActs(
  deps: NewsroomDeps,
  actor: Actor,
  edition: EditionRow,
  draft: DraftRow | undefined,
): Promise<Pick<EditionView, 'can' | 'because'>> {
  const asked = new Map<string, Promise<boolean>>()
  const permitted = (act: WorkAct) => {
    const { may } = machine[act]
    const unitId = authorisingUnit(deps, act, edition)
    const key = `${may} ${unitId}`
    const answer = asked.get(key) ?? deps.identity.can(actor, may, unitId)
    asked.set(key, answer)
    return answer
  }
  const can = {} as EditionView['can']
  const because: EditionView['because'] = {}
  for (const act of workActs) {
    const rule = machine[act]
    const reason =
      move(edition, act) === undefined
        ? 'wrong_state'
        : !(await permitted(act))
          ? 'forbidden'
          : rule.requires.includes('second_person') && !isSecondPerson(actor, handsIn(edition, draft))
            ? 'own_work'
            : rule.requires.includes('no_embargo') &&
                edition.embargo_until !== null &&
                edition.embargo_until > deps.clock.now()
              ? 'embargoed'
              : undefined
    can[act] = reason === undefined
    if (reason !== undefined) because[act] = reason
  }
  return { can, because }
}

const handsIn = (edition: EditionRow, draft: DraftRow | undefined) => ({
  contributors: draft?.contributors ?? [],
  submittedBy: edition.submitted_by,
})
