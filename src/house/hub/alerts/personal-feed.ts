/** What a journalist's watches found, for a feed reader: behind a key that can be replaced. */
import { sql } from 'kysely'
import { HouseError } from '../../../platform/errors.ts'
import type { Locale } from '../../../platform/messages.ts'
import type { HubDeps } from '../deps.ts'
import { mayAsk } from '../press/accreditation.ts'
import { standingOfRow } from '../press/journalist.ts'
import type { SignedInJournalist } from '../press/session.ts'
import { claimedId, openSigned, signedToken } from '../signed.ts'

export interface FeedEntry {
  id: string
  title: string
  summary: string
  /** With the language. */
  path: string
  at: Date
}

const longest = 50

export async function feedKey(
  { db, secrets }: Pick<HubDeps, 'db' | 'secrets'>,
  { journalist }: SignedInJournalist,
): Promise<string> {
  const row = await db
    .selectFrom('hub.alert_wish')
    .select('feed_number')
    .where('journalist_id', '=', journalist.id)
    .executeTakeFirst()
  return signedToken(secrets, 'hub-feed', journalist.id, String(row?.feed_number ?? 1))
}

/**
 * Newest first, at most 50; muted or not. Errors: hub_link_gone (410: replaced, forged, or the accreditation is over),
 * too_many_requests (429).
 */
export async function personalFeed(
  deps: HubDeps,
  key: string,
  address: string,
): Promise<{ locale: Locale; entries: FeedEntry[] }> {
  const { db, clock } = deps
  const claimed = claimedId(key)
  const row =
    claimed === ''
      ? undefined
      : await db
          .selectFrom('hub.journalist as j')
          .leftJoin('hub.alert_wish as w', 'w.journalist_id', 'j.id')
          .select(['j.state', 'j.accredited_until', 'j.locale', 'w.feed_number'])
          .where('j.id', '=', claimed)
          .executeTakeFirst()
  const id = await openSigned(deps, 'hub-feed', {
    token: key,
    address,
    salt: String(row?.feed_number ?? 1),
  })
  if (row === undefined || !mayAsk(standingOfRow(row, clock.now())))
    throw new HouseError('hub_link_gone', 410)
  const { rows } = await sql<FeedEntry>`
    select n.id, n.title, n.summary, n.path, n.at from hub.alert a join hub.news n on n.id = a.news_id
    where a.journalist_id = ${id} order by a.news_id desc limit ${longest}`.execute(db)
  return { locale: row.locale === 'en' ? 'en' : 'id', entries: rows }
}
