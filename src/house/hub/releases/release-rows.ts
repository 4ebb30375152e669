import { sql } from 'kysely'
import type { HouseDb, HouseTransaction } from '../../../platform/db.ts'
import { toRelease, type Release, type ReleaseRow } from './release.ts'

/** Columns of `hub.release r` with what is in it. */
export const releaseColumns = sql`r.*,
  array(select edition_id from hub.release_edition where release_id = r.id order by place) as edition_ids,
  array(select asset_id from hub.release_asset where release_id = r.id order by place) as asset_ids`

/** When readers could first see `hub.release r`. */
export const shownAt = sql`greatest(r.published_at, r.embargo_until)`

/** Whether anybody may read and take `hub.release r`. */
export const openRelease = (now: Date) =>
  sql`(r.state = 'published' and (r.embargo_until is null or r.embargo_until <= ${now}))`

/** The moment (ms) at which the next embargo ends by itself. */
export async function nextOpening(db: HouseDb, now: Date): Promise<number> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(embargo_until) as at from hub.release where state = 'published' and embargo_until > ${now}`.execute(
    db,
  )
  return rows[0]?.at?.getTime() ?? Infinity
}

export async function releaseById(
  db: HouseDb | HouseTransaction,
  id: string,
  { hold = false }: { hold?: boolean } = {},
): Promise<Release | undefined> {
  const { rows } = await sql<ReleaseRow>`
    select ${releaseColumns} from hub.release r where r.id = ${id} ${hold ? sql`for update` : sql``}`.execute(
    db,
  )
  return rows[0] && toRelease(rows[0])
}

export async function releaseByRef(db: HouseDb, ref: string): Promise<Release | undefined> {
  const { rows } = await sql<ReleaseRow>`
    select ${releaseColumns} from hub.release r where r.ref = ${ref}`.execute(db)
  return rows[0] && toRelease(rows[0])
}

/** Replaces what is in it. */
export async function putParts(
  trx: HouseTransaction,
  { id, editionIds, assetIds }: Pick<Release, 'id' | 'editionIds' | 'assetIds'>,
): Promise<void> {
  await sql`delete from hub.release_edition where release_id = ${id}`.execute(trx)
  await sql`delete from hub.release_asset where release_id = ${id}`.execute(trx)
  await sql`insert into hub.release_edition (release_id, edition_id, place)
    select ${id}::uuid, part, place from unnest(${editionIds}::uuid[]) with ordinality as given (part, place)`.execute(
    trx,
  )
  await sql`insert into hub.release_asset (release_id, asset_id, place)
    select ${id}::uuid, part, place from unnest(${assetIds}::uuid[]) with ordinality as given (part, place)`.execute(
    trx,
  )
}
