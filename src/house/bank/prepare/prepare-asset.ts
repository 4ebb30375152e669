/**
 * What is done with an asset after it is kept. Each step can be done again; a killed worker's job comes back within its
 * heartbeat and finds what was made already.
 */
import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { HouseError } from '../../../platform/errors.ts'
import { isNotHere } from '../../../platform/storage.ts'
import type { HouseDb } from '../../../platform/db.ts'
import type { Asset } from '../asset.ts'
import { assetById } from '../asset-queries.ts'
import type { StandingFollower } from '../follow-time.ts'
import { noteForSearches } from '../saved-searches/match-searches.ts'
import { prepareDocument } from './prepare-document.ts'
import { prepareAudio, prepareVideo } from './prepare-film.ts'
import { preparePicture } from './prepare-picture.ts'
import { CannotPrepare, type PrepareDeps, type Workplace } from './workplace.ts'

const preparing: Record<Asset['kind'], (deps: PrepareDeps, asset: Asset, place: Workplace) => Promise<void>> =
  { picture: preparePicture, video: prepareVideo, audio: prepareAudio, document: prepareDocument }

/** @throws what a passing fault throws, so that the job is tried again; a file that cannot be prepared ends as such. */
export async function prepareAsset(
  deps: PrepareDeps,
  assetId: string,
  followers: readonly StandingFollower[],
): Promise<void> {
  const { db, clock, events } = deps
  const asset = await assetById(db, clock.now(), assetId)
  if (asset === undefined) return
  const tell = () => events.emit(db, 'asset.prepared', { ids: [assetId], unitId: asset.unitId })
  await db
    .updateTable('bank.work')
    .set({
      state: 'running',
      started_at: clock.now(),
      ended_at: null,
      fault: null,
      attempts: sql`attempts + 1`,
    })
    .where('asset_id', '=', assetId)
    .execute()
  const end = (state: 'done' | 'failed' | 'waiting', fault: string | null, within: HouseDb = db) =>
    within
      .updateTable('bank.work')
      .set({
        state,
        fault,
        ended_at: state === 'waiting' ? null : clock.now(),
        ...(state === 'done' ? { progress: 100, step: '' } : {}),
      })
      .where('asset_id', '=', assetId)
      .execute()
  const settle = (state: 'done' | 'failed', fault: string | null) =>
    db.transaction().execute(async (trx) => {
      await end(state, fault, trx)
      // Only now its colour, its shape or the text inside is known.
      await noteForSearches(trx, [assetId])
      // Pages that show it say until now that it is not ready.
      if (asset.kind === 'video' || asset.kind === 'audio')
        for (const follow of followers) await follow(trx, [assetId])
    })
  const folder = await deps.storage.workplace(assetId)
  try {
    const progress = async (step: string, done: number) => {
      await db
        .updateTable('bank.work')
        .set({ step, progress: Math.min(99, Math.max(0, Math.round(done * 100))) })
        .where('asset_id', '=', assetId)
        .execute()
    }
    await deps.storage.withFile(asset.sha256, (original) =>
      preparing[asset.kind](deps, asset, { original, folder, progress }),
    )
    await rm(folder, { recursive: true, force: true })
    await settle('done', null)
    await tell()
  } catch (error) {
    const words = (error instanceof Error ? error.message : String(error)).slice(0, 2000)
    const lasting = isOfTheFile(error)
    await (lasting ? settle('failed', words) : end('waiting', words))
    if (lasting) await rm(folder, { recursive: true, force: true })
    await tell()
    if (!lasting) throw error
  }
}

/** Trying again is of no use before somebody has brought back or mended the original. */
const isOfTheFile = (error: unknown) =>
  error instanceof CannotPrepare ||
  isNotHere(error) ||
  (error instanceof HouseError && (error.status === 422 || error.code === 'object_broken'))
