/** Acts on a release. Each is bound to the version that was seen. */
import type { Actor } from '../../../platform/actor.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { newsFollowsRelease } from '../alerts/match-release.ts'
import type { HubDeps } from '../deps.ts'
import { oneLine } from '../words.ts'
import { changedRelease, checkParts, type ReleaseInput } from './check-release.ts'
import { keepRelease } from './keep-release.ts'
import { contentOf, releaseTable, toColumns, underEmbargo } from './release.ts'
import type { Release, ReleaseAct, ReleaseContent } from './release.ts'
import { putParts, releaseById } from './release-rows.ts'

interface Seen {
  version: number
}

async function perform(
  deps: HubDeps,
  actor: Actor,
  id: string,
  { act, version, why, note }: { act: ReleaseAct; version: number; why?: string; note?: string },
  next: (release: Release, now: Date) => ReleaseContent | Promise<ReleaseContent>,
): Promise<Release> {
  const { db, identity, clock, audit } = deps
  const seen = await releaseById(db, id)
  await identity.authorise(actor, 'release.manage', seen?.unitId ?? '')
  if (seen === undefined) throw notFound('release')
  return db.transaction().execute(async (trx) => {
    const before = await releaseById(trx, id, { hold: true })
    if (before === undefined) throw notFound('release')
    if (before.version !== version) throw conflict('release_changed')
    const { from, to } = releaseTable[act]
    if (!from.includes(before.state)) throw conflict('release_state')
    const now = clock.now()
    const content = { ...(await next(before, now)), ...(to === null ? {} : { state: to }) }
    if (JSON.stringify(contentOf(content)) === JSON.stringify(contentOf(before))) return before
    const after: Release = {
      ...before,
      ...content,
      version: before.version + 1,
      changedAt: now,
      publishedAt: act === 'publish' ? now : before.publishedAt,
    }
    await trx
      .updateTable('hub.release')
      .set({
        ...toColumns(content),
        version: after.version,
        changed_at: now,
        published_at: after.publishedAt,
      })
      .where('id', '=', id)
      .execute()
    await putParts(trx, after)
    const versionHash = await keepRelease(deps, trx, after, { actor, act, why, note })
    await newsFollowsRelease(deps, trx, before, after)
    await audit.record(trx, {
      actor,
      act: `release.${act}`,
      unitId: after.unitId,
      objectKind: 'release',
      objectId: id,
      versionHash,
      ...(why === undefined ? {} : { why }),
      details: { version: after.version, embargoUntil: after.embargoUntil?.toISOString() ?? null },
    })
    return after
  })
}

const reasonOf = (why: string): string => {
  const reason = oneLine(why)
  if (reason.length < 3) throw invalid('release_reason', [{ at: 'why', code: 'release_reason' }])
  return reason
}

/** What has not been before readers goes out under an embargo or not at all. */
async function requireEmbargo(
  { newsroom }: Pick<HubDeps, 'newsroom'>,
  content: ReleaseContent,
  now: Date,
): Promise<void> {
  if (underEmbargo(content, now)) return
  const editions = await newsroom.pressEditions(content.editionIds)
  if ([...editions.values()].some(({ state }) => state === 'waiting')) throw conflict('release_needs_embargo')
}

/**
 * Changes a draft. Errors: forbidden, not_found, release_changed (409: somebody else changed it meanwhile),
 * release_state (409), invalid_request (422, by field).
 */
export const changeRelease = (
  deps: HubDeps,
  actor: Actor,
  id: string,
  { version, ...input }: ReleaseInput & Seen,
): Promise<Release> =>
  perform(deps, actor, id, { act: 'change', version }, async (before) => {
    const after = changedRelease(before, input)
    await checkParts(deps, actor, before, after)
    return after
  })

/**
 * Hands it to the press; to everybody unless an embargo stands before. Errors: as changeRelease, release_empty (409),
 * release_needs_embargo (409: it holds a text that is not published yet), release_embargo_over (409).
 */
export const publishRelease = (
  deps: HubDeps,
  actor: Actor,
  id: string,
  { version }: Seen,
): Promise<Release> =>
  perform(deps, actor, id, { act: 'publish', version }, async (release, now) => {
    if (release.editionIds.length + release.assetIds.length === 0) throw conflict('release_empty')
    if (release.embargoUntil !== null && release.embargoUntil <= now) throw conflict('release_embargo_over')
    await requireEmbargo(deps, release, now)
    return release
  })

/**
 * Changes what is published; lifting, moving or setting its embargo is one such change. Readers are told the note.
 * Errors: as publishRelease, release_reason (422).
 */
export const correctRelease = async (
  deps: HubDeps,
  actor: Actor,
  id: string,
  { version, why, ...input }: ReleaseInput & Seen & { why: string },
): Promise<Release> => {
  const note = reasonOf(why)
  return perform(deps, actor, id, { act: 'correct', version, why: note, note }, async (before, now) => {
    const after = changedRelease(before, input)
    if (after.editionIds.length + after.assetIds.length === 0) throw conflict('release_empty')
    await checkParts(deps, actor, before, after)
    await requireEmbargo(deps, after, now)
    return after
  })
}

/** Its page stays, with the reason; nothing can be taken of it any more. Errors: as changeRelease, release_reason. */
export const withdrawRelease = async (
  deps: HubDeps,
  actor: Actor,
  id: string,
  { version, why }: Seen & { why: string },
): Promise<Release> => {
  const reason = reasonOf(why)
  return perform(deps, actor, id, { act: 'withdraw', version, why: reason, note: reason }, (release) => ({
    ...release,
    reason,
  }))
}

/** Nothing but the notice is left, for good. Errors: as changeRelease, release_reason. */
export const recallRelease = async (
  deps: HubDeps,
  actor: Actor,
  id: string,
  { version, why }: Seen & { why: string },
): Promise<Release> => {
  const reason = reasonOf(why)
  return perform(deps, actor, id, { act: 'recall', version, why: reason, note: reason }, (release) => ({
    ...release,
    reason,
  }))
}
