import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { ChannelsDeps } from '../deps.ts'
import { receiptQuery, toReceipt, type Receipt } from '../queries.ts'
import { shownTo, type DayKind, type Shown } from './days.ts'

export interface DayDetails extends Shown {
  kind?: DayKind | undefined
  editionId?: string | undefined
  /** Id of the last delivery of the page before. */
  cursor?: string | undefined
  limit?: number | undefined
}

/** What a count of the calendar stands for, oldest first, by keyset. */
export async function deliveriesOfDay(
  deps: Pick<ChannelsDeps, 'db' | 'identity' | 'units'>,
  actor: Actor,
  { kind, editionId, cursor, limit = 50, ...shown }: DayDetails,
): Promise<{ deliveries: Receipt[]; next: string | null }> {
  let query = receiptQuery(deps).where(await shownTo(deps, actor, shown))
  if (kind !== undefined) query = query.where(sql<boolean>`channels.day_kind(d.state) = ${kind}`)
  if (editionId !== undefined) query = query.where('d.edition_id', '=', editionId)
  if (cursor !== undefined)
    query = query.where(
      sql<boolean>`(d.stands_at, d.id) > (select stands_at, id from channels.delivery where id = ${cursor})`,
    )
  const rows = await query
    .orderBy('d.stands_at')
    .orderBy('d.id')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return { deliveries: page.map(toReceipt), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}
