/** Other people answer for an entry: handed over by those who did, or named by the unit above where they are gone. */
import { sql } from 'kysely'
import { theHouse, type Actor } from '../../../platform/actor.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import type { RegisterDeps } from './deps.ts'
import { managedOutlet, record } from './enter-outlet.ts'
import {
  keepersOf,
  readKeepers,
  storeKeepers,
  write,
  type NamedKeeper,
  type StoredKeeper,
} from './keepers.ts'
import { requireOutlet } from './outlet.ts'

const day = 86_400_000
/** How long the old administrators are waited for before others take their place. */
const recoveryDays = 7

/**
 * By one of the administrators, or by anybody who manages the unit's channels while there are none. The old ones hear
 * of it. @throws not_found, forbidden, register_retired, register_two_needed, register_not_administrator
 */
export async function handOver(
  deps: RegisterDeps,
  actor: Actor,
  id: string,
  named: readonly NamedKeeper[],
): Promise<void> {
  const row = await managedOutlet(deps, actor, id)
  const old = await keepersOf(deps.db, id)
  if (old.length > 0 && !old.some(({ personId }) => personId !== null && personId === actor.id))
    throw conflict('register_not_administrator')
  const keepers = await readKeepers(deps, named)
  const now = deps.clock.now()
  await deps.db.transaction().execute(async (trx) => {
    await storeKeepers(trx, id, keepers, now)
    await trx.deleteFrom('channels.outlet_recovery').where('outlet_id', '=', id).execute()
    const stay = new Set(keepers.map(({ email }) => email.toLowerCase()))
    await write(
      deps,
      trx,
      [...old.filter(({ email }) => !stay.has(email.toLowerCase())), ...keepers],
      'handed_over',
      () => ({ account: row.label, by: actor.name, names: keepers.map(({ name }) => name).join(', ') }),
    )
    await record(deps, trx, actor, row, 'handed_over', { names: keepers.map(({ name }) => name) })
  })
}

/**
 * Where the administrators are gone: somebody of the unit above names others, who take over after a week in which the
 * old ones, told by letter, can object. @throws not_found, forbidden, register_retired, register_two_needed,
 * reason_needed, register_recovery_waits
 */
export async function askRecovery(
  deps: RegisterDeps,
  actor: Actor,
  id: string,
  { keepers: named, why }: { keepers: readonly NamedKeeper[]; why: string },
): Promise<{ holdsAt: Date }> {
  const row = await requireOutlet(deps.db, id)
  const above = deps.units.ancestry(row.unit_id)[1] ?? deps.units.root()
  await deps.identity.authorise(actor, 'channel.manage', above.id)
  if (row.state === 'retired') throw conflict('register_retired')
  if (why.trim().length < 3) throw invalid('reason_needed', [{ at: 'why', code: 'reason_needed' }])
  const keepers = await readKeepers(deps, named)
  const old = await keepersOf(deps.db, id)
  const now = deps.clock.now()
  const holdsAt = new Date(now.getTime() + recoveryDays * day)
  await deps.db.transaction().execute(async (trx) => {
    const asked = await trx
      .insertInto('channels.outlet_recovery')
      .values({
        outlet_id: id,
        keepers: JSON.stringify(keepers),
        why: why.trim(),
        asked_by_id: actor.id,
        asked_by: actor.name,
        asked_at: now,
        holds_at: holdsAt,
      })
      .onConflict((clash) => clash.doNothing())
      .returning('outlet_id')
      .executeTakeFirst()
    if (asked === undefined) throw conflict('register_recovery_waits')
    await write(deps, trx, old, 'recovery', (_, locale) => ({
      account: row.label,
      by: actor.name,
      why: why.trim(),
      day: holdsAt.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'Asia/Jakarta' }),
      house: deps.config.url,
    }))
    await record(deps, trx, actor, row, 'recovery_asked', { why: why.trim() })
  })
  return { holdsAt }
}

/** Somebody of the unit is still there. @throws not_found, forbidden, register_retired */
export async function stopRecovery(deps: RegisterDeps, actor: Actor, id: string): Promise<void> {
  const row = await managedOutlet(deps, actor, id)
  await deps.db.transaction().execute(async (trx) => {
    const stopped = await trx
      .deleteFrom('channels.outlet_recovery')
      .where('outlet_id', '=', id)
      .returning('outlet_id')
      .executeTakeFirst()
    if (stopped === undefined) throw notFound('recovery')
    await record(deps, trx, actor, row, 'recovery_stopped')
  })
}

/** Those whose week is over; done by the job `tend-register`. */
export async function endRecoveries(deps: RegisterDeps): Promise<void> {
  const now = deps.clock.now()
  await deps.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ outlet_id: string; keepers: StoredKeeper[]; asked_by: string }>`
      delete from channels.outlet_recovery where outlet_id in (
        select outlet_id from channels.outlet_recovery where holds_at <= ${now} limit 50 for update skip locked)
      returning outlet_id, keepers, asked_by`.execute(trx)
    for (const { outlet_id: id, keepers, asked_by: by } of rows) {
      const row = await requireOutlet(trx, id)
      await storeKeepers(trx, id, keepers, now)
      await write(deps, trx, keepers, 'handed_over', () => ({
        account: row.label,
        by,
        names: keepers.map(({ name }) => name).join(', '),
      }))
      await record(deps, trx, theHouse, row, 'recovered', { askedBy: by })
    }
  })
}
