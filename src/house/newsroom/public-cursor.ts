/** The opaque place in a list ordered by time and id, newest first. */
import { sql, type RawBuilder } from 'kysely'
import { invalid } from '../../platform/errors.ts'
import type { Page, Paging } from './public-reading.ts'

interface Place {
  at: Date
  id: string
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

/** Rows after the cursor, as a condition on (time, id); true without one. */
export function after(cursor: string | undefined, time: string, id: string): RawBuilder<boolean> {
  if (cursor === undefined) return sql<boolean>`true`
  const place = decode(cursor)
  return sql<boolean>`(${sql.ref(time)}, ${sql.ref(id)}) < (${place.at}, ${place.id}::uuid)`
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
