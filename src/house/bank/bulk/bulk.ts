/** Many assets in one act: what may be changed together, and the answer for each of them. */
import { invalid } from '../../../platform/errors.ts'
import { cleanRecord, type AssetRecord } from '../record.ts'
import type { Rights } from '../rights.ts'

/** Assets in one act. */
export const mostAtOnce = 1000

/** An asset, and the version of its record that was on the screen. */
export interface Marked {
  id: string
  recordNumber: number
}

interface ListChange {
  add?: string[]
  remove?: string[]
}

/** Headline, caption and alternative text belong to one picture alone. */
export interface BulkChange extends Partial<
  Pick<AssetRecord, 'credit' | 'creator' | 'copyright' | 'rights' | 'event' | 'place' | 'takenAt' | 'aiUse'>
> {
  topics?: ListChange
  people?: ListChange
}

/** Consent and sensitivity want each picture to be looked at. */
export type BulkRights = Partial<Pick<Rights, 'licence' | 'embargoUntil' | 'retentionUntil'>>

export type BulkOutcome = 'changed' | 'same' | 'moved_on' | 'forbidden' | 'gone' | 'too_many'

export interface BulkAnswer {
  /** In the order of the question. `recordNumber` is the one after the act. */
  results: { id: string; outcome: BulkOutcome; recordNumber: number }[]
  /** Of those that change: what stands there now, the commonest first, and what will. */
  changes: { field: string; was: { value: string; count: number }[]; becomes: string }[]
}

/** @throws invalid_request (`assets`: too_many; the record's own faults) */
export function checkBulk(ids: readonly string[], changes: BulkChange): void {
  if (ids.length > mostAtOnce)
    throw invalid('invalid_request', [{ at: 'assets', code: 'too_many', params: { limit: mostAtOnce } }])
  const { topics, people, ...fields } = changes
  cleanRecord({ ...fields, topics: topics?.add ?? [], people: people?.add ?? [] })
}

const listed = (list: readonly string[], { add = [], remove = [] }: ListChange) => {
  const gone = new Set(remove.map((item) => item.trim().toLowerCase()))
  return [...list.filter((item) => !gone.has(item.toLowerCase())), ...add]
}

/** The changes as they are for one record. */
export function changesFor(
  record: AssetRecord,
  { topics, people, ...fields }: BulkChange,
): Partial<AssetRecord> {
  return {
    ...fields,
    ...(topics === undefined ? {} : { topics: listed(record.topics, topics) }),
    ...(people === undefined ? {} : { people: listed(record.people, people) }),
  }
}

const mostValues = 5

/** Counts what stands in each changed field. */
export function summaryOf(
  changed: readonly {
    before: Record<string, unknown>
    after: Record<string, unknown>
    fields: readonly string[]
  }[],
): BulkAnswer['changes'] {
  const byField = new Map<string, { was: Map<string, number>; becomes: Set<string> }>()
  for (const { before, after, fields } of changed)
    for (const field of fields) {
      const known = byField.get(field) ?? { was: new Map<string, number>(), becomes: new Set<string>() }
      byField.set(field, known)
      const value = asText(before[field])
      known.was.set(value, (known.was.get(value) ?? 0) + 1)
      known.becomes.add(asText(after[field]))
    }
  return [...byField].map(([field, { was, becomes }]) => ({
    field,
    was: [...was]
      .map(([value, count]) => ({ value, count }))
      .toSorted((a, b) => b.count - a.count || a.value.localeCompare(b.value))
      .slice(0, mostValues),
    // Lists are added to, so that each of them may become another.
    becomes: becomes.size === 1 ? ([...becomes][0] ?? '') : '…',
  }))
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
