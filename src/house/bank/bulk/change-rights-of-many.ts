/** Licence, embargo and retention of many assets at once; what is held back leaves every exit with the same commit. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { HouseDb, HouseTransaction } from '../../../platform/db.ts'
import type { Followers } from '../change-rights.ts'
import type { BankDeps } from '../deps.ts'
import { mayWithin } from '../may-within.ts'
import { checkBulk, summaryOf, type BulkAnswer, type BulkOutcome, type BulkRights } from './bulk.ts'

type Deps = Pick<BankDeps, 'db' | 'audit' | 'clock' | 'events' | 'identity' | 'units'>

interface Standing {
  id: string
  unitId: string
  recordNumber: number
  licence: string
  embargoUntil: Date | null
  retentionUntil: Date | null
}

/** @throws invalid_request */
export async function changeRightsOfMany(
  deps: Deps,
  followers: Followers,
  actor: Actor,
  ids: readonly string[],
  change: BulkRights,
  { preview = false }: { preview?: boolean } = {},
): Promise<BulkAnswer> {
  checkBulk(ids, {})
  const may = await mayWithin(deps, actor, 'asset.release')
  const fields = Object.keys(change) as (keyof BulkRights)[]
  const within = async (db: HouseDb) => {
    const found = new Map((await standingOf(db, ids)).map((one) => [one.id, one]))
    const outcomes = new Map<string, BulkOutcome>()
    const changed: Standing[] = []
    for (const id of ids) {
      const one = found.get(id)
      const same = one !== undefined && fields.every((at) => String(one[at]) === String(change[at]))
      if (one === undefined) outcomes.set(id, 'gone')
      else if (!may(one.unitId)) outcomes.set(id, 'forbidden')
      else outcomes.set(id, same ? 'same' : 'changed')
      if (one !== undefined && outcomes.get(id) === 'changed') changed.push(one)
    }
    return { found, outcomes, changed }
  }
  const { found, outcomes, changed } = preview
    ? await within(deps.db)
    : await deps.db.transaction().execute(async (trx) => {
        const done = await within(trx)
        if (done.changed.length > 0)
          await write(deps, trx, { followers, actor, changed: done.changed, change })
        return done
      })
  return {
    results: ids.map((id) => ({
      id,
      outcome: outcomes.get(id) ?? 'gone',
      recordNumber: found.get(id)?.recordNumber ?? 0,
    })),
    changes: summaryOf(
      changed.map((before) => ({
        before: { ...before },
        after: { ...change },
        fields: fields.filter((at) => String(before[at]) !== String(change[at])),
      })),
    ),
  }
}

async function standingOf(db: HouseDb, ids: readonly string[]): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select asset.id, asset.unit_id as "unitId", asset.record_number as "recordNumber",
      coalesce(claims.licence, 'house') as licence, claims.embargo_until as "embargoUntil",
      claims.retention_until as "retentionUntil"
    from bank.asset asset left join bank.rights claims on claims.asset_id = asset.id
    where asset.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

interface Writing {
  followers: Followers
  actor: Actor
  changed: readonly Standing[]
  change: BulkRights
}

async function write(
  { audit, clock, events }: Deps,
  trx: HouseTransaction,
  { followers, actor, changed, change }: Writing,
): Promise<void> {
  const now = clock.now()
  const ids = changed.map(({ id }) => id)
  // What is not named stays: somebody else may be at work on it.
  const columns = {
    ...(change.licence === undefined ? {} : { licence: change.licence }),
    ...(change.embargoUntil === undefined ? {} : { embargo_until: change.embargoUntil }),
    ...(change.retentionUntil === undefined ? {} : { retention_until: change.retentionUntil }),
    changed_at: now,
  }
  await trx
    .insertInto('bank.rights')
    .values(ids.map((id) => ({ asset_id: id, ...columns })))
    .onConflict((conflict) => conflict.column('asset_id').doUpdateSet(columns))
    .execute()
  const { rows } = await sql<{ id: string; ref: string; held: boolean; moved: boolean }>`
    with now_held as (
      select claims.asset_id as id, claims.told_held,
        bank.held_back(claims, ${now}::timestamptz, 'public') is not null as held
      from bank.rights claims where claims.asset_id = any(${ids}::uuid[])
    ),
    told as (
      update bank.rights claims set told_held = now_held.held from now_held
      where claims.asset_id = now_held.id and now_held.told_held <> now_held.held
      returning claims.asset_id
    )
    select now_held.id, asset.ref, now_held.held, now_held.told_held <> now_held.held as moved
    from now_held join bank.asset asset on asset.id = now_held.id`.execute(trx)
  const moved = rows.filter((row) => row.moved).map((row) => row.id)
  if (moved.length > 0) for (const follow of followers.standing) await follow(trx, moved)
  for (const follow of followers.revisions)
    for (const id of ids)
      await follow(trx, { assetId: id, recordNumber: 0, by: { kind: actor.kind, id: actor.id } })
  for (const name of ['asset.hidden', 'asset.published'] as const) {
    const refs = rows.filter((row) => row.held === (name === 'asset.hidden')).map((row) => row.ref)
    for (let at = 0; at < refs.length; at += 200)
      await events.emit(trx, name, { refs: refs.slice(at, at + 200) })
  }
  for (const [unitId, own] of Map.groupBy(changed, (one) => one.unitId))
    await audit.record(trx, {
      actor,
      act: 'asset.rights',
      unitId,
      objectKind: 'asset',
      details: { change, ids: own.map(({ id }) => id) },
    })
}
