/** The job board: what is being done with assets after they are kept, and what could not be done. */
import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { HouseDb } from '../../platform/db.ts'
import type { Asset } from './asset.ts'
import type { BankDeps } from './deps.ts'

export interface WorkItem {
  assetId: string
  filename: string
  kind: Asset['kind']
  unitId: string
  state: 'waiting' | 'running' | 'done' | 'failed'
  /** Per cent. */
  progress: number
  step: string
  attempts: number
  urgent: boolean
  /** The tool's own words. */
  fault: string | null
  createdAt: Date
  startedAt: Date | null
  endedAt: Date | null
}

const longestBoard = 200

const workItems = (db: HouseDb) =>
  db
    .selectFrom('bank.work as work')
    .innerJoin('bank.asset as asset', 'asset.id', 'work.asset_id')
    .select(['asset.filename', 'asset.kind', 'asset.unit_id'])
    .selectAll('work')

type WorkRow = Awaited<ReturnType<ReturnType<typeof workItems>['execute']>>[number]

/** Unfinished and failed first, of these what goes before others; then the newest that are done. */
export async function workBoard(db: HouseDb, unitIds: readonly string[]): Promise<WorkItem[]> {
  const rows = await workItems(db)
    .where('asset.unit_id', 'in', unitIds.length === 0 ? [''] : [...unitIds])
    .orderBy((of) => of('work.state', '=', 'done'))
    .orderBy(sql`work.state = 'waiting' and work.urgent`, 'desc')
    .orderBy('work.created_at', 'desc')
    .limit(longestBoard)
    .execute()
  return rows.map(toItem)
}

export async function workOf(db: HouseDb, { id }: Pick<Asset, 'id'>): Promise<WorkItem | null> {
  const row = await workItems(db).where('work.asset_id', '=', id).executeTakeFirst()
  return row === undefined ? null : toItem(row)
}

const toItem = (row: WorkRow): WorkItem => ({
  assetId: row.asset_id,
  filename: row.filename,
  kind: row.kind as Asset['kind'],
  unitId: row.unit_id,
  state: row.state as WorkItem['state'],
  progress: row.progress,
  step: row.step,
  attempts: row.attempts,
  urgent: row.urgent,
  fault: row.fault,
  createdAt: row.created_at,
  startedAt: row.started_at,
  endedAt: row.ended_at,
})

/** Of the queue: what is urgent is taken up before everything that is not. */
const priorityOf = (urgent: boolean) => (urgent ? 10 : 0)

export async function retryWork(
  { db, jobs }: Pick<BankDeps, 'db' | 'jobs'>,
  asset: Asset,
  { urgent = false }: { urgent?: boolean } = {},
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('bank.work')
      .set({ state: 'waiting', fault: null, progress: 0, ended_at: null, urgent })
      .where('asset_id', '=', asset.id)
      .where('state', '<>', 'running')
      .returning('asset_id')
      .executeTakeFirst()
    if (row !== undefined)
      await jobs.enqueue(trx, 'prepare-asset', { assetId: asset.id }, { priority: priorityOf(urgent) })
  })
}

/** Changes nothing for what is being done already, or is done. */
export async function hasten(
  { db, jobs, audit, events }: Pick<BankDeps, 'db' | 'jobs' | 'audit' | 'events'>,
  asset: Asset,
  { actor, urgent }: { actor: Actor; urgent: boolean },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('bank.work')
      .set({ urgent })
      .where('asset_id', '=', asset.id)
      .where('state', '=', 'waiting')
      .where('urgent', '<>', urgent)
      .returning('asset_id')
      .executeTakeFirst()
    if (row === undefined) return
    await jobs.reprioritise(trx, 'prepare-asset', { assetId: asset.id }, priorityOf(urgent))
    await events.emit(trx, 'asset.prepared', { ids: [asset.id], unitId: asset.unitId })
    await audit.record(trx, {
      actor,
      act: 'asset.hasten',
      unitId: asset.unitId,
      objectKind: 'asset',
      objectId: asset.id,
      details: { urgent },
    })
  })
}
