import type { Clock } from '../../platform/clock.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import type { Audit } from '../audit/index.ts'
import type { UnitMoved } from './events.ts'
import type { InstitutionPack } from './pack.ts'

/** What the acts on the tree share. */
export interface ActScope {
  readonly clock: Clock
  readonly audit: Pick<Audit, 'record'>
  readonly pack: InstitutionPack
  readonly houseHost: string
  readonly changed: (trx: HouseTransaction, ids: string[]) => Promise<void>
  /** Tells the rooms that keep paths, within the transaction. */
  readonly moved: (trx: HouseTransaction, moved: UnitMoved) => Promise<void>
}
