/** What the address of the bank says, as the server is asked for it, and back. */
import type { AssetFilters } from './asset-queries.ts'

const narrowings = ['jenis', 'bentuk', 'warna', 'topik', 'hak', 'sejak', 'sampai'] as const
export type Narrowing = (typeof narrowings)[number]
/** What may stand in the address. */
export const bankParams = ['q', 'satuan', ...narrowings, 'pilih'] as const
export type BankSearch = Partial<Record<(typeof bankParams)[number], string>>

const asked = {
  jenis: 'kind',
  bentuk: 'orientation',
  warna: 'hue',
  topik: 'topic',
  hak: 'standing',
  sejak: 'from',
  sampai: 'until',
} as const satisfies Record<Narrowing, keyof AssetFilters>

const set = <Value>(pairs: readonly (readonly [string, Value | undefined])[]) =>
  Object.fromEntries(pairs.filter(([, value]) => value !== undefined && value !== ''))

export const filtersOf = (search: BankSearch, unitId: string): AssetFilters => ({
  unitId,
  ...set([['q', search.q], ...narrowings.map((at) => [asked[at], search[at]] as const)]),
})

export const searchOf = ({ unitId, ...filters }: AssetFilters): BankSearch => ({
  satuan: unitId,
  ...set([['q', filters.q], ...narrowings.map((at) => [at, filters[asked[at]]] as const)]),
})

export const isNarrowed = (search: BankSearch): boolean =>
  search.q !== undefined || narrowings.some((at) => search[at] !== undefined)
