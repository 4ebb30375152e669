/** A letter about what is new in somebody's saved searches: one for all that is due, once. */
import { sql } from 'kysely'
import { translator } from '../../../platform/messages.ts'
import type { HeldBack } from '../rights.ts'
import { within } from './match-searches.ts'
import type { SavedSearchDeps } from './saved-search.ts'

interface Found {
  search_id: string
  name: string
  by_mail: boolean
  unit_id: string
  headline: string
  filename: string
  held_back: HeldBack | null
}

/** Of one search; the rest is in the console. */
const mostNamed = 10

/**
 * Done by the job `tell-of-searches`. The letter and the mark that it is written commit together. It leaves the house: it
 * names only what nothing holds back, and counts the rest.
 */
export async function tellOfSearches(
  deps: SavedSearchDeps,
  { personId }: { personId: string },
): Promise<void> {
  const { db, clock, identity, mail } = deps
  const now = clock.now()
  const [person, reach] = await Promise.all([
    identity.person(personId),
    identity.scopes([personId], 'asset.read'),
  ])
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<Found>`
      with due as (
        update bank.search_hit hit set told_at = ${now} from bank.saved_search search
        where search.id = hit.search_id and search.person_id = ${personId} and hit.told_at is null and hit.due_at <= ${now}
        returning hit.search_id, search.name, search.by_mail, hit.asset_id
      )
      select due.search_id, due.name, due.by_mail, asset.unit_id, asset.headline, asset.filename,
        (select bank.held_back(claims, ${now}, 'public') from bank.rights claims where claims.asset_id = asset.id) as held_back
      from due join bank.asset asset on asset.id = due.asset_id order by due.search_id, asset.id desc`.execute(
      trx,
    )
    if (person === undefined || person.suspendedAt !== null) return
    // Asked again: a day may lie between the find and the letter.
    const told = rows.filter((row) => row.by_mail && within(deps, reach.get(personId), row.unit_id))
    if (told.length > 0) await mail.send(trx, { to: person.email, ...letter(deps, person, told) })
  })
}

function letter(
  { url, house }: SavedSearchDeps,
  { name, locale }: { name: string; locale: 'id' | 'en' },
  told: readonly Found[],
): { subject: string; text: string } {
  const t = translator(locale)
  const searches = [...Map.groupBy(told, (one) => one.search_id)].map(([id, found]) => {
    const free = found.filter((one) => one.held_back === null)
    const named = free.slice(0, mostNamed)
    const more = found.length - named.length
    return [
      t('mail.bank_search_found', { name: found[0]?.name ?? '', count: found.length }),
      ...named.map((one) => `- ${one.headline || one.filename}`),
      ...(more > 0 ? [t('mail.bank_search_more', { count: more })] : []),
      `${url}/konsol/bank/pencarian?buka=${id}`,
    ].join('\n')
  })
  return {
    subject: t('mail.bank_search_subject', { name: told[0]?.name ?? '', count: told.length }),
    text: t('mail.bank_search_text', {
      name,
      house: house[locale],
      searches: searches.join('\n\n'),
      change: `${url}/konsol/bank/pencarian`,
    }),
  }
}
