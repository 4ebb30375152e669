import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { conflict, forbidden, invalid } from '../../../platform/errors.ts'
import type { NetworkKind } from '../adapter.ts'
import type { ChannelsDeps } from '../deps.ts'
import { accountsOfSegment } from '../distribution/accounts-of-segment.ts'
import { heldBack } from '../pause-posting.ts'
import { isMandatory, silent, silentUntil } from './blackout.ts'

export interface MovePlanned {
  editionId: string
  /** The moment for which they are planned. */
  from: Date
  to: Date
  /** With everything below it. */
  unitId?: string | undefined
  network?: NetworkKind | undefined
  /** The accounts of a saved segment alone. */
  segmentId?: string | undefined
}

export interface Moved {
  moved: number
  /** Of these, how many find a blackout then, and when the last of them may leave. */
  silent: number
  silentUntil: Date | null
}

type Deps = Pick<ChannelsDeps, 'db' | 'clock' | 'audit' | 'identity' | 'units'>

/**
 * Gives what one edition has planned for one moment another one, to all accounts that the actor manages. What has begun
 * meanwhile stays as it is. @throws not_found (segment), forbidden, calendar_past, calendar_nothing_planned
 */
export async function movePlanned(
  deps: Deps,
  actor: Actor,
  { editionId, from, to, unitId, network, segmentId }: MovePlanned,
): Promise<Moved> {
  const { db, clock, audit, identity, units } = deps
  const paths = await identity.scope(actor, 'channel.manage')
  if (paths.length === 0) throw forbidden('channel.manage')
  const now = clock.now()
  if (to <= now) throw invalid('calendar_past', [{ at: 'to', code: 'calendar_past' }])
  const below = unitId === undefined ? undefined : (units.get(unitId)?.path ?? 'none')
  const segment = segmentId === undefined ? undefined : await accountsOfSegment(deps, actor, segmentId)
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ until: Date | null }>`
      update channels.delivery d
      set planned_for = ${to}, next_at = ${to}, due_since = ${to}, why = null, changed_at = ${now}
      from channels.channel c
      where c.id = d.channel_id and d.edition_id = ${editionId} and d.purpose = 'post' and d.state = 'queued'
        and d.planned_for = ${from} and (d.planned_for > ${now} or d.why = ${silent})
        and d.why is distinct from ${heldBack}
        and c.unit_path <@ any(${paths}::ltree[])
        ${below === undefined ? sql`` : sql`and c.unit_path <@ ${below}::ltree`}
        ${network === undefined ? sql`` : sql`and c.kind = ${network}`}
        ${segment === undefined ? sql`` : sql`and c.id = any(${segment}::uuid[])`}
      returning ${silentUntil(sql`c.unit_path`, sql`${to}::timestamptz`, isMandatory(sql`d.distribution_id`, sql`c.id`))}
        as until`.execute(trx)
    if (rows.length === 0) throw conflict('calendar_nothing_planned')
    const held = rows.flatMap(({ until }) => (until === null ? [] : [until.getTime()]))
    await audit.record(trx, {
      actor,
      act: 'delivery.move',
      ...(unitId === undefined ? {} : { unitId }),
      objectKind: 'edition',
      objectId: editionId,
      details: { from: from.toISOString(), to: to.toISOString(), moved: rows.length },
    })
    return {
      moved: rows.length,
      silent: held.length,
      silentUntil: held.length === 0 ? null : new Date(Math.max(...held)),
    }
  })
}
