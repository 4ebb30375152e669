/** Where an asset is used: every edition whose text at work or published text shows it. */
import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Locale } from '../../platform/messages.ts'
import { readableBy } from './board-rows.ts'
import type { NewsroomDeps } from './deps.ts'
import type { State } from './state-machine.ts'
import { unitView } from './unit-view.ts'

const pageLength = 50

interface Row {
  id: string
  story_id: string
  number: string
  headline: string
  locale: Locale
  unit_id: string
  state: State
  stage: State
  stage_since: Date
  shown: boolean
}

/**
 * Newest edition first, by keyset; those that the actor may not read are counted, not named.
 * @throws forbidden, not_found (as the bank's `read`)
 */
export async function editionsWithAsset(
  { db, bank, identity, units }: NewsroomDeps,
  actor: Actor,
  { assetId, cursor }: { assetId: string; cursor?: string | undefined },
) {
  const asset = await bank.read(actor, assetId)
  const paths = await identity.scope(actor, 'story.read')
  const using = sql`(e.asset_ids @> ${[asset.id]}::uuid[] or p.edition_id is not null) and e.state <> 'discarded'`
  const tables = sql`newsroom.edition e
    left join newsroom.publication p on p.edition_id = e.id and p.asset_ids @> ${[asset.id]}::uuid[]`
  const [{ rows }, { rows: counted }] = await Promise.all([
    sql<Row>`
      select e.id, e.story_id, s.number, coalesce(p.headline, e.headline) as headline, e.locale, e.unit_id, e.state,
        e.stage, e.stage_since, coalesce(p.state = 'published', false) as shown
      from ${tables} join newsroom.story s on s.id = e.story_id
      where ${using} and ${readableBy(paths)}
        ${cursor === undefined ? sql`` : sql`and e.id < ${cursor}::uuid`}
      order by e.id desc limit ${pageLength + 1}`.execute(db),
    sql<{ hidden: number }>`
      select count(*)::int as hidden from ${tables} where ${using} and not ${readableBy(paths)}`.execute(db),
  ])
  const page = rows.slice(0, pageLength)
  return {
    editions: page.map((row) => ({
      editionId: row.id,
      storyId: row.story_id,
      number: row.number,
      headline: row.headline,
      locale: row.locale,
      unit: unitView({ units }, row.unit_id),
      state: row.state,
      stage: row.stage,
      since: row.stage_since.toISOString(),
      /** Readers see it there now, if nothing holds it back. */
      shown: row.shown,
    })),
    hidden: counted[0]?.hidden ?? 0,
    next: rows.length > pageLength ? (page.at(-1)?.id ?? null) : null,
  }
}
