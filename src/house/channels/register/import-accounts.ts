/** Many accounts from one CSV: the good lines are entered, and of every bad one it is told what is wrong with it. */
import type { Readable } from 'node:stream'
import type { Actor } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import { invalid } from '../../../platform/errors.ts'
import type { Unit } from '../../units/index.ts'
import { csvRows } from './csv-rows.ts'
import type { RegisterDeps } from './deps.ts'
import { newOutlet } from './enter-outlet.ts'
import { columnOf, readLine, requiredColumns, type ImportFault, type ImportLine } from './import-line.ts'
import { tell } from './outlet.ts'

export interface ImportReport {
  /** Lines that hold an account. */
  lines: number
  imported: number
  /** Stood in the register already, for the same unit. */
  unchanged: number
  /** Every fault of every line, in the order of the file. */
  faults: ImportFault[]
}

const batch = 1_000
/** Beyond so many the file is no register of accounts. */
const mostLines = 100_000

/**
 * Reads as it arrives. Nothing of a bad line is entered, and importing the same file again changes nothing. With `trial`
 * nothing is entered at all. What was entered stands under review.
 * @throws forbidden, import_columns_missing, import_too_long
 */
export async function importAccounts(
  deps: RegisterDeps,
  actor: Actor,
  file: Readable,
  { trial = false }: { trial?: boolean } = {},
): Promise<ImportReport> {
  const scope = await deps.identity.scope(actor, 'channel.manage')
  const mayFor = ({ path }: Unit) => scope.some((top) => path === top || path.startsWith(`${top}.`))
  const faults: ImportFault[] = []

  return deps.db.transaction().execute(async (trx) => {
    const report: ImportReport = { lines: 0, imported: 0, unchanged: 0, faults }
    const first = new Map<string, number>()
    let waiting: ImportLine[] = []
    const enter = async () => {
      const { imported, unchanged } = await enterLines(deps, trx, actor, waiting, faults, { trial })
      report.imported += imported
      report.unchanged += unchanged
      waiting = []
    }
    let columns: (string | undefined)[] | undefined
    for await (const { line, cells } of csvRows(file)) {
      if (columns === undefined) {
        columns = readHeader(cells ?? [])
        continue
      }
      report.lines += 1
      if (report.lines > mostLines) throw invalid('import_too_long', [], { most: mostLines })
      if (cells === undefined) {
        faults.push({ line, column: '', code: 'import_line_broken' })
        continue
      }
      const record = Object.fromEntries(columns.map((name, at) => [name ?? '', cells[at] ?? '']))
      const read = readLine(record, line, { unitOf: (code) => deps.units.byCode(code), mayFor })
      const before = read.line === undefined ? undefined : first.get(read.line.address)
      if (before !== undefined)
        faults.push({ line, column: 'url', code: 'import_twice', params: { first: before } })
      faults.push(...read.faults)
      if (read.line === undefined || before !== undefined) continue
      first.set(read.line.address, line)
      if (read.faults.length === 0) waiting.push(read.line)
      if (waiting.length === batch) await enter()
    }
    if (columns === undefined) readHeader([])
    await enter()
    faults.sort((a, b) => a.line - b.line)
    if (report.imported > 0 && !trial) {
      await deps.events.emit(trx, 'channels.changed', { ids: [], unitId: deps.units.root().id })
      await deps.audit.record(trx, {
        actor,
        act: 'account.import',
        unitId: deps.units.root().id,
        objectKind: 'account',
        objectId: deps.units.root().id,
        details: { imported: report.imported, unchanged: report.unchanged, faults: faults.length },
      })
    }
    return report
  })
}

function readHeader(names: readonly string[]): (string | undefined)[] {
  const columns = names.map(columnOf)
  const missing = requiredColumns.filter((name) => !columns.includes(name))
  if (missing.length > 0)
    throw invalid(
      'import_columns_missing',
      missing.map((at) => ({ at, code: 'import_column_missing', params: { column: at } })),
    )
  return columns
}

/** One batch: what stands there already is left alone, or refused where it is another unit's. */
async function enterLines(
  deps: RegisterDeps,
  trx: HouseTransaction,
  actor: Actor,
  lines: readonly ImportLine[],
  faults: ImportFault[],
  { trial }: { trial: boolean },
): Promise<{ imported: number; unchanged: number }> {
  if (lines.length === 0) return { imported: 0, unchanged: 0 }
  const now = deps.clock.now()
  const known = await trx
    .selectFrom('channels.outlet')
    .select(['address', 'unit_id'])
    .where(
      'address',
      'in',
      lines.map(({ address }) => address),
    )
    .where('state', '<>', 'retired')
    .execute()
  const owner = new Map(known.map((row) => [row.address, row.unit_id]))
  for (const line of lines)
    if (owner.has(line.address) && owner.get(line.address) !== line.unit.id)
      faults.push({ line: line.line, column: 'url', code: 'register_taken' })
  const fresh = lines.filter(({ address }) => !owner.has(address))
  const unchanged = lines.filter(({ address, unit }) => owner.get(address) === unit.id).length
  if (trial || fresh.length === 0) return { imported: fresh.length, unchanged }
  const rows = fresh.map((line) => ({
    line,
    row: newOutlet(line.entry, line.address, { unitPath: line.unit.path, now, by: actor.name }),
  }))
  const entered = await trx
    .insertInto('channels.outlet')
    .values(rows.map(({ row }) => row))
    .onConflict((clash) => clash.doNothing())
    .returning('id')
    .execute()
  const ids = new Set(entered.map(({ id }) => id))
  const keepers = rows
    .filter(({ row }) => ids.has(row.id))
    .flatMap(({ row, line }) =>
      line.keepers.map((keeper, at) => ({ outlet_id: row.id, place: at + 1, ...keeper, since: now })),
    )
  if (keepers.length > 0) await trx.insertInto('channels.outlet_keeper').values(keepers).execute()
  await tell(trx, [...ids], { kind: 'entered', at: now, by: actor.name })
  return { imported: ids.size, unchanged: unchanged + fresh.length - ids.size }
}
