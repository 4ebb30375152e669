/** The register as people of the house see it. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { notFound } from '../../../platform/errors.ts'
import type { RegisterDeps } from './deps.ts'
import { keepersOf } from './keepers.ts'
import {
  requireOutlet,
  toOutlet,
  type Keeper,
  type Outlet,
  type OutletEventKind,
  type OutletState,
} from './outlet.ts'

export interface OutletFilter {
  unitId?: string | undefined
  state?: OutletState | undefined
  /** Only what is late, lapsed or has no administrators. */
  trouble?: boolean | undefined
  q?: string | undefined
  before?: string | undefined
  limit?: number | undefined
}

export interface OutletDetail extends Outlet {
  keepers: Keeper[]
  recovery: { keepers: Keeper[]; why: string; askedBy: string; holdsAt: Date } | null
  history: { kind: OutletEventKind; at: Date; by: string | null }[]
}

/** Entries of the units whose channels the actor manages, newest first; keyset by id. */
export async function outletsFor(
  { db, identity, units, clock }: RegisterDeps,
  actor: Actor,
  { unitId, state, trouble = false, q, before, limit = 50 }: OutletFilter,
): Promise<{ outlets: Outlet[]; next: string | null }> {
  const paths = await identity.scope(actor, 'channel.manage')
  const within = unitId === undefined ? undefined : units.get(unitId)?.path
  const wanted = q === undefined ? undefined : `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  const rows = await db
    .selectFrom('channels.outlet')
    .selectAll()
    .where(sql<boolean>`unit_path <@ any(${paths}::ltree[])`)
    .$if(unitId !== undefined, (query) => query.where(sql<boolean>`unit_path <@ ${within ?? ''}::ltree`))
    .$if(state !== undefined, (query) => query.where('state', '=', state as string))
    .$if(trouble, (query) =>
      query.where(
        sql<boolean>`state = 'published' and (due_at <= ${clock.now()} or proof_state = 'lapsed' or (
          select count(*) from channels.outlet_keeper k where k.outlet_id = outlet.id) < 2)`,
      ),
    )
    .$if(wanted !== undefined, (query) =>
      query.where(sql<boolean>`lower(label || ' ' || handle) like ${wanted}`),
    )
    .$if(before !== undefined, (query) => query.where('id', '<', before as string))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const outlets = rows.slice(0, limit).map(toOutlet)
  return { outlets, next: rows.length > limit ? (outlets.at(-1)?.id ?? null) : null }
}

/** @throws not_found, forbidden */
/** Who answers for a connected account; nobody where none were named. @throws not_found, forbidden */
export async function keepersOfChannel(
  { db, identity }: Pick<RegisterDeps, 'db' | 'identity'>,
  actor: Actor,
  channelId: string,
): Promise<Keeper[]> {
  const row = await db
    .selectFrom('channels.outlet')
    .select(['id', 'unit_id'])
    .where('channel_id', '=', channelId)
    .executeTakeFirst()
  if (row === undefined) throw notFound('channel')
  await identity.authorise(actor, 'channel.manage', row.unit_id)
  return keepersOf(db, row.id)
}

export async function outletDetail(
  { db, identity }: RegisterDeps,
  actor: Actor,
  id: string,
): Promise<OutletDetail> {
  const row = await requireOutlet(db, id)
  await identity.authorise(actor, 'channel.manage', row.unit_id)
  const [keepers, recovery, history] = await Promise.all([
    keepersOf(db, id),
    db.selectFrom('channels.outlet_recovery').selectAll().where('outlet_id', '=', id).executeTakeFirst(),
    db
      .selectFrom('channels.outlet_event')
      .select(['kind', 'at', 'by_name'])
      .where('outlet_id', '=', id)
      .orderBy('id', 'desc')
      .limit(100)
      .execute(),
  ])
  return {
    ...toOutlet(row),
    keepers: keepers.map(({ personId, name, email }) => ({ personId, name, email })),
    recovery:
      recovery === undefined
        ? null
        : {
            keepers: (recovery.keepers as unknown as Keeper[]).map(({ personId, name, email }) => ({
              personId,
              name,
              email,
            })),
            why: recovery.why,
            askedBy: recovery.asked_by,
            holdsAt: recovery.holds_at,
          },
    history: history.map((one) => ({ kind: one.kind as OutletEventKind, at: one.at, by: one.by_name })),
  }
}
