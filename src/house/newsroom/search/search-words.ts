/** Keeps the words of published stories for "did you mean"; a word counts once a story. */
import { sql } from 'kysely'
import type { HouseDb, HouseTransaction } from '../../../platform/db.ts'
import type { Locale } from '../../../platform/messages.ts'
import { isStopWord } from '../../../platform/text/stop-words.ts'
import { tokenise } from '../../../platform/text/tokenise.ts'

declare module '../../../platform/jobs.ts' {
  interface HouseJobs {
    /** Every minute: counts the words of what was published since. */
    'learn-search-words': Record<string, never>
  }
}

interface Text {
  locale: string
  headline: string
  summary: string
  body_text: string
}

/** Sorted, so that two transactions that count the same words never wait for each other crosswise. */
function wordsOf(text: Text): string[] {
  const locale: Locale = text.locale === 'en' ? 'en' : 'id'
  const words = tokenise(`${text.headline} ${text.summary} ${text.body_text}`)
    .map(({ word }) => word)
    .filter((word) => /^\p{L}{4,30}$/u.test(word) && !isStopWord(word, locale))
  return [...new Set(words)].toSorted()
}

/** Learns at most `most` stories, each in its own short transaction; returns how many it learnt. */
export async function learnSearchWords(db: HouseDb, most = 2000): Promise<number> {
  for (let learnt = 0; learnt < most; learnt++) {
    const more = await db.transaction().execute(async (trx) => {
      const entry = await trx
        .selectFrom('newsroom.search_entry')
        .select(['edition_id', 'locale'])
        .where('words_learnt', '=', false)
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst()
      if (entry === undefined) return false
      const text = await trx
        .selectFrom('newsroom.publication')
        .select(['locale', 'headline', 'summary', 'body_text'])
        .where('edition_id', '=', entry.edition_id)
        .executeTakeFirst()
      if (text !== undefined)
        await sql`
          insert into newsroom.search_word as known (locale, word, stories)
          select ${text.locale}, word, 1 from unnest(${wordsOf(text)}::text[]) as word
          on conflict (locale, word) do update set stories = known.stories + 1`.execute(trx)
      await trx
        .updateTable('newsroom.search_entry')
        .set({ words_learnt: true })
        .where('edition_id', '=', entry.edition_id)
        .execute()
      return true
    })
    if (!more) return learnt
  }
  return most
}

/** Takes a story's words back out before it changes or goes, so that no suggestion gives away what was recalled. */
export async function forgetSearchWords(trx: HouseTransaction, editionId: string): Promise<void> {
  const entry = await trx
    .selectFrom('newsroom.search_entry')
    .select('words_learnt')
    .where('edition_id', '=', editionId)
    .forUpdate()
    .executeTakeFirst()
  if (entry?.words_learnt !== true) return
  const text = await trx
    .selectFrom('newsroom.publication')
    .select(['locale', 'headline', 'summary', 'body_text'])
    .where('edition_id', '=', editionId)
    .executeTakeFirstOrThrow()
  const words = wordsOf(text)
  // Locked in the order in which the learning job writes them.
  await sql`
    with locked as (
      select word from newsroom.search_word
      where locale = ${text.locale} and word = any(${words}::text[]) order by word for update
    )
    update newsroom.search_word set stories = stories - 1
    where locale = ${text.locale} and word in (select word from locked)`.execute(trx)
  await sql`
    delete from newsroom.search_word
    where locale = ${text.locale} and word = any(${words}::text[]) and stories <= 0`.execute(trx)
}
