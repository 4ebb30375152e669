import type { Clock } from '../../../platform/clock.ts'
import type { HouseDb } from '../../../platform/db.ts'
import { invalid } from '../../../platform/errors.ts'
import { toCard, type CardRow } from '../public-cards.ts'
import type { SearchHit, SearchQuery, SearchResult } from '../public-reading.ts'
import { highlight, snippet } from './highlight.ts'
import { mendQuery } from './mend-query.ts'
import { isBlank, parseQuery, type ParsedQuery } from '../../../platform/text/parse-query.ts'
import { searchStatement, type SearchRow } from './search-statement.ts'

const isHit = (row: SearchRow): row is SearchRow & CardRow => typeof row.edition_id === 'string'

interface Place {
  asOf: Date
  offset: number
}

const encode = ({ asOf, offset }: Place): string =>
  Buffer.from(`s${asOf.getTime()}~${offset}`).toString('base64url')

/** @throws invalid_cursor (422) */
function decode(cursor: string): Place {
  const match = /^s(\d{1,14})~(\d{1,4})$/.exec(
    Buffer.from(cursor.slice(0, 100), 'base64url').toString('utf8'),
  )
  if (match === null) throw invalid('invalid_cursor')
  return { asOf: new Date(Number(match[1])), offset: Number(match[2]) }
}

function toHit(row: SearchRow & CardRow, parsed: ParsedQuery): SearchHit {
  const fromSummary = snippet(row.summary, parsed)
  const passage = fromSummary.some((segment) => segment.marked)
    ? fromSummary
    : snippet(row.body_text ?? '', parsed)
  return {
    ...toCard(row),
    headlineSegments: highlight(row.headline, parsed),
    snippet: passage.some((segment) => segment.marked) ? passage : fromSummary,
  }
}

const nothing: SearchResult = {
  items: [],
  next: null,
  total: { count: 0, atLeast: false },
  facets: { units: [], topics: [], periods: [] },
  suggestion: null,
  blank: true,
}

/**
 * Published stories of one locale; withdrawn, recalled and embargoed ones do not exist here. Any text is a query.
 * @throws invalid_cursor (422) for a cursor not from here.
 */
export async function searchStories(
  { db, clock, rootPath }: { db: HouseDb; clock: Clock; rootPath: () => string },
  query: SearchQuery,
): Promise<SearchResult> {
  const { asOf, offset } =
    query.cursor === undefined ? { asOf: clock.now(), offset: 0 } : decode(query.cursor)
  const parsed = parseQuery(query.text, query.locale)
  if (isBlank(parsed)) return nothing
  const limit = Math.min(Math.max(Math.trunc(query.limit ?? 20), 1), 50)
  const { rows } = await searchStatement({
    parsed,
    query,
    rootPath: rootPath(),
    asOf,
    offset,
    limit: limit + 1,
  }).execute(db)
  const [summary] = rows
  if (summary === undefined) return { ...nothing, blank: false }
  const hits = rows.filter(isHit)
  return {
    items: hits.slice(0, limit).map((row) => toHit(row, parsed)),
    next: hits.length > limit ? encode({ asOf, offset: offset + limit }) : null,
    total: { count: summary.found, atLeast: !summary.whole },
    facets: {
      units: summary.units ?? [],
      topics: summary.topics ?? [],
      periods: (['day', 'week', 'month', 'year'] as const).map((period) => ({
        period,
        count: summary.periods[period],
      })),
    },
    suggestion: summary.suggested === null ? null : mendQuery(query.text.slice(0, 200), summary.suggested),
    blank: false,
  }
}
