/** The rows of a CSV as it arrives, each on a line of its own, so that a broken one spoils no other. */
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'

export interface CsvRow {
  /** In the file, from 1. */
  line: number
  /** Undefined where the line cannot be read. */
  cells: string[] | undefined
}

const batch = 500
const longestLine = 20_000

/** The first row decides whether commas or semicolons divide; empty lines are left out. */
export async function* csvRows(file: Readable): AsyncGenerator<CsvRow> {
  let delimiter: string | undefined
  let number = 0
  let waiting: { line: number; text: string }[] = []
  for await (const raw of createInterface({ input: file, crlfDelay: Infinity })) {
    number += 1
    const text = number === 1 ? raw.replace(/^\uFEFF/, '') : raw
    if (text.trim() === '') continue
    delimiter ??= text.split(';').length > text.split(',').length ? ';' : ','
    waiting.push({ line: number, text: text.slice(0, longestLine + 1) })
    // The header is wanted at once.
    if (waiting.length < batch && number > 1) continue
    yield* rowsOf(waiting, delimiter)
    waiting = []
  }
  yield* rowsOf(waiting, delimiter ?? ',')
}

/** Together, which is quick; one by one where something among them is broken. */
function rowsOf(lines: readonly { line: number; text: string }[], delimiter: string): CsvRow[] {
  const read = (texts: readonly string[]): string[][] | undefined => {
    try {
      const rows = parse(texts.join('\n'), { delimiter, trim: true, relax_column_count: true })
      return rows.length === texts.length ? rows : undefined
    } catch {
      return undefined
    }
  }
  const whole = lines.some(({ text }) => text.length > longestLine)
    ? undefined
    : read(lines.map(({ text }) => text))
  return lines.map(({ line, text }, at) => ({
    line,
    cells: whole?.[at] ?? (text.length > longestLine ? undefined : read([text])?.[0]),
  }))
}
