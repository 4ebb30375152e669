/** What a journalist wants to hear of: topics, units with all below them, and words. */
import { sql } from 'kysely'
import { conflict, HouseError, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { isBlank, parseQuery, toTsquery } from '../../../platform/text/parse-query.ts'
import type { HubDeps } from '../deps.ts'
import { mayAsk } from '../press/accreditation.ts'
import type { SignedInJournalist } from '../press/session.ts'
import { checkForm, oneLine } from '../words.ts'
import { requireWish } from './wish.ts'

export const watchLimits = { words: 100, perJournalist: 50 } as const

export type WatchWhat = { topic: string } | { unitId: string } | { words: string }

export interface Watch {
  id: string
  topic: string | null
  unitId: string | null
  words: string | null
}

/** Oldest first. */
export async function watchesOf(
  { db }: Pick<HubDeps, 'db'>,
  { journalist }: SignedInJournalist,
): Promise<Watch[]> {
  const rows = await db
    .selectFrom('hub.watch')
    .select(['id', 'topic', 'unit_id', 'words'])
    .where('journalist_id', '=', journalist.id)
    .orderBy('id')
    .limit(watchLimits.perJournalist)
    .execute()
  return rows.map((row) => ({ id: row.id, topic: row.topic, unitId: row.unit_id, words: row.words }))
}

const queryIn = (words: string, locale: 'id' | 'en') => {
  const query = parseQuery(words, locale)
  return isBlank(query) ? null : toTsquery(query)
}

/**
 * Chosen twice it is there once. Errors: journalist_not_accredited (403), invalid_request (422: topic, unit, words),
 * watch_full (409).
 */
export async function addWatch(
  { db, clock, units }: Pick<HubDeps, 'db' | 'clock' | 'units'>,
  { journalist }: SignedInJournalist,
  what: WatchWhat,
): Promise<void> {
  if (!mayAsk(journalist.standing)) throw new HouseError('journalist_not_accredited', 403)
  const form = checkForm()
  const chosen = {
    topic: null as string | null,
    unit_id: null as string | null,
    words: null as string | null,
  }
  if ('topic' in what) {
    if (!units.pack.topics.some(({ key }) => key === what.topic)) form.wrong('topic', 'watch_topic')
    chosen.topic = what.topic
  } else if ('unitId' in what) {
    const unit = units.get(what.unitId)
    if (unit === undefined || unit.state !== 'open') form.wrong('unit', 'watch_unit')
    chosen.unit_id = what.unitId
  } else chosen.words = form.text('words', oneLine(what.words), { min: 2, max: watchLimits.words })
  form.done()
  const [inId, inEn] =
    chosen.words === null ? [null, null] : [queryIn(chosen.words, 'id'), queryIn(chosen.words, 'en')]
  if (chosen.words !== null && inId === null && inEn === null) form.wrong('words', 'watch_blank')
  form.done()
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    // Held while it is counted: two forms sent at once cannot both be the last that fits.
    await requireWish(trx, journalist.id, { timeZone: units.root().timeZone, now })
    await sql`select 1 from hub.alert_wish where journalist_id = ${journalist.id} for update`.execute(trx)
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from hub.watch where journalist_id = ${journalist.id}`.execute(trx)
    if ((rows[0]?.count ?? 0) >= watchLimits.perJournalist)
      throw conflict('watch_full', { limit: watchLimits.perJournalist })
    await sql`insert into hub.watch (id, journalist_id, topic, unit_id, words, query_id, query_en, created_at)
      values (${newId()}, ${journalist.id}, ${chosen.topic}, ${chosen.unit_id}, ${chosen.words},
        ${inId}::tsquery, ${inEn}::tsquery, ${now}) on conflict do nothing`.execute(trx)
  })
}

/** @throws not_found (another's, too) */
export async function removeWatch(
  { db }: Pick<HubDeps, 'db'>,
  { journalist }: SignedInJournalist,
  id: string,
): Promise<void> {
  const done = await db
    .deleteFrom('hub.watch')
    .where('id', '=', id)
    .where('journalist_id', '=', journalist.id)
    .executeTakeFirst()
  if (done.numDeletedRows === 0n) throw notFound('watch')
}
