/** A published release follows what is in it, within the transaction that changes the edition or the asset. */
import { sql } from 'kysely'
import type { HouseTransaction } from '../../../platform/db.ts'
import type { Announcement } from '../../newsroom/index.ts'
import type { HubDeps } from '../deps.ts'
import { keepRelease } from './keep-release.ts'
import { toRelease, type PartAct, type ReleaseRow } from './release.ts'
import { releaseColumns } from './release-rows.ts'

type Deps = Pick<HubDeps, 'clock' | 'events' | 'bank' | 'jobs'>

const house = { id: null, name: '' }

const editionActs: Record<Announcement['act'], PartAct | null> = {
  // What waited in the kit is before readers now: its text is the same.
  publish: null,
  correct: 'edition_corrected',
  update: 'edition_updated',
  withdraw: 'edition_withdrawn',
  recall: 'edition_recalled',
}

export async function kitFollowsEdition(
  deps: Deps,
  trx: HouseTransaction,
  { editionId, act }: Announcement,
): Promise<void> {
  const releases = await holding(trx, 'hub.release_edition', 'edition_id', [editionId])
  const partAct = editionActs[act]
  for (const { release } of releases) {
    if (partAct === null) await deps.events.emit(trx, 'releases.moved', { refs: [release.ref] })
    else await noteChange(deps, trx, release, partAct, editionId)
  }
}

/** Their rights changed, or time alone changed how they stand: said once, when an asset goes and when it comes back. */
export async function kitFollowsStanding(
  deps: Deps,
  trx: HouseTransaction,
  assetIds: readonly string[],
): Promise<void> {
  const releases = await holding(trx, 'hub.release_asset', 'asset_id', assetIds)
  if (releases.length === 0) return
  const standing = await deps.bank.assetsFor('press', assetIds, trx)
  for (const { release, partId, last } of releases) {
    const asset = standing.get(partId)
    const hidden = asset === undefined || asset.heldBack !== null
    const said = last === 'asset_hidden'
    if (hidden === said) await deps.events.emit(trx, 'releases.moved', { refs: [release.ref] })
    else await noteChange(deps, trx, release, hidden ? 'asset_hidden' : 'asset_shown', partId)
  }
}

/** Pages that show it say until now that it cannot be played yet. */
export async function kitFollowsWork(
  { events }: Pick<Deps, 'events'>,
  trx: HouseTransaction,
  assetIds: readonly string[],
): Promise<void> {
  for (const { release } of await holding(trx, 'hub.release_asset', 'asset_id', assetIds))
    await events.emit(trx, 'releases.moved', { refs: [release.ref] })
}

/** Of the asset's words alone; what its rights do is told by its standing. */
export async function kitFollowsRecord(
  deps: Deps,
  trx: HouseTransaction,
  { assetId, recordNumber }: { assetId: string; recordNumber: number },
): Promise<void> {
  if (recordNumber === 0) return
  for (const { release } of await holding(trx, 'hub.release_asset', 'asset_id', [assetId]))
    await noteChange(deps, trx, release, 'asset_described', assetId)
}

async function noteChange(
  deps: Deps,
  trx: HouseTransaction,
  { id }: { id: string },
  act: PartAct,
  partId: string,
): Promise<void> {
  // Asked anew: two assets of one release may have changed together.
  const { rows } = await sql<ReleaseRow>`
    with moved as (
      update hub.release set version = version + 1, changed_at = ${deps.clock.now()} where id = ${id} returning *
    )
    select ${releaseColumns} from moved r`.execute(trx)
  if (rows[0] !== undefined) await keepRelease(deps, trx, toRelease(rows[0]), { actor: house, act, partId })
}

/** Published releases that hold one of these, in a fixed order, and what was last said of the part. */
async function holding(
  trx: HouseTransaction,
  table: 'hub.release_edition' | 'hub.release_asset',
  column: 'edition_id' | 'asset_id',
  ids: readonly string[],
) {
  const { rows } = await sql<{ id: string; ref: string; part_id: string; last: string | null }>`
    select r.id, r.ref, part.${sql.ref(column)} as part_id,
      (select act from hub.release_version v where v.release_id = r.id and v.part_id = part.${sql.ref(column)}
        and v.act in ('asset_hidden', 'asset_shown') order by number desc limit 1) as last
    from ${sql.table(table)} part join hub.release r on r.id = part.release_id
    where part.${sql.ref(column)} = any(${[...ids]}::uuid[]) and r.state in ('published', 'withdrawn')
    order by r.id for update of r`.execute(trx)
  return rows.map((row) => ({ release: { id: row.id, ref: row.ref }, partId: row.part_id, last: row.last }))
}
