/** Changes the rights record of an asset. What is held back by it disappears from every exit with the same commit. */
import type { Actor } from '../../platform/actor.ts'
import { invalid, type Fault } from '../../platform/errors.ts'
import type { Asset } from './asset.ts'
import { assetById } from './asset-queries.ts'
import type { StandingFollower } from './follow-time.ts'
import type { RevisionFollower } from './holders.ts'
import type { BankDeps } from './deps.ts'
import { rightsOf, type Rights } from './rights.ts'

/** Who is told within the transaction: of what leaves the public or comes back, and of every changed record or right. */
export interface Followers {
  standing: readonly StandingFollower[]
  revisions: readonly RevisionFollower[]
}

export interface RightsChange extends Partial<Omit<Rights, 'cleared'>> {
  /** Lets a sensitive asset go out all the same, with the reason; null takes that back. */
  clear?: { why: string } | null
}

/**
 * @throws invalid_request (`consentBy`: consent_whose, `clear.why`: required, `sensitivity`: nothing_to_clear)
 */
export async function changeRights(
  deps: Pick<BankDeps, 'db' | 'audit' | 'clock' | 'events'>,
  { standing, revisions }: Followers,
  actor: Actor,
  asset: Asset,
  { clear, ...changes }: RightsChange,
): Promise<Rights> {
  const { db, audit, clock, events } = deps
  const before = await rightsOf(db, asset.id)
  const now = clock.now()
  const sensitivity = [...new Set(changes.sensitivity ?? before.sensitivity)]
  const after: Rights = {
    ...before,
    ...changes,
    sensitivity,
    consentBy: (changes.consentBy ?? before.consentBy).trim(),
    cleared: clearedAfter({ before, sensitivity, clear, actor, now }),
  }
  const faults: Fault[] = []
  if (after.consent === 'given' && after.consentBy === '')
    faults.push({ at: 'consentBy', code: 'consent_whose' })
  if (clear && clear.why.trim() === '') faults.push({ at: 'clear.why', code: 'required' })
  if (clear && sensitivity.length === 0) faults.push({ at: 'sensitivity', code: 'nothing_to_clear' })
  if (faults.length > 0) throw invalid('invalid_request', faults)

  await db.transaction().execute(async (trx) => {
    const columns = {
      licence: after.licence,
      embargo_until: after.embargoUntil,
      consent: after.consent,
      consent_by: after.consentBy,
      consent_until: after.consentUntil,
      consent_form: after.consentForm,
      sensitivity: after.sensitivity,
      cleared_at: after.cleared?.at ?? null,
      cleared_by: after.cleared?.by ?? null,
      cleared_why: after.cleared?.why ?? null,
      retention_until: after.retentionUntil,
      keep_position: after.keepPosition,
      changed_at: now,
    }
    await trx
      .insertInto('bank.rights')
      .values({ asset_id: asset.id, ...columns })
      .onConflict((conflict) => conflict.column('asset_id').doUpdateSet(columns))
      .execute()
    const heldBack = (await assetById(trx, now, asset.id))?.heldBack ?? null
    // Compared with what was told last, not with what was true a moment ago: time may have changed that untold.
    const { numUpdatedRows } = await trx
      .updateTable('bank.rights')
      .set({ told_held: heldBack !== null })
      .where('asset_id', '=', asset.id)
      .where('told_held', '<>', heldBack !== null)
      .executeTakeFirst()
    if (numUpdatedRows > 0) for (const follow of standing) await follow(trx, [asset.id])
    for (const follow of revisions)
      await follow(trx, { assetId: asset.id, recordNumber: 0, by: { kind: actor.kind, id: actor.id } })
    await events.emit(trx, heldBack === null ? 'asset.published' : 'asset.hidden', { refs: [asset.ref] })
    await audit.record(trx, {
      actor,
      act: 'asset.rights',
      unitId: asset.unitId,
      objectKind: 'asset',
      objectId: asset.id,
      ...(clear ? { why: clear.why.trim() } : {}),
      details: JSON.parse(JSON.stringify({ ...after, heldBack })) as Record<string, unknown>,
    })
  })
  return after
}

/** A new kind of sensitivity wants to be looked at anew. */
function clearedAfter({
  before,
  sensitivity,
  clear,
  actor,
  now,
}: {
  before: Rights
  sensitivity: Rights['sensitivity']
  clear: RightsChange['clear']
  actor: Actor
  now: Date
}): Rights['cleared'] {
  if (clear === null || sensitivity.length === 0) return null
  if (clear !== undefined) return { at: now, by: actor.name, why: clear.why.trim() }
  return sensitivity.every((one) => before.sensitivity.includes(one)) ? before.cleared : null
}
