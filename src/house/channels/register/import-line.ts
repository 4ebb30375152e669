/** One line of an import: which account it names, or everything that is wrong with it. */
import type { Locale } from '../../../platform/messages.ts'
import type { Unit } from '../../units/index.ts'
import { entryAddress, type Entry } from './enter-outlet.ts'
import { isEmail } from './keepers.ts'
import { registerNetworks, type RegisterNetwork } from './networks.ts'

export interface ImportFault {
  /** In the file, the header being line 1. */
  line: number
  /** Empty where the line as a whole cannot be read. */
  column: string
  code: string
  params?: Record<string, string | number>
}

export interface ImportLine {
  line: number
  unit: Unit
  address: string
  entry: Entry
  keepers: { name: string; email: string }[]
}

/** As headers name them, in either language. */
const columns = {
  unit: ['satuan', 'unit_code', 'kode_satuan'],
  network: ['jejaring'],
  url: ['alamat', 'address'],
  handle: ['akun', 'account'],
  label: ['nama', 'name'],
  languages: ['bahasa', 'language'],
  tags: ['tanda', 'tag'],
  mandate: ['dasar', 'mandat'],
  contact: ['kontak'],
  admin1_name: ['admin1_nama'],
  admin1_email: ['admin1_surel'],
  admin2_name: ['admin2_nama'],
  admin2_email: ['admin2_surel'],
} as const satisfies Record<string, readonly string[]>

type ImportColumn = keyof typeof columns
export const requiredColumns: readonly ImportColumn[] = ['unit', 'network', 'url']

const byName = new Map<string, ImportColumn>(
  Object.entries(columns).flatMap(([column, others]) =>
    [column, ...others].map((name): [string, ImportColumn] => [name, column as ImportColumn]),
  ),
)
/** The column that a header means; undefined for one that says nothing to us. */
export const columnOf = (header: string): ImportColumn | undefined =>
  byName.get(
    header
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )

const longest: Partial<Record<ImportColumn, number>> = {
  url: 2_000,
  handle: 200,
  label: 120,
  tags: 400,
  mandate: 400,
  contact: 254,
  admin1_name: 120,
  admin2_name: 120,
}

const words = (text: string) => text.split(/[\s,;|]+/).filter((word) => word !== '')

export function readLine(
  record: Record<string, string>,
  line: number,
  { unitOf, mayFor }: { unitOf(code: string): Unit | undefined; mayFor(unit: Unit): boolean },
): { line: ImportLine | undefined; faults: ImportFault[] } {
  const faults: ImportFault[] = []
  const cell = (column: ImportColumn) => record[column]?.trim() ?? ''
  const fault = (column: ImportColumn, code: string, params?: ImportFault['params']) =>
    faults.push({ line, column, code, ...(params === undefined ? {} : { params }) })

  for (const [column, most] of Object.entries(longest))
    if (cell(column as ImportColumn).length > most)
      fault(column as ImportColumn, 'import_cell_long', { most })
  const unit = unitOf(cell('unit'))
  if (unit === undefined || unit.state === 'closed')
    fault('unit', 'import_unit_unknown', { unit: cell('unit').slice(0, 60) })
  else if (!mayFor(unit)) fault('unit', 'import_unit_not_yours', { unit: unit.name.id })
  const network = cell('network').toLowerCase() as RegisterNetwork
  const isNetwork = registerNetworks.includes(network)
  if (!isNetwork) fault('network', 'import_network_unknown', { network: cell('network').slice(0, 60) })
  const address = entryAddress(isNetwork ? network : 'website', cell('url'))
  if (address === undefined) fault('url', 'register_address_invalid')
  const languages = cell('languages') === '' ? ['id'] : words(cell('languages').toLowerCase())
  if (languages.some((one) => one !== 'id' && one !== 'en')) fault('languages', 'import_language_unknown')
  const keepers = ([1, 2] as const).flatMap((nth) => {
    const name = cell(`admin${nth}_name`)
    const email = cell(`admin${nth}_email`)
    if (name === '' && email === '') return []
    if (name === '') fault(`admin${nth}_name`, 'register_keeper_name')
    if (!isEmail(email)) fault(`admin${nth}_email`, 'register_email_invalid')
    return [{ name, email }]
  })
  if (keepers.length === 2 && keepers[0]?.email.toLowerCase() === keepers[1]?.email.toLowerCase())
    fault('admin2_email', 'register_two_needed')

  if (address === undefined || unit === undefined) return { line: undefined, faults }
  const entry: Entry = {
    unitId: unit.id,
    network,
    url: cell('url'),
    handle: cell('handle') || undefined,
    label: cell('label') || undefined,
    languages: [...new Set(languages)] as Locale[],
    tags: words(cell('tags').toLowerCase()).slice(0, 20),
    mandate: cell('mandate'),
    contact: cell('contact'),
  }
  return { line: { line, unit, address, entry, keepers }, faults }
}
