/**
 * The one statement of a search. Matches are gathered from the newest months backwards until there are enough to count
 * and rank: a rare word reaches back to the first story, a common one stops early and says "at least". Vectors are
 * read only to rank a few hundred candidates; counting reads narrow columns.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Locale } from '../../../platform/messages.ts'
import { cardColumns, type CardRow } from '../public-cards.ts'
import type { SearchQuery, SearchResult } from '../public-reading.ts'
import { monthLexeme, monthOf, toHeadlineTsquery, topicLexeme, unitLexeme } from './lexemes.ts'
import { swapped, type Alike } from './mend-query.ts'
import {
  hasPhrase,
  quoteLexeme,
  toTsquery,
  wantedWords,
  type ParsedQuery,
} from '../../../platform/text/parse-query.ts'

/** With this many matches in the newer months the older ones are left out. */
const enoughMatches = 1000
/** The newest that are ranked, and the newest beside them whose headline has all words. */
const rankedNewest = 200
const rankedHeadlines = 80
/** The newest that are read to see whether a phrase's words stand in their order. */
const phraseCandidates = 600

// Partial indexes need the locale as a literal; it comes from a closed type.
const localeIs = (locale: Locale): RawBuilder<boolean> =>
  locale === 'en' ? sql<boolean>`e.locale = 'en'` : sql<boolean>`e.locale = 'id'`

const monthsBack = (from: Date, first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) =>
    monthOf(new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() - first - index, 1))),
  )
const monthStart = (month: string): Date => new Date(`${month}-01T00:00:00Z`)

const anyOf = (lexemes: string[]): string => `(${lexemes.map(quoteLexeme).join(' | ')})`

/** The summary stands in every row; without hits there is one row of it alone. */
export type SearchRow = Partial<CardRow> & {
  found: number
  ranked: number
  whole: boolean
  units: SearchResult['facets']['units'] | null
  topics: SearchResult['facets']['topics'] | null
  periods: Record<'day' | 'week' | 'month' | 'year', number>
  suggested: Alike[] | null
  body_text: string | null
}

export interface StatementInput {
  parsed: ParsedQuery
  query: Pick<SearchQuery, 'unit' | 'topic' | 'from' | 'until'>
  rootPath: string
  /** Age is counted from here; later stories are left out, so that paging is stable. */
  asOf: Date
  offset: number
  limit: number
}

