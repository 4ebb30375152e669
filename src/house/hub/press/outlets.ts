/** Media that journalists write for: one row however their names are typed, merged where one has two names. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { HubDeps } from '../deps.ts'
import { nameKey, oneLine } from '../words.ts'

export interface Outlet {
  id: string
  name: string
  /** Journalists who have not left. */
  people: number
}

/** The outlet of that name, found or written down; a merged name leads to the one that stayed. */
export async function outletNamed(trx: HouseTransaction, name: string, now: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with written as (
      insert into hub.outlet as o (id, name, name_key, created_at)
      values (${newId()}, ${oneLine(name)}, ${nameKey(name)}, ${now})
      on conflict (name_key) do update set name_key = excluded.name_key
      returning o.id, o.merged_into
    )
    select coalesce(merged_into, id) as id from written`.execute(trx)
  const id = rows[0]?.id
  if (id === undefined) throw notFound('outlet')
  return id
}

/** Names to choose from in the public form: outlets with an accredited journalist, by how many; at most 300. */
export async function knownOutlets({ db }: Pick<HubDeps, 'db'>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select o.name from hub.outlet o join hub.journalist j on j.outlet_id = o.id and j.state = 'accredited'
    where o.merged_into is null group by o.id, o.name order by count(*) desc, o.name limit 300`.execute(db)
  return rows.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'id'))
}

/** Errors: forbidden. */
export async function outletsFor(
  { db, identity, units }: Pick<HubDeps, 'db' | 'identity' | 'units'>,
  actor: Actor,
  { text = '', limit = 50 }: { text?: string | undefined; limit?: number | undefined },
): Promise<Outlet[]> {
  await identity.authorise(actor, 'journalist.accredit', units.root().id)
  const like = `%${nameKey(text).replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Outlet>`
    select o.id, o.name, count(j.id)::int as people
    from hub.outlet o left join hub.journalist j on j.outlet_id = o.id and j.state <> 'left'
    where o.merged_into is null and o.name_key like ${like}
    group by o.id, o.name order by o.name, o.id limit ${Math.min(limit, 200)}`.execute(db)
  return rows
}

/**
 * Two names of one outlet become one: its people go over, and so does whoever types the old name later. Errors:
 * forbidden, not_found, outlet_merged (409: one of them has been merged already, or they are the same).
 */
export async function mergeOutlet(
  deps: HubDeps,
  actor: Actor,
  { id, intoId }: { id: string; intoId: string },
): Promise<void> {
  const { db, identity, units, audit, events } = deps
  await identity.authorise(actor, 'journalist.accredit', units.root().id)
  await db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('hub.outlet')
      .select(['id', 'name', 'merged_into'])
      .where('id', 'in', [id, intoId])
      .orderBy('id')
      .forUpdate()
      .execute()
    const from = found.find((one) => one.id === id)
    const into = found.find((one) => one.id === intoId)
    if (from === undefined || into === undefined) throw notFound('outlet')
    if (from.id === into.id || from.merged_into !== null || into.merged_into !== null)
      throw conflict('outlet_merged')
    await trx
      .updateTable('hub.outlet')
      .set({ merged_into: into.id })
      .where((eb) => eb.or([eb('id', '=', from.id), eb('merged_into', '=', from.id)]))
      .execute()
    await trx
      .updateTable('hub.journalist')
      .set({ outlet_id: into.id })
      .where('outlet_id', '=', from.id)
      .execute()
    await events.emit(trx, 'outlets.changed', {})
    await audit.record(trx, {
      actor,
      act: 'outlet.merge',
      unitId: units.root().id,
      objectKind: 'outlet',
      objectId: from.id,
      details: { from: from.name, into: into.name, intoId: into.id },
    })
  })
}
