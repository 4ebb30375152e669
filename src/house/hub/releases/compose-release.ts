import type { Actor } from '../../../platform/actor.ts'
import { forbidden } from '../../../platform/errors.ts'
import { newId, newRef } from '../../../platform/ids.ts'
import type { HubDeps } from '../deps.ts'
import { changedRelease, checkParts, type ReleaseInput } from './check-release.ts'
import { keepRelease } from './keep-release.ts'
import { toColumns, type Release, type ReleaseContent } from './release.ts'
import { putParts } from './release-rows.ts'

/** Begins a release; nobody sees it before it is published. Errors: forbidden, invalid_request (422, by field). */
export async function composeRelease(
  deps: HubDeps,
  actor: Actor,
  { unitId, ...input }: ReleaseInput & { unitId: string },
): Promise<Release> {
  const { identity, units, db, clock, audit } = deps
  await identity.authorise(actor, 'release.manage', unitId)
  const unit = units.get(unitId)
  if (unit === undefined || unit.state !== 'open') throw forbidden('release.manage')
  const now = clock.now()
  const blank: ReleaseContent = {
    state: 'draft',
    number: '',
    title: { id: '', en: null },
    summary: { id: '', en: null },
    contact: '',
    embargoUntil: null,
    terms: { id: '', en: null },
    reason: null,
    editionIds: [],
    assetIds: [],
  }
  const content = changedRelease(blank, input)
  await checkParts(deps, actor, blank, content)
  const release: Release = {
    ...content,
    id: newId(),
    ref: newRef(),
    unitId: unit.id,
    version: 1,
    publishedAt: null,
    createdAt: now,
    changedAt: now,
  }
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('hub.release')
      .values({
        id: release.id,
        ref: release.ref,
        unit_id: unit.id,
        unit_path: unit.path,
        ...toColumns(content),
        created_at: now,
        changed_at: now,
      })
      .execute()
    await putParts(trx, release)
    const versionHash = await keepRelease(deps, trx, release, { actor, act: 'compose' })
    await audit.record(trx, {
      actor,
      act: 'release.compose',
      unitId: unit.id,
      objectKind: 'release',
      objectId: release.id,
      versionHash,
    })
  })
  return release
}
