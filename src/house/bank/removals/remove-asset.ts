/** Deleting what is past its retention: asked by one person, agreed to by another where it ever left the house. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { newRef } from '../../../platform/ids.ts'
import type { Asset } from '../asset.ts'
import type { BankDeps } from '../deps.ts'
import { usesOf } from './due-assets.ts'
import type { UseFinder } from './removal.ts'

type Deps = Pick<BankDeps, 'db' | 'clock' | 'audit' | 'events' | 'jobs'>

/**
 * Deletes it at once, or notes that a second person has to agree: `done` tells which. Refusals: invalid_request (`why`),
 * removal_not_due, removal_used, removal_form, removal_working, removal_asked (409).
 */
export async function askRemoval(
  deps: Deps,
  finders: readonly UseFinder[],
  actor: Actor,
  asset: Asset,
  given: { why: string },
): Promise<{ done: boolean }> {
  const why = given.why.trim()
  if (why === '') throw invalid('invalid_request', [{ at: 'why', code: 'required' }])
  const now = deps.clock.now()
  return deps.db.transaction().execute(async (trx) => {
    const { left } = await requireRemovable(deps, finders, trx, asset)
    const entered = await trx
      .insertInto('bank.removal')
      .values({
        asset_id: asset.id,
        number: `${newRef(4)}-${newRef(4)}-${newRef(4)}`,
        ref: asset.ref,
        unit_id: asset.unitId,
        sha256: asset.sha256,
        bytes: asset.bytes,
        kind: asset.kind,
        format: asset.format,
        why,
        asked_by_kind: actor.kind,
        asked_by_id: actor.id,
        asked_by_name: actor.name,
        asked_at: now,
      })
      .onConflict((there) => there.doNothing())
      .returning('number')
      .executeTakeFirst()
    if (entered === undefined) throw conflict('removal_asked')
    if (left) await note(deps, trx, actor, asset, { act: 'asset.ask_removal', why })
    else await remove(deps, trx, actor, asset, { number: entered.number, why })
    return { done: !left }
  })
}

/** The second person agrees. Refusals: as askRemoval, not_found (nobody asked), removal_second_person (409). */
export async function approveRemoval(
  deps: Deps,
  finders: readonly UseFinder[],
  actor: Actor,
  asset: Asset,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await requireRemovable(deps, finders, trx, asset)
    const asked = await trx
      .selectFrom('bank.removal')
      .select(['number', 'why', 'asked_by_id'])
      .where('asset_id', '=', asset.id)
      .forUpdate()
      .executeTakeFirst()
    if (asked === undefined) throw notFound('removal')
    if (actor.kind !== 'person' || asked.asked_by_id === actor.id) throw conflict('removal_second_person')
    await trx
      .updateTable('bank.removal')
      .set({ approved_by_id: actor.id, approved_by_name: actor.name, ref: asset.ref })
      .where('asset_id', '=', asset.id)
      .execute()
    await remove(deps, trx, actor, asset, asked)
  })
}

/** It stays: the wish is taken back, or not agreed to. @throws not_found */
export async function keepAfterAll(deps: Deps, actor: Actor, asset: Asset): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('bank.removal')
      .where('asset_id', '=', asset.id)
      .where('removed_at', 'is', null)
      .returning('why')
      .executeTakeFirst()
    if (gone === undefined) throw notFound('removal')
    await note(deps, trx, actor, asset, { act: 'asset.keep', why: gone.why })
  })
}

/** `left`: it is or was used, or somebody outside has it. */
async function requireRemovable(
  { clock }: Pick<Deps, 'clock'>,
  finders: readonly UseFinder[],
  trx: HouseTransaction,
  asset: Asset,
): Promise<{ left: boolean }> {
  const { rows } = await sql<{ due: boolean; form: boolean; working: boolean; taken: boolean }>`
    select coalesce(r.retention_until <= ${clock.now()} and r.told_held, false) as due,
      exists (select from bank.rights other where other.consent_form = a.id) as form,
      exists (select from bank.work w where w.asset_id = a.id and w.state in ('waiting', 'running')) as working,
      exists (select from bank.download d where d.asset_id = a.id and d.audience <> 'staff') as taken
    from bank.asset a left join bank.rights r on r.asset_id = a.id where a.id = ${asset.id} for update of a`.execute(
    trx,
  )
  const [now] = rows
  if (now === undefined) throw notFound('asset')
  if (!now.due) throw conflict('removal_not_due')
  if (now.form) throw conflict('removal_form')
  if (now.working) throw conflict('removal_working')
  const uses = await usesOf(trx, finders, [asset.id])
  const shown = uses.filter((use) => use.public)
  if (shown.length > 0)
    throw conflict('removal_used', {
      count: shown.length,
      where: shown.map(({ title }) => `“${title}”`).slice(0, 3).join(', '), // prettier-ignore
    })
  return { left: uses.length > 0 || now.taken }
}

/** Whoever shows it was told when its retention ended: nothing changes for readers any more. */
async function remove(
  deps: Deps,
  trx: HouseTransaction,
  actor: Actor,
  asset: Asset,
  { number, why }: { number: string; why: string },
): Promise<void> {
  const now = deps.clock.now()
  await sql`
    insert into bank.leaving_object (sha256, since)
    select sha256, ${now}::timestamptz from bank.asset where id = ${asset.id}
    union select sha256, ${now}::timestamptz from bank.rendition where asset_id = ${asset.id}
    union select sha256, ${now}::timestamptz from bank.subtitle where asset_id = ${asset.id}
    on conflict do nothing`.execute(trx)
  // Record, rights, receipts and the names of those who took it go along: their time is over, too.
  await trx.deleteFrom('bank.asset').where('id', '=', asset.id).execute()
  await trx.updateTable('bank.removal').set({ removed_at: now }).where('asset_id', '=', asset.id).execute()
  await deps.events.emit(trx, 'asset.hidden', { refs: [asset.ref] })
  await deps.jobs.enqueue(trx, 'remove-objects', {})
  await note(deps, trx, actor, asset, { act: 'asset.remove', why, number })
}

const note = (
  { audit }: Pick<Deps, 'audit'>,
  trx: HouseTransaction,
  actor: Actor,
  asset: Asset,
  { act, why, number }: { act: string; why: string; number?: string },
) =>
  audit.record(trx, {
    actor,
    act,
    unitId: asset.unitId,
    objectKind: 'asset',
    objectId: asset.id,
    versionHash: asset.sha256,
    why,
    ...(number === undefined ? {} : { details: { number } }),
  })
