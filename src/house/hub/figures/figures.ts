/** What was used most, and by whom, when and of which units: one statement for the whole page. */
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { HouseError } from '../../../platform/errors.ts'
import type { HubDeps } from '../deps.ts'
import { nameItems } from './name-items.ts'
import type { Measure, Reader, Subject } from './use.ts'

export interface FigureFilter {
  measure: Measure
  /** Days of headquarters' calendar, YYYY-MM-DD, both included; at most 400 days. */
  from: string
  to: string
  /** A unit and all below it. */
  unitId: string
  reader?: Reader | undefined
  topic?: string | undefined
  subject?: Subject | undefined
  outletId?: string | undefined
}

export interface Counted {
  value: string
  count: number
}

export interface UsedItem {
  subject: Subject
  ref: string
  unitId: string
  topic: string
  count: number
  byReader: Record<Reader, number>
  /** Null where it is not there any more, or recalled: a recall leaves no headline. */
  title: string | null
  /** Where readers find it, or the asset in the console. */
  path: string | null
}

export interface Figures {
  total: number
  /** Every day of the period, also those without any. */
  days: Counted[]
  readers: Counted[]
  subjects: Counted[]
  topics: Counted[]
  /** One level below the unit asked for; figures under five are added up under `few`. */
  units: { unitId: string; count: number }[]
  few: number
  outlets: { id: string; name: string; count: number }[]
  /** The ten most used. */
  items: UsedItem[]
}

/** Fewer uses than this are told of no place: they could point at people. */
export const fewest = 5
export const longestPeriod = 400
const top = 10

interface Row {
  total: number
  days: Counted[]
  readers: Counted[]
  subjects: Counted[]
  topics: Counted[]
  units: { path: string; count: number }[]
  outlets: { id: string; name: string; count: number }[]
  items: (Omit<UsedItem, 'byReader' | 'title' | 'path'> & Record<Reader, number>)[]
}

const dayMs = 86_400_000
const dayOf = (text: string) => {
  const at = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(at).toISOString().slice(0, 10) === text ? at : undefined
}

/** @throws invalid_period (422) */
export function checkPeriod({ from, to }: Pick<FigureFilter, 'from' | 'to'>): void {
  const [first, last] = [dayOf(from), dayOf(to)]
  if (first === undefined || last === undefined || last < first || (last - first) / dayMs >= longestPeriod)
    throw new HouseError('invalid_period', 422, { params: { days: longestPeriod } })
}

/** @throws not_found (unit), forbidden (needs figures.read on the unit), invalid_period (422). */
export async function figuresFor(deps: HubDeps, actor: Actor, filter: FigureFilter): Promise<Figures> {
  const { db, identity, units } = deps
  const unit = units.require(filter.unitId)
  await identity.authorise(actor, 'figures.read', unit.id)
  checkPeriod(filter)
  const { rows } = await statement(filter, unit.path).execute(db)
  const { units: places, items, ...counted } = rows[0] as Row
  const byPath = new Map([unit, ...units.children(unit.id)].map((one) => [one.path, one.id]))
  const shown = places.filter(({ count }) => count >= fewest)
  return {
    ...counted,
    units: shown.flatMap(({ path, count }) => {
      const unitId = byPath.get(path)
      return unitId === undefined ? [] : [{ unitId, count }]
    }),
    few: places.reduce((sum, { count }) => sum + (count < fewest ? count : 0), 0),
    items: await nameItems(
      deps,
      items.map(({ journalist, public: open, internal, ...item }) => ({
        ...item,
        byReader: { journalist, public: open, internal },
      })),
    ),
  }
}

/** Lines of one table of the answer, the greatest first. */
const grouped = (value: RawBuilder<unknown>, most: number, where: RawBuilder<unknown> = sql`true`) =>
  sql`(select coalesce(jsonb_agg(line order by line.count desc, line.value), '[]') from (
    select ${value} as value, sum(count)::int as count from chosen where ${where}
    group by 1 order by 2 desc, 1 limit ${most}) line)`

function statement(filter: FigureFilter, unitPath: string): RawBuilder<Row> {
  const { measure, from, to, reader, topic, subject, outletId } = filter
  const narrow = sql.join(
    [
      sql`c.measure = ${measure} and c.day between ${from}::date and ${to}::date`,
      sql`u.unit_path <@ ${unitPath}::ltree`,
      ...(reader === undefined ? [] : [sql`c.reader = ${reader}`]),
      ...(topic === undefined ? [] : [sql`u.topic = ${topic}`]),
      ...(subject === undefined ? [] : [sql`u.subject = ${subject}`]),
      ...(outletId === undefined ? [] : [sql`c.outlet = ${outletId}`]),
    ],
    sql` and `,
  )
  const by = (kind: Reader) => sql`coalesce(sum(count) filter (where reader = ${kind}), 0)::int`
  return sql<Row>`with chosen as materialized (
      select c.day, c.subject, c.ref, c.reader, c.outlet, c.count, u.unit_id, u.unit_path, u.topic
      from hub.use_count c join hub.used u using (subject, ref) where ${narrow}
    )
    select (select coalesce(sum(count), 0)::int from chosen) as total,
      (select jsonb_agg(jsonb_build_object('value', to_char(day, 'YYYY-MM-DD'), 'count', coalesce(count, 0)) order by day)
        from generate_series(${from}::date, ${to}::date, interval '1 day') as day
        left join (select day::timestamp as day, sum(count)::int as count from chosen group by 1) summed using (day)
      ) as days,
      ${grouped(sql`reader`, 3)} as readers,
      ${grouped(sql`subject`, 3)} as subjects,
      ${grouped(sql`topic`, 30, sql`topic <> ''`)} as topics,
      (select coalesce(jsonb_agg(line order by line.count desc, line.path), '[]') from (
        select subpath(unit_path, 0, least(nlevel(unit_path), nlevel(${unitPath}::ltree) + 1))::text as path,
          sum(count)::int as count from chosen group by 1) line) as units,
      (select coalesce(jsonb_agg(line order by line.count desc, line.name), '[]') from (
        select o.id, o.name, sum(count)::int as count from chosen join hub.outlet o on o.id::text = outlet
        group by 1, 2 order by 3 desc, 2 limit 20) line) as outlets,
      (select coalesce(jsonb_agg(line order by line.count desc, line.ref), '[]') from (
        select subject, ref, unit_id as "unitId", topic, sum(count)::int as count, ${by('journalist')} as journalist,
          ${by('public')} as public, ${by('internal')} as internal
        from chosen group by subject, ref, unit_id, topic order by 5 desc, 2 limit ${top}) line) as items`
}
