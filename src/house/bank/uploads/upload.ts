/** A file on its way in, as the sender and the job board see it. */
import type { Selectable } from 'kysely'
import type { DB } from '../../../platform/database.generated.ts'

export type UploadState = 'open' | 'arrived' | 'kept' | 'refused' | 'given_up'

export interface Upload {
  id: string
  unitId: string
  filename: string
  bytes: number
  state: UploadState
  /** Code of the refusal's sentence, and what fills it. */
  refusal: { code: string; params: Record<string, string | number> } | null
  assetId: string | null
  receipt: string | null
  createdAt: Date
  settledAt: Date | null
}

export type UploadRow = Selectable<DB['bank.upload']>

export const toUpload = (row: UploadRow): Upload => ({
  id: row.id,
  unitId: row.unit_id,
  filename: row.filename,
  bytes: row.bytes,
  state: row.state as UploadState,
  refusal:
    row.refusal === null
      ? null
      : { code: row.refusal, params: (row.refusal_params ?? {}) as Record<string, string | number> },
  assetId: row.asset_id,
  receipt: row.receipt,
  createdAt: row.created_at,
  settledAt: row.settled_at,
})
