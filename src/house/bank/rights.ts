/** The rights record of an asset. Whether it holds the asset back is decided in one place: `bank.held_back` in SQL. */
import { sql } from 'kysely'
import type { HouseDb } from '../../platform/db.ts'

export const licences = ['house', 'free', 'press', 'internal'] as const
export const consents = ['not_needed', 'asked', 'given', 'withdrawn'] as const
export const sensitivities = ['minor', 'victim', 'investigation', 'private_address'] as const

/** Why an asset may not leave the house now. */
export type HeldBack = 'embargo' | 'consent' | 'sensitive' | 'retention' | 'internal' | 'press_only'

export interface Rights {
  licence: (typeof licences)[number]
  embargoUntil: Date | null
  consent: (typeof consents)[number]
  /** Who consented, or for whom. */
  consentBy: string
  consentUntil: Date | null
  /** Asset that holds the signed form. */
  consentForm: string | null
  sensitivity: (typeof sensitivities)[number][]
  /** Somebody who may decide it lets a sensitive asset go out all the same. */
  cleared: { at: Date; by: string; why: string } | null
  retentionUntil: Date | null
  /** Position and serial numbers stay in what leaves. */
  keepPosition: boolean
}

export const freeOfClaims: Rights = {
  licence: 'house',
  embargoUntil: null,
  consent: 'not_needed',
  consentBy: '',
  consentUntil: null,
  consentForm: null,
  sensitivity: [],
  cleared: null,
  retentionUntil: null,
  keepPosition: false,
}

export type Audience = 'public' | 'press'

/** As a column: why the asset of the query's table `asset` is held back from an audience at a moment, or null. */
export const heldBack = (at: Date, audience: Audience) =>
  sql<HeldBack | null>`(select bank.held_back(claims, ${at}, ${audience})
    from bank.rights claims where claims.asset_id = asset.id)`

export async function rightsOf(db: HouseDb, assetId: string): Promise<Rights> {
  const row = await db
    .selectFrom('bank.rights')
    .selectAll()
    .where('asset_id', '=', assetId)
    .executeTakeFirst()
  if (row === undefined) return freeOfClaims
  return {
    licence: row.licence as Rights['licence'],
    embargoUntil: row.embargo_until,
    consent: row.consent as Rights['consent'],
    consentBy: row.consent_by,
    consentUntil: row.consent_until,
    consentForm: row.consent_form,
    sensitivity: row.sensitivity as Rights['sensitivity'],
    cleared:
      row.cleared_at === null
        ? null
        : { at: row.cleared_at, by: row.cleared_by ?? '', why: row.cleared_why ?? '' },
    retentionUntil: row.retention_until,
    keepPosition: row.keep_position,
  }
}
