/** Which units are silent: none of their accounts has posted for longer than is expected of them. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { notFound } from '../../../platform/errors.ts'
import { beyond, pageSize, toPage, type Page, type Paging } from '../../../platform/keyset.ts'
import type { ChannelsDeps } from '../deps.ts'
import { lookedInto } from './inbound-posts.ts'

export interface SilentUnit {
  unitId: string
  accounts: number
  /** Null: nothing of theirs was ever seen. */
  lastPostAt: Date | null
  everyDays: number
}

/** What is expected of a unit: its own word, or that of the nearest unit above that has one. */
export interface Expectation {
  /** At least one post every so many days; null: nothing is expected. */
  everyDays: number | null
  /** The unit that said so; null: nobody did. */
  from: string | null
}

type Deps = Pick<ChannelsDeps, 'db' | 'identity' | 'units' | 'clock' | 'audit'>

/** Those silent longest first. @throws forbidden, not_found (unit), invalid_cursor */
export async function silentUnits(
  deps: Deps,
  actor: Actor,
  { unitId, ...paging }: Paging & { unitId?: string | undefined },
): Promise<Page<SilentUnit>> {
  const paths = await lookedInto(deps, actor, 'delivery.read', unitId)
  const size = pageSize(paging)
  const now = deps.clock.now()
  const { rows } = await sql<{
    unit_id: string
    accounts: number
    last_post_at: Date | null
    every_days: number
    place: Date
  }>`
    select * from (
      select u.unit_id, u.accounts, u.last_post_at, e.every_days, coalesce(u.last_post_at, u.since) as place
      from (
        select c.unit_id, c.unit_path, count(*)::int as accounts, min(c.created_at) as since,
          max(greatest(r.last_post_at, (select max(sent_at) from channels.delivery d
            where d.channel_id = c.id and d.external_id is not null))) as last_post_at
        from channels.channel c left join channels.reading r on r.channel_id = c.id
        where c.unit_path <@ any(${paths}::ltree[]) and c.removed_at is null
        group by c.unit_id, c.unit_path
      ) u cross join lateral (
        select every_days from channels.expectation x where x.unit_path @> u.unit_path
        order by nlevel(x.unit_path) desc limit 1) e
      where e.every_days is not null
    ) s
    where s.place < ${now}::timestamptz - s.every_days * interval '1 day'
      and ${beyond(paging.cursor, 'rising', 's.place', 's.unit_id')}
    order by s.place, s.unit_id limit ${size + 1}`.execute(deps.db)
  return toPage(
    rows,
    size,
    (row) => ({ at: row.place, id: row.unit_id }),
    (row) => ({
      unitId: row.unit_id,
      accounts: row.accounts,
      lastPostAt: row.last_post_at,
      everyDays: row.every_days,
    }),
  )
}

/** @throws forbidden, not_found (unit) */
export async function expectationOf(deps: Deps, actor: Actor, unitId: string): Promise<Expectation> {
  const unit = deps.units.get(unitId)
  if (unit === undefined) throw notFound('unit')
  await deps.identity.authorise(actor, 'delivery.read', unitId)
  const { rows } = await sql<{ unit_id: string; every_days: number | null }>`
    select unit_id, every_days from channels.expectation where unit_path @> ${unit.path}::ltree
    order by nlevel(unit_path) desc limit 1`.execute(deps.db)
  const [row] = rows
  return { everyDays: row?.every_days ?? null, from: row?.unit_id ?? null }
}

/** For the unit and everything below it that says nothing itself; `inherit` takes the unit's own word back. */
export async function expectPosts(
  deps: Deps,
  actor: Actor,
  unitId: string,
  everyDays: number | null | 'inherit',
): Promise<void> {
  const unit = deps.units.get(unitId)
  if (unit === undefined) throw notFound('unit')
  await deps.identity.authorise(actor, 'channel.manage', unitId)
  const word = {
    unit_path: unit.path,
    every_days: everyDays === 'inherit' ? null : everyDays,
    set_by_id: actor.id,
    set_at: deps.clock.now(),
  }
  await deps.db.transaction().execute(async (trx) => {
    await (everyDays === 'inherit'
      ? trx.deleteFrom('channels.expectation').where('unit_id', '=', unitId).execute()
      : trx
          .insertInto('channels.expectation')
          .values({ unit_id: unitId, ...word })
          .onConflict((clash) => clash.column('unit_id').doUpdateSet(word))
          .execute())
    await deps.audit.record(trx, {
      actor,
      act: 'channel.expect',
      unitId,
      objectKind: 'unit',
      objectId: unitId,
      details: { everyDays },
    })
  })
}
