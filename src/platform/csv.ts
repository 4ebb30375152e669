import { stringify } from 'csv-stringify/sync'

export type Cell = string | number | null

/** RFC 4180 with a byte order mark, for spreadsheets guess otherwise; what looks like a formula is made text. */
export const writeCsv = (lines: readonly (readonly Cell[])[]): string =>
  stringify(
    lines.map((line) => [...line]),
    { bom: true, escape_formulas: true, record_delimiter: 'windows' },
  )
