/** Proofs are looked at again every day, each at a moment of its own. */
import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { theHouse, type Actor } from '../../../../platform/actor.ts'
import type { RegisterDeps } from '../deps.ts'
import { managedOutlet, record } from '../enter-outlet.ts'
import { keepersOf, write } from '../keepers.ts'
import { toOutlet, type Outlet, type OutletRow } from '../outlet.ts'
import { seeProof } from './see-proof.ts'

const hour = 3_600_000
/** Failed so often in a row, a proof is no longer shown as one: a passing fault ends nothing. */
const missesAllowed = 2

const nextCheck = (now: Date) => new Date(now.getTime() + 22 * hour + randomInt(4 * hour))

/** Calls the due ones to work, at most 500; each is due again in an hour, should its job be lost. */
export async function claimProofs({ db, jobs, clock }: RegisterDeps): Promise<void> {
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string }>`update channels.outlet
      set check_at = ${new Date(now.getTime() + hour)} where id in (
        select id from channels.outlet where check_at <= ${now} and state <> 'retired'
        order by check_at limit 500 for update skip locked)
      returning id`.execute(trx)
    await jobs.enqueueAll(
      trx,
      'check-proof',
      rows.map(({ id }) => ({ data: { outletId: id } })),
    )
  })
}

/** One entry: what is seen is noted, and told where it changes how the entry stands. */
export async function checkProof(deps: RegisterDeps, outletId: string): Promise<void> {
  const row = await deps.db
    .selectFrom('channels.outlet')
    .selectAll()
    .where('id', '=', outletId)
    .executeTakeFirst()
  if (row === undefined || row.state === 'retired' || row.proof_way === 'none') return
  const found = await seeProof(deps, row)
  const now = deps.clock.now()
  await deps.db.transaction().execute(async (trx) => {
    const misses = found.seen ? 0 : row.misses + 1
    const lapses = row.proof_state === 'proven' && misses >= missesAllowed
    const proves = found.seen && row.proof_state !== 'proven'
    await trx
      .updateTable('channels.outlet')
      .set({
        misses,
        checked_at: now,
        check_at: nextCheck(now),
        proof_fault: found.seen ? null : found.fault,
        ...(found.seen ? { seen_at: now, proof_id: found.id ?? row.proof_id } : {}),
        ...(proves ? { proof_state: 'proven', proven_since: now, changed_at: now } : {}),
        ...(lapses ? { proof_state: 'lapsed', changed_at: now } : {}),
      })
      .where('id', '=', row.id)
      .where('state', '<>', 'retired')
      .execute()
    if (lapses)
      await write(deps, trx, await keepersOf(trx, row.id), 'lapsed', (t) => ({
        account: row.label,
        why: t(`register.proof_fault.${row.proof_fault ?? 'not_found'}` as 'register.proof_fault.not_found'),
        house: deps.config.url,
      }))
    if (proves || lapses) await record(deps, trx, theHouse, row, proves ? 'proven' : 'lapsed')
  })
}

/** A person does not wait for tomorrow. @throws not_found, forbidden, register_retired */
export async function checkNow(deps: RegisterDeps, actor: Actor, id: string): Promise<Outlet> {
  await managedOutlet(deps, actor, id)
  await checkProof(deps, id)
  return toOutlet(
    (await deps.db
      .selectFrom('channels.outlet')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()) satisfies OutletRow,
  )
}
