/** What a search finds, newest first: in the newest days, and in older ones only if those did not give enough. */
import { sql, type RawBuilder } from 'kysely'
import type { AssetSearch } from './search-assets.ts'

const day = 86_400_000
/** Days that `bank.marks` takes together. */
const longSpan = 32

/**
 * How far back one looks at a time, in days. With each some four times as many: whatever a search finds, it reads little
 * more than it was asked for.
 */
const reaches = [4, 14, 64, 384]

/** Order is by id, the spans by when assets came. Clocks of a house's processes differ by less than this. */
const slack = day

/** With more units the index would join so many lists that it is quicker to look at what is found. */
const mostUnits = 100

export interface Wanted {
  now: Date
  /** When the asset of the cursor came. */
  before?: Date | undefined
  /** How many at most. */
  most: number
}

/** Rows of `id, kind, orientation, hue, unit_id, topics`; `words` as `bank.asset.search` is asked for them. */
export function matching(
  words: string | undefined,
  search: AssetSearch,
  { now, before, most }: Wanted,
): RawBuilder<unknown> {
  const { unitIds = [], from, until } = search
  const marks = marksOf(search)
  const conditions = conditionsOf(search, now)
  // Where hardly anything but the place is asked for, the order alone finds the newest.
  const narrowed = marks.length > 0 || from !== undefined || until !== undefined
  if (words === undefined && !narrowed && (unitIds.length < 2 || unitIds.length > mostUnits))
    return sql`
      select ${columns} from bank.asset asset where ${and(conditions)} order by asset.id desc limit ${most}`
  if (words !== undefined) conditions.push(sql`asset.search @@ ${words}::tsquery`)
  if (marks.length > 0) conditions.push(sql`${marked} @> ${marks}::text[]`)
  if (unitIds.length > 0 && unitIds.length <= mostUnits)
    conditions.push(sql`${marked} && ${unitIds.map((id) => `=u${id}`)}::text[]`)

  const newest = Math.min(until?.getTime() ?? Infinity, (before ?? now).getTime() + slack)
  const spans = spansBack(newest, from?.getTime())
  const found = (at: number) => sql.ref(`found_${at}`)
  // What stands at the edge of a span may belong behind the first of the next one, and does not count.
  const soFar = (at: number) =>
    spans
      .slice(0, at)
      .map(
        (span, one) =>
          sql`(select count(*) from ${found(one)} where created_at >= ${new Date((span.from ?? 0) + slack)})`,
      )
  // Without the fence PostgreSQL may walk all assets by age instead, hoping for enough; a rare word makes that a long way.
  const spanOf = (span: Span, at: number) => sql`${found(at)} as materialized (
    select * from (
      select ${columns}, created_at from bank.asset asset
      where ${and([
        ...conditions,
        ...(at === 0 ? [] : [sql`asset.created_at < ${new Date(span.until)}`]),
        ...(span.from === undefined
          ? []
          : [
              sql`asset.created_at >= ${new Date(span.from)}`,
              sql`${marked} && ${marksWithin(span.from, span.until)}::text[]`,
            ]),
        ...(at === 0 ? [] : [sql`${sql.join(soFar(at), sql` + `)} < ${most}`]),
      ])}
      offset 0
    ) span order by id desc limit ${most}
  )`
  return sql`
    with ${sql.join(spans.map(spanOf))}
    select ${columns} from (${sql.join(
      spans.map((_, at) => sql`select * from ${found(at)}`),
      sql` union all `,
    )}) gathered order by id desc limit ${most}`
}

interface Span {
  /** Milliseconds; undefined: the beginning. */
  from: number | undefined
  until: number
}

function spansBack(newest: number, oldest: number | undefined): Span[] {
  const edges = reaches.map((days) => newest - days * day).filter((edge) => edge > (oldest ?? -Infinity))
  return [...edges, oldest].map((from, at) => ({ from, until: edges[at - 1] ?? newest }))
}

const columns = sql.raw('id, kind, orientation, hue, unit_id, topics')

const and = (conditions: RawBuilder<unknown>[]) => sql.join([sql`true`, ...conditions], sql` and `)

const marked = sql`bank.marks(asset.unit_id, asset.kind, asset.orientation, asset.hue, asset.topics, asset.created_at)`

/** Marks of the days between two moments, or of the longer spans that they lie in. */
function marksWithin(from: number, until: number): string[] {
  const [first, last] = [Math.floor(from / day), Math.floor(until / day)]
  const [sign, length] = last - first < longSpan ? ['=d', 1] : ['=s', longSpan]
  const [begin, end] = [Math.floor(first / length), Math.floor(last / length)]
  return Array.from({ length: Math.max(0, end - begin + 1) }, (_, at) => `${sign}${begin + at}`)
}

const marksOf = ({ kind, orientation, hue, topic }: AssetSearch): string[] => [
  ...(kind === undefined ? [] : [`=k${kind}`]),
  ...(orientation === undefined ? [] : [`=o${orientation}`]),
  ...(hue === undefined ? [] : [`=h${hue}`]),
  ...(topic === undefined ? [] : [topic]),
]

function conditionsOf(search: AssetSearch, now: Date): RawBuilder<unknown>[] {
  return [
    ...(search.unitIds === undefined ? [] : [sql`asset.unit_id = any(${[...search.unitIds]}::uuid[])`]),
    ...(search.kind === undefined ? [] : [sql`asset.kind = ${search.kind}`]),
    ...(search.orientation === undefined ? [] : [sql`asset.orientation = ${search.orientation}`]),
    ...(search.hue === undefined ? [] : [sql`asset.hue = ${search.hue}`]),
    ...(search.topic === undefined ? [] : [sql`asset.topics @> ${[search.topic]}::text[]`]),
    ...(search.from === undefined ? [] : [sql`asset.created_at >= ${search.from}`]),
    ...(search.until === undefined ? [] : [sql`asset.created_at < ${search.until}`]),
    ...(search.standing === undefined ? [] : [standing(search.standing, now)]),
    ...(search.cursor === undefined ? [] : [sql`asset.id < ${search.cursor}::uuid`]),
  ]
}

function standing(wanted: NonNullable<AssetSearch['standing']>, now: Date): RawBuilder<unknown> {
  if (wanted === 'used') return sql`exists (select 1 from bank.public_use where asset_id = asset.id)`
  if (wanted === 'ended')
    return sql`asset.id in (select asset_id from bank.rights where retention_until <= ${now})`
  const held = sql`exists (select 1 from bank.rights claims where claims.asset_id = asset.id
    and bank.held_back(claims, ${now}, 'public') is not null)`
  return wanted === 'held' ? held : sql`not ${held}`
}
