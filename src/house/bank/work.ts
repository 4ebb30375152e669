/** The job board: what is being done with assets after they are kept, and what could not be done. */
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

/** Unfinished and failed first, then the newest that are done. */
export async function workBoard(db: HouseDb, unitIds: readonly string[]): Promise<WorkItem[]> {
  const rows = await db
    .selectFrom('bank.work as work')
    .innerJoin('bank.asset as asset', 'asset.id', 'work.asset_id')
    .select(['asset.filename', 'asset.kind', 'asset.unit_id'])
    .selectAll('work')
    .where('asset.unit_id', 'in', unitIds.length === 0 ? [''] : [...unitIds])
    .orderBy((of) => of('work.state', '=', 'done'))
    .orderBy('work.created_at', 'desc')
    .limit(longestBoard)
    .execute()
  return rows.map((row) => ({
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
  }))
}

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
      await jobs.enqueue(trx, 'prepare-asset', { assetId: asset.id }, { priority: urgent ? 10 : 0 })
  })
}
