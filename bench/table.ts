/** One row of `npm run bench`: a figure beside what it is measured against. */
export interface Figure {
  figure: string
  measured: string
  reference: string
  wanted: string
  met: boolean
}

export function printTable(figures: readonly Figure[]): void {
  const rows = [
    ['figure', 'measured', 'reference (same run)', 'wanted', ''],
    ...figures.map((f) => [f.figure, f.measured, f.reference, f.wanted, f.met ? 'met' : 'NOT MET']),
  ]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const [place, row] of rows.entries()) {
    console.log(`| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
    if (place === 0) console.log(`|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`)
  }
}

/** The value below which `share` of the measurements lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const ms = (value: number) => `${value < 1 ? value.toFixed(2) : value.toFixed(1)} ms`
