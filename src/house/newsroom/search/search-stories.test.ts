import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { paragraphs, publicSide, publish, smallTree } from '../../../../tests/support/publications.ts'
import type { SearchQuery, Segment } from '../public-reading.ts'
import { learnSearchWords } from './search-words.ts'

const tree = smallTree()
const { database, reading } = await publicSide(tree)
const marked = (segments: readonly Segment[]) =>
  segments.filter((segment) => segment.marked).map((segment) => segment.text)
const search = (text: string, more: Partial<SearchQuery> = {}) =>
  reading.search({ locale: 'id', text, ...more })
const found = async (text: string, more: Partial<SearchQuery> = {}) =>
  (await search(text, more)).items.map((hit) => hit.headline).toSorted()

beforeEach(async () => {
  await publish(database, tree, {
    unit: 'bdg',
    content: {
      headline: 'Layanan SIM keliling',
      summary: 'Jadwal pekan ini.',
      body: paragraphs('Petugas melayani warga di pasar.'),
      topic: 'pelayanan-publik',
    },
  })
  await publish(database, tree, {
    unit: 'dps',
    at: '2026-11-02T02:00:00Z',
    content: {
      headline: 'Pengamanan pemilu di Denpasar',
      summary: 'Patroli gabungan.',
      body: paragraphs('Surat suara tiba dengan aman.'),
      topic: 'pemilu',
    },
  })
  await publish(database, tree, {
    unit: 'bks',
    at: '2025-01-10T02:00:00Z',
    content: {
      headline: 'Kisah pilu korban banjir',
      summary: 'Bantuan tiba.',
      body: paragraphs('Warga dan petugas bekerja sama memberi layanan darurat.'),
      topic: 'bencana',
    },
  })
  await publish(database, tree, {
    unit: 'dps',
    locale: 'en',
    content: {
      headline: 'Protecting the elections',
      summary: 'Joint patrols.',
      body: paragraphs('Officers protect the ballots.'),
    },
  })
  await learnSearchWords(database.db)
})

describe('search finds', () => {
  test('every form of a word, and marks it', async () => {
    const result = await search('pelayanan')
    expect(result.items.map((hit) => hit.headline)).toEqual([
      'Layanan SIM keliling',
      'Kisah pilu korban banjir',
    ])
    expect(marked(result.items[0]?.headlineSegments ?? [])).toEqual(['Layanan'])
    expect(marked(result.items[1]?.snippet ?? [])).toEqual(['layanan'])
    expect(result.items[1]?.snippet.map((segment) => segment.text).join('')).toBe(
      'Warga dan petugas bekerja sama memberi layanan darurat.',
    )
  })

  test('elections without sorrow', async () => {
    expect(await found('pemilu')).toEqual(['Pengamanan pemilu di Denpasar'])
    expect(await found('pilu')).toEqual(['Kisah pilu korban banjir'])
  })

  test('all words asked for, but none left out', async () => {
    expect(await found('warga petugas')).toHaveLength(2)
    expect(await found('warga petugas -banjir')).toEqual(['Layanan SIM keliling'])
    expect(await found('-banjir')).toEqual([])
    expect((await search('-banjir')).blank).toBe(true)
  })

  test('a phrase as it stands, over the small words in it', async () => {
    expect(await found('"petugas melayani warga"')).toEqual(['Layanan SIM keliling'])
    expect(await found('"warga dan petugas"')).toEqual(['Kisah pilu korban banjir'])
    expect(await found('"warga petugas"')).toEqual([])
  })

  test('the beginning of a word, but only where no such word exists', async () => {
    expect(await found('denpa')).toEqual(['Pengamanan pemilu di Denpasar'])
    expect(await found('denpa layanan')).toEqual([])
  })

  test('each language its own', async () => {
    expect(await found('protection', { locale: 'en' })).toEqual(['Protecting the elections'])
    expect(await found('protecting')).toEqual([])
    expect((await search('the', { locale: 'en' })).blank).toBe(true)
  })

  test('within a unit, a topic and a time', async () => {
    expect(await found('warga', { unit: tree.at('jabar') })).toHaveLength(2)
    expect(await found('warga', { unit: tree.at('bdg') })).toEqual(['Layanan SIM keliling'])
    expect(await found('warga', { topic: 'bencana' })).toEqual(['Kisah pilu korban banjir'])
    expect(await found('warga', { until: new Date('2025-02-01') })).toEqual(['Kisah pilu korban banjir'])
    expect(await found('warga', { from: new Date('2025-02-01') })).toEqual(['Layanan SIM keliling'])
  })
})

test('facets count what was found', async () => {
  const { facets, total } = await search('warga')
  expect(total).toEqual({ count: 2, atLeast: false })
  expect(facets.units).toEqual([{ unitPath: 'hq.jabar', count: 2 }])
  expect(facets.topics).toEqual([
    { topic: 'bencana', count: 1 },
    { topic: 'pelayanan-publik', count: 1 },
  ])
  expect(Object.fromEntries(facets.periods.map((one) => [one.period, one.count]))).toEqual({
    day: 1,
    week: 1,
    month: 1,
    year: 1,
  })
  const narrowed = await search('warga', { unit: tree.at('jabar') })
  expect(narrowed.facets.units.map((one) => one.unitPath).toSorted()).toEqual([
    'hq.jabar.bdg',
    'hq.jabar.bks',
  ])
})

test('a typing error is mended from words that more than one story uses', async () => {
  await publish(database, tree, { content: { headline: 'Pemilu damai', tags: [] } })
  await learnSearchWords(database.db)
  expect((await search('pmeilu')).suggestion).toBe('pemilu')
  expect((await search('  Pemliu "2026"')).suggestion).toBe('  pemilu "2026"')
  expect((await search('denpasarr')).suggestion).toBeNull()
  expect((await search('pemilu')).suggestion).toBeNull()
})

test('pages follow one another, as of the first', async () => {
  for (let index = 0; index < 5; index++)
    await publish(database, tree, { content: { headline: `Sepeda nomor ${index}` } })
  const first = await search('sepeda', { limit: 2 })
  await publish(database, tree, { at: '2026-11-24T05:00:01Z', content: { headline: 'Sepeda sesudahnya' } })
  const second = await search('sepeda', { limit: 2, cursor: first.next ?? '' })
  const third = await search('sepeda', { limit: 2, cursor: second.next ?? '' })
  const all = [first, second, third].flatMap((page) => page.items.map((hit) => hit.headline))
  expect(all).toHaveLength(5)
  expect(new Set(all).size).toBe(5)
  expect(third.next).toBeNull()
  await expect(search('sepeda', { cursor: 'x' })).rejects.toMatchObject({ code: 'invalid_cursor' })
})

test('anything typed is a query, and what is shown is the text itself', async () => {
  const pieces = fc.constantFrom(
    '"', "'", '\\', ':*', '<->', '&', '|', '!', '(', ')', '-', '^', '=m2026-11', '=u', 'warga', 'layanan', 'yang',
    '\u0000', '\ud800', '%', '_', '--', ';', '12.45', '<mark>', '-"', ' ', '“', '”',
  ) // prettier-ignore
  const typed = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(' ')),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
  await fc.assert(
    fc.asyncProperty(typed, fc.constantFrom('id' as const, 'en' as const), async (text, locale) => {
      const result = await reading.search({ locale, text, topic: undefined })
      for (const hit of result.items)
        expect(hit.headlineSegments.map((segment) => segment.text).join('')).toBe(hit.headline)
    }),
    { numRuns: 150 },
  )
})
