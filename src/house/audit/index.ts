import type { Clock } from '../../platform/clock.ts'
import type { HouseDb, HouseTransaction } from '../../platform/db.ts'
import type { Jobs } from '../../platform/jobs.ts'
import { anchorHead, type Anchor } from './anchor-head.ts'
import { recordAct, recordActs, type ActRecord } from './record-act.ts'
import { searchActs, type ActFilter, type RecordedAct } from './search-acts.ts'

export type { ActRecord } from './record-act.ts'
export type { ActFilter, RecordedAct } from './search-acts.ts'
export { anchorsFile, type Anchor } from './anchor-head.ts'
export { auditRoutes } from './routes.ts'
export { verifyAudit, type Verdict } from './verify-audit.ts'

declare module '../../platform/jobs.ts' {
  interface HouseJobs {
    'anchor-audit': object
  }
}

export interface Audit {
  /** See {@link recordActs}. Call it as the last statement of the transaction. */
  record(trx: HouseTransaction, record: ActRecord): Promise<void>
  /** The same for many, in one statement. */
  recordAll(trx: HouseTransaction, records: readonly ActRecord[]): Promise<void>
  /** Recorded acts, newest first; keyset by `seq`. */
  search(filter: ActFilter, page: { before?: number; limit: number }): Promise<RecordedAct[]>
  /** Writes the chain's head down outside the database; daily by itself, and when the house closes. */
  anchor(): Promise<Anchor>
}

export function createAudit({
  clock,
  db,
  jobs,
  anchors,
}: {
  clock: Clock
  db: HouseDb
  jobs: Jobs
  /** File of the anchors, see {@link anchorsFile}. */
  anchors: string
}): Audit {
  const anchor = () => anchorHead(db, clock, anchors)
  jobs.define(
    'anchor-audit',
    async () => {
      await anchor()
    },
    { every: '17 18 * * *' },
  )
  return {
    record: (trx, record) => recordAct(trx, clock, record),
    recordAll: (trx, records) => recordActs(trx, clock, records),
    search: (filter, page) => searchActs(db, filter, page),
    anchor,
  }
}
