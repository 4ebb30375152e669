import type { Clock } from '../../platform/clock.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { recordAct, type ActRecord } from './record-act.ts'

export type { ActRecord } from './record-act.ts'

export interface Audit {
  /** See {@link recordAct}. Call it as the last statement of the transaction. */
  record(trx: HouseTransaction, record: ActRecord): Promise<void>
}

export function createAudit({ clock }: { clock: Clock }): Audit {
  return { record: (trx, record) => recordAct(trx, clock, record) }
}
