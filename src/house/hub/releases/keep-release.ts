import type { Actor } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import { fingerprint } from '../../../platform/secrets.ts'
import type { HubDeps } from '../deps.ts'
import { silence } from '../corrections/follow-changes.ts'
import { contentOf, type PartAct, type Release, type ReleaseAct } from './release.ts'

export interface ReleaseChange {
  actor: Pick<Actor, 'id' | 'name'>
  act: 'compose' | ReleaseAct | PartAct
  why?: string | undefined
  /** What readers are told. */
  note?: string | undefined
  /** The edition or the asset that changed. */
  partId?: string | undefined
}

/** What every change ends with, in its transaction: the version, and the news for pages and alerts. */
export async function keepRelease(
  { events, jobs }: Pick<HubDeps, 'events' | 'jobs'>,
  trx: HouseTransaction,
  release: Release,
  { actor, act, why, note, partId }: ReleaseChange,
): Promise<string> {
  const content = JSON.stringify(contentOf(release))
  const digest = fingerprint(content)
  await trx
    .insertInto('hub.release_version')
    .values({
      release_id: release.id,
      number: release.version,
      act,
      content,
      digest,
      by_id: actor.id,
      by_name: actor.name,
      at: release.changedAt,
      why: why ?? null,
      note: note ?? null,
      part_id: partId ?? null,
    })
    .execute()
  if (release.state === 'draft') return digest
  const { ref } = release
  await events.emit(trx, 'releases.moved', { refs: [ref] })
  if (act === 'publish') await events.emit(trx, 'release.published', { ref })
  const told = toldAs[act]
  if (told === undefined) return digest
  await events.emit(trx, 'release.changed', { ref, ...told })
  // An asset's own correction reaches whoever took it, through this release or elsewhere.
  if (told.of !== 'asset')
    await jobs.enqueue(trx, 'follow-release', {
      releaseId: release.id,
      version: release.version,
      act: told.act,
      ...(note === undefined ? {} : { note }),
      ...(partId === undefined ? {} : { partId }),
    })
  if (act === 'recall') await silence(trx, 'release', release.id)
  return digest
}

const toldAs: Partial<
  Record<
    ReleaseChange['act'],
    { act: 'corrected' | 'withdrawn' | 'recalled'; of: 'release' | 'edition' | 'asset' }
  >
> = {
  correct: { act: 'corrected', of: 'release' },
  withdraw: { act: 'withdrawn', of: 'release' },
  recall: { act: 'recalled', of: 'release' },
  edition_corrected: { act: 'corrected', of: 'edition' },
  edition_updated: { act: 'corrected', of: 'edition' },
  edition_withdrawn: { act: 'withdrawn', of: 'edition' },
  edition_recalled: { act: 'recalled', of: 'edition' },
  asset_hidden: { act: 'withdrawn', of: 'asset' },
  asset_described: { act: 'corrected', of: 'asset' },
}
