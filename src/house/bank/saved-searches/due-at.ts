import { sql, type RawBuilder } from 'kysely'
import type { SavedSearchDeps } from './saved-search.ts'

/** When a day's finds are told: 07.00 where the searched unit is. */
const digestMinute = 7 * 60

/** The moment at which what is found now is told to whoever saved the search. */
export const dueAt = (
  { units }: Pick<SavedSearchDeps, 'units'>,
  alerts: RawBuilder<unknown>,
  unitId: string,
  now: Date,
): RawBuilder<Date> => dueIn(alerts, sql`${(units.get(unitId) ?? units.root()).timeZone}`, now)

export const dueIn = (alerts: RawBuilder<unknown>, zone: RawBuilder<unknown>, now: Date): RawBuilder<Date> =>
  sql<Date>`case ${alerts} when 'daily' then platform.next_at(${now}, ${digestMinute}, ${zone}) else ${now}::timestamptz end`
