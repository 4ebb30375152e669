/** Somebody of the unit says that an account is theirs, on what grounds, and who answers for it: for 180 days. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { invalid, notFound, type Fault } from '../../../platform/errors.ts'
import type { RegisterDeps } from './deps.ts'
import { managedOutlet, record } from './enter-outlet.ts'
import { certifiedFor } from './follow-channels.ts'
import { keepersOf } from './keepers.ts'
import { tell, toOutlet, type Outlet } from './outlet.ts'

const day = 86_400_000

/**
 * Confirms the entry for another 180 days. @throws not_found, forbidden, register_retired, register_incomplete with
 * what is missing: mandate, contact, two administrators
 */
export const certifyOutlet = (deps: RegisterDeps, actor: Actor, id: string): Promise<Outlet> =>
  confirm(deps, actor, id, { show: false })

/** The same, and from now on it is shown in public. @throws as {@link certifyOutlet} */
export const publishOutlet = (deps: RegisterDeps, actor: Actor, id: string): Promise<Outlet> =>
  confirm(deps, actor, id, { show: true })

async function confirm(
  deps: RegisterDeps,
  actor: Actor,
  id: string,
  { show }: { show: boolean },
): Promise<Outlet> {
  const row = await managedOutlet(deps, actor, id)
  const faults: Fault[] = [
    ...(row.mandate === '' ? [{ at: 'mandate', code: 'register_mandate_missing' }] : []),
    ...(row.contact === '' ? [{ at: 'contact', code: 'register_contact_missing' }] : []),
    ...((await keepersOf(deps.db, id)).length < 2 ? [{ at: 'keepers', code: 'register_two_needed' }] : []),
    ...(show && row.address === '' ? [{ at: 'url', code: 'register_address_invalid' }] : []),
  ]
  if (faults.length > 0) throw invalid('register_incomplete', faults)
  const now = deps.clock.now()
  return deps.db.transaction().execute(async (trx) => {
    const becomes = show && row.state === 'review'
    const certified = await trx
      .updateTable('channels.outlet')
      .set({
        certified_at: now,
        certified_by: actor.name,
        due_at: new Date(now.getTime() + certifiedFor * day),
        reminded_days: null,
        changed_at: now,
        ...(becomes ? { state: 'published', published_at: now } : {}),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    if (becomes && row.channel_id !== null)
      await trx
        .updateTable('channels.channel')
        .set({ listed: true })
        .where('id', '=', row.channel_id)
        .execute()
    await record(deps, trx, actor, certified, becomes ? 'published' : 'certified')
    return toOutlet(certified)
  })
}

/**
 * Confirms and shows everything below a unit that was entered whole, e.g. after an import; what lacks something stays
 * under review. @throws not_found (unit), forbidden
 */
export async function publishBelow(
  deps: RegisterDeps,
  actor: Actor,
  unitId: string,
): Promise<{ published: number; incomplete: number }> {
  const unit = deps.units.get(unitId)
  if (unit === undefined) throw notFound('unit')
  await deps.identity.authorise(actor, 'channel.manage', unitId)
  const now = deps.clock.now()
  return deps.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string }>`update channels.outlet o
      set state = 'published', published_at = ${now}, certified_at = ${now}, certified_by = ${actor.name},
        due_at = ${new Date(now.getTime() + certifiedFor * day)}, reminded_days = null, changed_at = ${now}
      where o.unit_path <@ ${unit.path}::ltree and o.state = 'review' and o.channel_id is null
        and o.mandate <> '' and o.contact <> ''
        and (select count(*) from channels.outlet_keeper k where k.outlet_id = o.id) = 2
      returning o.id`.execute(trx)
    const { incomplete } = await trx
      .selectFrom('channels.outlet')
      .select((of) => of.fn.countAll<number>().as('incomplete'))
      .where(sql<boolean>`unit_path <@ ${unit.path}::ltree and state = 'review' and channel_id is null`)
      .executeTakeFirstOrThrow()
    const published = rows.length
    if (published > 0) {
      for (let at = 0; at < published; at += 5_000)
        await tell(
          trx,
          rows.slice(at, at + 5_000).map(({ id }) => id),
          { kind: 'published', at: now, by: actor.name },
        )
      await deps.events.emit(trx, 'channels.changed', { ids: [], unitId })
      await deps.audit.record(trx, {
        actor,
        act: 'account.publish',
        unitId,
        objectKind: 'account',
        objectId: unitId,
        details: { published, incomplete },
      })
    }
    return { published, incomplete }
  })
}