export function searchStatement(input: StatementInput): RawBuilder<SearchRow> {
  const { parsed, query, asOf } = input
  const { locale } = parsed
  const newest = query.until !== undefined && query.until < asOf ? query.until : asOf
  const narrowing = [
    ...(query.topic === undefined ? [] : [quoteLexeme(topicLexeme(query.topic))]),
    ...(query.unit === undefined ? [] : [quoteLexeme(unitLexeme(query.unit.id))]),
  ]
  const narrowed = (words: string) => [words, ...narrowing].join(' & ')
  const inTime = sql<boolean>`e.public_timestamp <= ${asOf}
    and ${query.from === undefined ? sql`true` : sql`e.public_timestamp >= ${query.from}`}
    and ${query.until === undefined ? sql`true` : sql`e.public_timestamp < ${query.until}`}`

  const spans = {
    new: monthsBack(newest, 0, 0),
    mid: monthsBack(newest, 1, 2),
    late: monthsBack(newest, 3, 8),
  }
  const oldest = monthStart(spans.late.at(-1) ?? monthOf(newest))
  const columns = sql`e.edition_id, e.topic, e.unit_path, e.public_timestamp`
  const matching = (column: 'loose' | 'headline', months?: string[]) => {
    const words = sql`(select ${sql.ref(column)} from asked)`
    const asked =
      months === undefined ? words : sql`(${words} && (${anyOf(months.map(monthLexeme))})::tsquery)`
    return sql`select ${columns} from newsroom.search_entry e
      where ${localeIs(locale)} and ${inTime} and e.lexemes @@ ${asked}`
  }
  const fewIn = (...names: string[]) =>
    sql`${sql.join(
      names.map((name) => sql`(select count(*) from ${sql.ref(name)})`),
      sql` + `,
    )} < ${enoughMatches}`

  // A word nobody has published may be the beginning of one; a known word is meant as it stands.
  const typed = parsed.last ?? ''
  const known = sql`exists (select from newsroom.search_word where locale = ${locale} and word = ${typed} and stories > 1)`
  const exact = { loose: narrowed(toTsquery(parsed, { loose: true })), words: toTsquery(parsed) }
  const begun = {
    loose: narrowed(toTsquery(parsed, { loose: true, prefix: true })),
    words: toTsquery(parsed, { prefix: true }),
  }
  const inOrder = sql`e.lexemes @@ (select words from asked)`

  return sql<SearchRow>`
    with meant as materialized (select ${typed} = '' or ${known} as whole_word),
    asked as materialized (
      select (case when whole_word then ${exact.loose} else ${begun.loose} end)::tsquery as loose,
             (case when whole_word then ${exact.words} else ${begun.words} end)::tsquery as words,
             ${narrowed(toHeadlineTsquery(parsed))}::tsquery as headline
      from meant
    ),
    new as materialized (${matching('loose', spans.new)}),
    mid as materialized (${matching('loose', spans.mid)} and ${fewIn('new')}),
    late as materialized (${matching('loose', spans.late)} and ${fewIn('new', 'mid')}),
    old as materialized (${matching('loose')} and e.public_timestamp < ${oldest} and ${fewIn('new', 'mid', 'late')}),
    gathered as materialized (
      select * from new union all select * from mid union all select * from late union all select * from old
    ),
    matched as materialized (${
      hasPhrase(parsed)
        ? sql`select m.* from (
            select * from gathered order by public_timestamp desc, edition_id desc limit ${phraseCandidates}
          ) as m join newsroom.search_entry e on e.edition_id = m.edition_id where ${inOrder}`
        : sql`select * from gathered`
    }),
    tally as materialized (select count(*)::int as found from matched),
    candidates as (
      (select edition_id from matched order by public_timestamp desc, edition_id desc limit ${rankedNewest})
      union
      (select edition_id from (
         ${matching('headline', [...spans.new, ...spans.mid])}
           and (select found from tally) > ${rankedNewest} and not (${fewIn('new', 'mid')})
         union all
         ${matching('headline')} and (select found from tally) > ${rankedNewest} and ${fewIn('new', 'mid')}
       ) as in_headline
       order by public_timestamp desc, edition_id desc limit ${rankedHeadlines})
    ),
    ranked as materialized (
      select e.edition_id, e.public_timestamp,
        ts_rank('{0.1, 0.2, 0.5, 1.0}', e.lexemes, (select words from asked), 1)
          * (0.3 + 0.7 * exp(- extract(epoch from ${asOf}::timestamptz - e.public_timestamp) / 31536000.0)) as score
      from candidates c join newsroom.search_entry e on e.edition_id = c.edition_id
      where ${hasPhrase(parsed) ? inOrder : sql`true`}
    ),
    page as (
      select * from ranked order by score desc, public_timestamp desc, edition_id desc
      limit ${input.limit} offset ${input.offset}
    ),
    ${suggestions(parsed)},
    summary as (
      select (select found from tally) as found,
        (select count(*)::int from ranked) as ranked,
        ${fewIn('new', 'mid', 'late')} and (select count(*) from gathered) <= ${hasPhrase(parsed) ? phraseCandidates : sql`(select count(*) from gathered)`} as whole,
        (select json_agg(json_build_object('unitPath', path, 'count', stories) order by stories desc, path)
         from (select subpath(unit_path, 0, least(nlevel(unit_path), nlevel(${query.unit?.path ?? input.rootPath}::ltree) + 1))::text as path,
                      count(*)::int as stories
               from matched group by 1) as by_unit) as units,
        (select json_agg(json_build_object('topic', topic, 'count', stories) order by stories desc, topic)
         from (select topic, count(*)::int as stories from matched where topic <> '' group by topic) as by_topic) as topics,
        (select json_build_object(
           'day', count(*) filter (where public_timestamp >= ${asOf}::timestamptz - interval '1 day'),
           'week', count(*) filter (where public_timestamp >= ${asOf}::timestamptz - interval '7 days'),
           'month', count(*) filter (where public_timestamp >= ${asOf}::timestamptz - interval '30 days'),
           'year', count(*) filter (where public_timestamp >= ${asOf}::timestamptz - interval '365 days'))
         from matched) as periods,
        (select json_agg(json_build_object('typed', typed, 'word', word, 'stories', stories)) from suggested) as suggested
    )
    select summary.*, ${cardColumns}, left(p.body_text, 8000) as body_text
    from summary
    left join (page join newsroom.publication p on p.edition_id = page.edition_id and p.state = 'published') on true
    order by page.score desc, page.public_timestamp desc, page.edition_id desc`
}

/** Published words that look like the ones nobody has written; asked only when next to nothing was found. */
function suggestions(parsed: ParsedQuery): RawBuilder<unknown> {
  const words = wantedWords(parsed).filter((word) => /^\p{L}{4,30}$/u.test(word))
  const swaps = words.flatMap((typed) => swapped(typed).map((word) => ({ typed, word })))
  return sql`unknown as materialized (
    select typed.word
    from unnest(${words}::text[]) as typed (word)
    where (select found from tally) < 3
      and not exists (
        select from newsroom.search_word known
        where known.locale = ${parsed.locale} and known.word = typed.word and known.stories > 1)
  ),
  suggested as (
    select unknown.word as typed, alike.word, alike.stories
    from unknown cross join lateral (
      select known.word, known.stories from newsroom.search_word known
      where known.locale = ${parsed.locale} and known.word % unknown.word and known.stories > 1
      order by similarity(known.word, unknown.word) desc, known.stories desc limit 8
    ) as alike
    union all
    select unknown.word, known.word, known.stories
    from unknown
    join unnest(${swaps.map((swap) => swap.typed)}::text[], ${swaps.map((swap) => swap.word)}::text[])
      as swap (typed, word) on swap.typed = unknown.word
    join newsroom.search_word known
      on known.locale = ${parsed.locale} and known.word = swap.word and known.stories > 1
  )`
}
