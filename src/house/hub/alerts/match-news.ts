/** Finds, in one statement, everyone who wants to hear of something that was published, and when each is told. */
import { sql } from 'kysely'
import type { HouseTransaction } from '../../../platform/db.ts'
import type { HouseJobs } from '../../../platform/jobs.ts'
import { newId } from '../../../platform/ids.ts'
import type { Locale } from '../../../platform/messages.ts'
import { quoteLexeme } from '../../../platform/text/parse-query.ts'
import { stem } from '../../../platform/text/stem.ts'
import { isStopWord } from '../../../platform/text/stop-words.ts'
import { tokenise } from '../../../platform/text/tokenise.ts'
import type { HubDeps } from '../deps.ts'

export interface News {
  kind: 'story' | 'release'
  subjectId: string
  version: number
  locale: Locale
  act: 'publish' | 'update'
  unitId: string
  /** Keys of the pack's topics. */
  topics: readonly string[]
  title: string
  summary: string
  /** With the language, e.g. `/en/berita/k3f9x2w7`. */
  path: string
  /** What saved words are looked for in. */
  texts: readonly string[]
  /** The same is told in the other language, to those who read it. */
  inBoth?: boolean
}

const lastPosition = 16_383
/** Between two texts, so that no phrase reaches from one into the other. */
const gap = 20

/** Text of a tsvector: stems with their places. */
function vectorOf(texts: readonly string[], locale: Locale): string {
  const places = new Map<string, number[]>()
  let position = 0
  for (const text of texts) {
    for (const { word } of tokenise(text)) {
      position += 1
      if (isStopWord(word, locale) || position > lastPosition) continue
      const lexeme = stem(word, locale)
      const known = places.get(lexeme) ?? []
      if (known.length < 200) places.set(lexeme, [...known, position])
    }
    position += gap
  }
  return [...places].map(([lexeme, at]) => `${quoteLexeme(lexeme)}:${at.join(',')}`).join(' ')
}

/**
 * Keeps the news and one alert for each journalist who wants it; done again it finds everybody told. `within`
 * a transaction that has looked whether it is still published.
 */
export async function matchNews(
  { db, clock, jobs, units }: Pick<HubDeps, 'db' | 'clock' | 'jobs' | 'units'>,
  news: News,
  within?: HouseTransaction,
): Promise<void> {
  const now = clock.now()
  const ancestry = units.get(news.unitId) === undefined ? [] : units.ancestry(news.unitId).map(({ id }) => id)
  const words = sql.ref(news.locale === 'en' ? 'query_en' : 'query_id')
  const match = async (trx: HouseTransaction): Promise<void> => {
    const { rows } = await sql<{ journalist_id: string }>`
      with news as (
        insert into hub.news (id, subject_kind, subject_id, version, locale, act, unit_id, title, summary, path, at)
        values (${newId()}, ${news.kind}, ${news.subjectId}, ${news.version}, ${news.locale}, ${news.act},
          ${news.unitId}, ${news.title}, ${news.summary}, ${news.path}, ${now})
        on conflict (subject_kind, subject_id, version, locale) do update set title = excluded.title,
          summary = excluded.summary, at = excluded.at
        returning id
      ), wanted as (
        select journalist_id from hub.watch where topic = any(${[...news.topics]}::text[])
        union select journalist_id from hub.watch where unit_id = any(${ancestry}::uuid[])
        union select journalist_id from hub.watch where ${vectorOf(news.texts, news.locale)}::tsvector @@ ${words}
      ), told as (
        insert into hub.alert (news_id, journalist_id, due_at)
        select news.id, j.id, hub.due_at(w, ${now})
        from news, wanted join hub.journalist j on j.id = wanted.journalist_id
          join hub.alert_wish w on w.journalist_id = j.id
        where j.state = 'accredited' and j.accredited_until > ${now}
          and (j.locale = ${news.locale} or (w.every_language and not ${news.inBoth ?? false}))
          and not exists (select from hub.alert a join hub.news other on other.id = a.news_id
            where a.journalist_id = j.id and ${news.kind} = 'release' and other.subject_id = ${news.subjectId})
        on conflict do nothing
        returning journalist_id, due_at
      )
      select journalist_id from told where due_at <= ${now}`.execute(trx)
    await jobs.enqueueAll(
      trx,
      'send-alerts',
      rows.map((row) => ({ data: { journalistId: row.journalist_id } })),
    )
  }
  await (within === undefined ? db.transaction().execute(match) : match(within))
}

/** An edition that went live, as it stands now; nothing where it is gone again. */
export async function matchEdition(
  deps: Pick<HubDeps, 'db' | 'clock' | 'jobs' | 'units' | 'reading'>,
  {
    ref,
    locale,
    editionId,
    version,
    unitId,
    act,
  }: HouseJobs['follow-edition'] & { act: 'publish' | 'update' },
): Promise<void> {
  const story = await deps.reading.storyPage(ref, locale)
  if (story?.state !== 'published') return
  await matchNews(deps, {
    kind: 'story',
    subjectId: editionId,
    version,
    locale,
    act,
    unitId,
    topics: [story.topic],
    title: story.headline,
    summary: story.summary,
    path: `${locale === 'en' ? '/en' : ''}/berita/${ref}`,
    texts: [story.headline, story.summary, ...story.tags, story.bodyText],
  })
}
