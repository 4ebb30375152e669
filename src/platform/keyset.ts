/** The opaque place in a list ordered by a moment and an id. */
import { sql, type RawBuilder } from 'kysely'
import { invalid } from './errors.ts'

export interface Place {
  at: Date
  id: string
}

/** One page of a list; `next` is the cursor of the following page, null at the end. */
export interface Page<Item> {
  items: Item[]
  next: string | null
}

export interface Paging {
  /** At most 100; 20 when not given. */
  limit?: number | undefined
  cursor?: string | undefined
}

const encode = ({ at, id }: Place): string => Buffer.from(`${at.getTime()}~${id}`).toString('base64url')

/** @throws invalid_cursor (422) for anything this file did not write. */
function decode(cursor: string): Place {
  const match = /^(\d{1,15})~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    Buffer.from(cursor.slice(0, 200), 'base64url').toString('utf8'),
  )
  const at = new Date(Number(match?.[1]))
  if (match?.[2] === undefined || Number.isNaN(at.getTime())) throw invalid('invalid_cursor')
  return { at, id: match[2] }
}

/** Rows behind the cursor in the list's order, as a condition on (moment, id); true without one. */
export function beyond(
  cursor: string | undefined,
  order: 'rising' | 'falling',
  moment: string,
  id: string,
): RawBuilder<boolean> {
  if (cursor === undefined) return sql<boolean>`true`
  const place = decode(cursor)
  const sign = sql.raw(order === 'rising' ? '>' : '<')
  return sql<boolean>`(${sql.ref(moment)}, ${sql.ref(id)}) ${sign} (${place.at}, ${place.id}::uuid)`
}

export const pageSize = ({ limit = 20 }: Paging): number => Math.min(Math.max(Math.trunc(limit), 1), 100)

/** Cuts the extra row off that says there is more. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  size: number,
  place: (row: Row) => Place,
  item: (row: Row) => Item,
): Page<Item> {
  const kept = rows.slice(0, size)
  const last = kept.at(-1)
  return {
    items: kept.map(item),
    next: rows.length > size && last !== undefined ? encode(place(last)) : null,
  }
}
