import type { Actor } from '../../platform/actor.ts'
import { notFound } from '../../platform/errors.ts'
import type { HouseDb, HouseTransaction } from '../../platform/db.ts'
import type { NewsroomDeps } from './deps.ts'
import { holdEdition } from './edition-rows.ts'
import { visibleEdition } from './perform-act.ts'
import { recordAct } from './record-act.ts'

export interface RemarkView {
  id: string
  blockId: string | null
  quote: string | null
  text: string
  at: string
  by: string
  versionNumber: number
  resolved: { at: string; by: string } | null
}

/** All remarks ever made on the edition, oldest first; they stay with later versions until they are resolved. */
export async function remarksOf(db: HouseDb | HouseTransaction, editionId: string): Promise<RemarkView[]> {
  const rows = await db
    .selectFrom('newsroom.remark as r')
    .innerJoin('newsroom.version as v', 'v.id', 'r.version_id')
    .selectAll('r')
    .select('v.number')
    .where('r.edition_id', '=', editionId)
    .orderBy('r.at')
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    blockId: row.block_id,
    quote: row.quote,
    text: row.text,
    at: row.at.toISOString(),
    by: row.author_name,
    versionNumber: row.number,
    resolved:
      row.resolved_at === null ? null : { at: row.resolved_at.toISOString(), by: row.resolved_by_name ?? '' },
  }))
}

/** Marks a remark as done; again, changes nothing. @throws not_found, forbidden */
export async function resolveRemark(deps: NewsroomDeps, actor: Actor, remarkId: string): Promise<RemarkView> {
  const remark = await deps.db
    .selectFrom('newsroom.remark')
    .select('edition_id')
    .where('id', '=', remarkId)
    .executeTakeFirst()
  if (remark === undefined) throw notFound('remark')
  const seen = await visibleEdition(deps, actor, remark.edition_id)
  await deps.identity.authorise(actor, 'story.write', seen.unit_id)
  return deps.db.transaction().execute(async (trx) => {
    const edition = await holdEdition(trx, seen)
    const now = deps.clock.now()
    const changed = await trx
      .updateTable('newsroom.remark')
      .set({ resolved_at: now, resolved_by: actor.id, resolved_by_name: actor.name })
      .where('id', '=', remarkId)
      .where('resolved_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    const view = (await remarksOf(trx, edition.id)).find((one) => one.id === remarkId)
    if (view === undefined) throw notFound('remark')
    if (changed !== undefined)
      await recordAct(deps, trx, { actor, kind: 'resolve_remark', edition, at: now, details: { remarkId } })
    return view
  })
}
