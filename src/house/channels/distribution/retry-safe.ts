/** Tries again, of many deliveries, those that cannot be doubled by it, and says why the others were left alone. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { ChannelsDeps } from '../deps.ts'
import { standsStill } from '../pause-posting.ts'
import { enqueueDeliveries, notBefore } from '../wake-deliveries.ts'
import { matrixWhere, type MatrixScope } from './delivery-matrix.ts'

/** Why a delivery that has not arrived was left alone: key `console.matrix.left_<code>`. */
export type LeftAlone =
  /** The network refused it for good. */
  | 'lasting'
  /** Its account is paused, signed out or given up. */
  | 'not_connected'
  /** The brake is pulled. */
  | 'held'
  /** Only a person can tell whether it stands there. */
  | 'person'

export interface RetriedSafely {
  /** Certainly not sent: tried again. */
  again: number
  /** May have got through: looked for first, and sent only if it is not there. */
  lookedFor: number
  left: { why: LeftAlone; n: number }[]
}

interface Counted {
  fate: 'again' | 'looked_for' | LeftAlone
  id: string
  channel_id: string
}

/**
 * What was sent, removed, skipped, is under way or planned does not come into it.
 * @throws not_found (unit), matrix_scope_needed
 */
export async function retrySafely(
  deps: ChannelsDeps,
  actor: Actor,
  scope: MatrixScope,
): Promise<RetriedSafely> {
  const where = await matrixWhere(deps, actor, 'delivery.retry', scope)
  const now = deps.clock.now()
  const kinds = Object.values(deps.adapters)
  const finds = kinds.flatMap(({ kind, can }) => (can.finds === 'never' ? [] : [kind]))
  const edits = kinds.flatMap(({ kind, can }) => (can.edits ? [kind] : []))
  return deps.db.transaction().execute(async (trx) => {
    // As with a single one: a refusal that was not understood may have been none, so a post that was tried is looked for.
    const { rows } = await sql<Counted>`with judged as materialized (
        select d.id, d.channel_id, case
          when d.state = 'rejected' and d.lasting then 'lasting'
          when d.state = 'unknown' and not c.kind = any(${finds}::text[]) then 'person'
          when c.removed_at is not null or c.state <> 'connected' then 'not_connected'
          when d.purpose <> 'withdrawal' and ${standsStill(sql`c.unit_path`)} then 'held'
          when d.state = 'unknown' then 'looked_for'
          when d.state = 'rejected' and d.attempts > 0 and c.kind = any(${finds}::text[])
            and (d.purpose = 'post' or d.purpose = 'correction' and not c.kind = any(${edits}::text[])) then 'looked_for'
          else 'again' end as fate
        from channels.delivery d join channels.channel c on c.id = d.channel_id
        where ${where} and d.state in ('rejected', 'throttled', 'unauthorised', 'unknown')
        for update of d
      ), moved as (
        update channels.delivery d
        set state = case judged.fate when 'looked_for' then 'unknown' else 'queued' end, why = null, lasting = false,
          next_at = ${notBefore(now)}, due_since = ${notBefore(now)}, changed_at = ${now}
        from judged where judged.id = d.id and judged.fate in ('again', 'looked_for')
      )
      select * from judged`.execute(trx)
    const by = Map.groupBy(rows, ({ fate }) => fate)
    const again = by.get('again') ?? []
    const lookedFor = by.get('looked_for') ?? []
    const left = (['lasting', 'not_connected', 'held', 'person'] as const).flatMap((why) => {
      const n = by.get(why)?.length ?? 0
      return n === 0 ? [] : [{ why, n }]
    })
    await enqueueDeliveries(deps, trx, [...again, ...lookedFor])
    const counts = { again: again.length, lookedFor: lookedFor.length, left }
    if (again.length + lookedFor.length > 0)
      await deps.audit.record(trx, {
        actor,
        act: 'delivery.retry',
        ...(scope.distributionId === undefined
          ? { objectKind: 'story', objectId: scope.storyId ?? '' }
          : { objectKind: 'distribution', objectId: scope.distributionId }),
        details: {
          again: counts.again,
          lookedFor: counts.lookedFor,
          left: Object.fromEntries(left.map(({ why, n }) => [why, n])),
        },
      })
    return counts
  })
}
