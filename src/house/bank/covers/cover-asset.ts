/**
 * Covering and uncovering. Both give the picture a new public address: whoever keeps the old sizes (a reader's browser,
 * a cache on the way) is not asked for them again, and finds what is right now. What shows the picture is rewritten in
 * the same transaction.
 */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import { conflict, HouseError, invalid } from '../../../platform/errors.ts'
import { newRef } from '../../../platform/ids.ts'
import { isVisible, type Asset } from '../asset.ts'
import { assetById } from '../asset-queries.ts'
import type { StandingFollower } from '../follow-time.ts'
import type { BankDeps } from '../deps.ts'
import { checkCovering, type Area } from './areas.ts'
import { keepCovered } from './covered-file.ts'
import { signed } from '../signed.ts'

type Deps = Pick<BankDeps, 'db' | 'storage' | 'clock' | 'audit' | 'events' | 'jobs'>

export interface Covering {
  areas: Area[]
  /** Shown with the record, kept in the audit. */
  why: string
}

export async function coverAsset(
  deps: Deps,
  followers: readonly StandingFollower[],
  actor: Actor,
  asset: Asset,
  { areas, why }: Covering,
): Promise<Asset> {
  checkCovering({ areas, why })
  if (asset.kind !== 'picture' || !isVisible(asset)) throw new HouseError('cover_only_pictures', 422)
  const { db, clock } = deps
  const { last } = await db
    .selectFrom('bank.cover')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('asset_id', '=', asset.id)
    .executeTakeFirstOrThrow()
  const number = (last ?? 0) + 1
  // Painted before anything is decided: the transaction then only turns the page.
  await keepCovered(deps, asset, number, areas)
  return turn(
    deps,
    followers,
    asset,
    { cover: number },
    async (trx, now) => {
      if (asset.cover !== null) await end(trx, asset, { by: actor.name, why: why.trim(), at: now })
      const entered = await trx
        .insertInto('bank.cover')
        .values({
          asset_id: asset.id,
          number,
          areas: JSON.stringify(areas),
          why: why.trim(),
          ...signed(actor),
          at: now,
        })
        .onConflict((taken) => taken.doNothing())
        .returning('number')
        .executeTakeFirst()
      if (entered === undefined) throw conflict('cover_moved_on')
      await deps.audit.record(trx, {
        actor,
        act: 'asset.cover',
        unitId: asset.unitId,
        objectKind: 'asset',
        objectId: asset.id,
        why: why.trim(),
        details: { number, places: areas.length },
      })
      // The other sizes before somebody asks for them.
      await deps.jobs.enqueue(trx, 'prepare-asset', { assetId: asset.id })
    },
    clock.now(),
  )
}

export async function uncoverAsset(
  deps: Deps,
  followers: readonly StandingFollower[],
  actor: Actor,
  asset: Asset,
  { number, why }: { number: number; why: string },
): Promise<Asset> {
  if (why.trim() === '') throw invalid('invalid_request', [{ at: 'why', code: 'required' }])
  if (asset.cover !== number) throw conflict('cover_moved_on')
  return turn(
    deps,
    followers,
    asset,
    { cover: null },
    async (trx, now) => {
      await end(trx, asset, { by: actor.name, why: why.trim(), at: now })
      await deps.audit.record(trx, {
        actor,
        act: 'asset.uncover',
        unitId: asset.unitId,
        objectKind: 'asset',
        objectId: asset.id,
        why: why.trim(),
        details: { number },
      })
    },
    deps.clock.now(),
  )
}

const end = (trx: HouseTransaction, asset: Asset, { by, why, at }: { by: string; why: string; at: Date }) =>
  trx
    .updateTable('bank.cover')
    .set({ ended_at: at, ended_by_name: by, ended_why: why })
    .where('asset_id', '=', asset.id)
    .where('ended_at', 'is', null)
    .execute()

async function turn(
  { db, events }: Deps,
  followers: readonly StandingFollower[],
  asset: Asset,
  change: { cover: number | null },
  act: (trx: HouseTransaction, now: Date) => Promise<void>,
  now: Date,
): Promise<Asset> {
  return db.transaction().execute(async (trx) => {
    // Whoever looked at another cover than the one that stands decided on something else.
    const row = await trx
      .updateTable('bank.asset')
      .set({ ...change, ref: newRef(16) })
      .where('id', '=', asset.id)
      .where('cover', 'is not distinct from', asset.cover)
      .returning('ref')
      .executeTakeFirst()
    if (row === undefined) throw conflict('cover_moved_on')
    await sql`insert into bank.left_ref (ref, at)
      select ${asset.ref}, ${now}::timestamptz where exists (select from bank.public_use where asset_id = ${asset.id})`.execute(
      trx,
    )
    await act(trx, now)
    for (const follow of followers) await follow(trx, [asset.id])
    await events.emit(trx, 'asset.hidden', { refs: [asset.ref] })
    await events.emit(trx, 'asset.published', { refs: [row.ref] })
    return (await assetById(trx, now, asset.id)) as Asset
  })
}
