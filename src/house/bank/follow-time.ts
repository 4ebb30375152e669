/** What time alone changes: an embargo that is over, a consent or a retention that has run out. */
import { sql } from 'kysely'
import type { HouseTransaction } from '../../platform/db.ts'
import type { BankDeps } from './deps.ts'

export type StandingFollower = (trx: HouseTransaction, assetIds: readonly string[]) => Promise<void>

const mostAtOnce = 500

/** Tells of every asset whose standing is not the one that was told last. Answers how many. */
export async function followTime(
  { db, clock, events }: Pick<BankDeps, 'db' | 'clock' | 'events'>,
  followers: readonly StandingFollower[],
): Promise<number> {
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ asset_id: string; ref: string; held: boolean }>`
      with moved as (
        select asset_id from bank.rights claims
        where told_held is distinct from (bank.held_back(claims, ${now}, 'public') is not null)
        limit ${mostAtOnce} for update skip locked
      )
      update bank.rights claims set told_held = bank.held_back(claims, ${now}, 'public') is not null
      from moved, bank.asset asset
      where claims.asset_id = moved.asset_id and asset.id = moved.asset_id
      returning claims.asset_id, asset.ref, claims.told_held as held`.execute(trx)
    if (rows.length === 0) return 0
    const ids = rows.map((row) => row.asset_id)
    for (const follow of followers) await follow(trx, ids)
    for (const name of ['asset.hidden', 'asset.published'] as const) {
      const refs = rows.filter((row) => row.held === (name === 'asset.hidden')).map((row) => row.ref)
      for (let at = 0; at < refs.length; at += 200)
        await events.emit(trx, name, { refs: refs.slice(at, at + 200) })
    }
    return rows.length
  })
}
