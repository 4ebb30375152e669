/** Finding among thousands of assets of three years: what is counted, what is not, and that nothing is left out. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestBank } from '../../../../tests/support/bank.ts'
import { newId } from '../../../platform/ids.ts'
import type { Asset } from '../asset.ts'
import { searchVector } from './lexemes.ts'
import type { AssetSearch } from './search-assets.ts'

const { bank, db, clock, home, elsewhere, contributor } = await openTestBank()

const day = 86_400_000
const kinds = ['picture', 'picture', 'picture', 'video', 'audio'] as const
const places = ['Bandar Lama', 'Cimahi', 'Padalarang']

/** Of one day each, backwards from today; the older half lies far apart. */
const thousands = Array.from({ length: 2600 }, (_, at) => {
  const back = at < 1300 ? at / 400 : 3 + (at - 1300) / 1.3
  return {
    id: '',
    unit_id: at % 7 === 3 ? elsewhere : home,
    kind: kinds[at % kinds.length]!,
    hue: at % 3 === 0 ? 'blue' : 'red',
    width: at % 4 === 0 ? 900 : 1600,
    topics: at % 6 === 0 ? ['banjir'] : [],
    headline: `${at % 2 === 0 ? 'Kebakaran' : 'Kebanjiran'} di ${places[at % places.length]!}${at === 2599 ? ' purba' : ''}`,
    created_at: new Date(clock.now().getTime() - back * day),
  }
}).toReversed()
for (const one of thousands) one.id = newId()
const newestFirst = thousands.toReversed()

const blank = { caption: '', alt: '', event: '', place: '', credit: '', creator: '', filename: 'a.jpg' }
const uploader = { kind: 'house', id: null, name: 'Arsip' } as const
await sql`
  insert into bank.asset (id, ref, unit_id, uploader_kind, uploader_name, filename, kind, mime, format, sha256, bytes, width,
    height, colour, hue, headline, topics, record_number, created_at, search)
  select (row->>'id')::uuid, row->>'id', (row->>'unit_id')::uuid, 'house', 'Arsip', 'a.jpg', row->>'kind', 'image/jpeg', 'jpeg',
    encode(sha256((row->>'id')::bytea), 'hex'), 1, (row->>'width')::int, 1200, '#808080', row->>'hue', row->>'headline',
    array(select jsonb_array_elements_text(row->'topics')), 1, (row->>'created_at')::timestamptz, (row->>'words')::tsvector
  from jsonb_array_elements(${JSON.stringify(
    thousands.map((one) => ({ ...one, words: searchVector({ ...blank, uploader, people: [], ...one }) })),
  )}::jsonb) as row`.execute(db)

type Wanted = Omit<AssetSearch, 'unitIds'>
const search = (wanted: Wanted) => bank.search(contributor, { unitId: home, ...wanted })
const idsOf = (assets: readonly Pick<Asset, 'id'>[]) => assets.map(({ id }) => id)
const ours = newestFirst.filter((one) => one.unit_id === home)

test('of many finds the newest thousand are counted, and told to be so; a narrower search counts all it has', async () => {
  const fires = await search({ q: 'kebakaran' })
  expect(fires.summary).toMatchObject({ count: 1000, more: true })
  const counted = ours.filter(({ headline }) => headline.startsWith('Kebakaran')).slice(0, 1000)
  expect(Object.fromEntries(fires.summary!.facets.kinds.map(({ value, count }) => [value, count]))).toEqual(
    Object.fromEntries(
      [...Map.groupBy(counted, ({ kind }) => kind)].map(([kind, all]) => [kind, all.length]),
    ),
  )
  const films = await search({ q: 'kebakaran', kind: 'video' })
  expect(films.summary).toMatchObject({
    count: ours.filter(({ headline, kind }) => headline.startsWith('Kebakaran') && kind === 'video').length,
    more: false,
  })
})

test('paging comes to the very last, each once, however many are counted', async () => {
  const seen: string[] = []
  for (let cursor: string | undefined; ;) {
    const page = await search({ q: 'kebakaran', limit: 100, cursor })
    seen.push(...idsOf(page.assets))
    if (page.next === null) break
    cursor = page.next
  }
  expect(seen).toEqual(idsOf(ours.filter(({ headline }) => headline.startsWith('Kebakaran'))))
})

test('a word is found by its beginning, also one that nobody wrote before, and one that stands only in the oldest asset', async () => {
  expect((await search({ q: 'keba' })).summary).toMatchObject({ count: 1000, more: true })
  expect(idsOf((await search({ q: 'purb' })).assets)).toEqual([thousands[0]!.id])
  const [last] = ours
  expect((await search({ q: 'gempa' })).assets).toEqual([])
  await bank.describe(contributor, last!.id, { headline: 'Kebakaran di Cimahi sesudah gempabumi' })
  expect(idsOf((await search({ q: 'gempa' })).assets)).toEqual([last!.id])
  await bank.describe(contributor, last!.id, { headline: last!.headline })
})

test('every way to narrow finds what a look through all of them finds, in the order in which they came', async () => {
  const at = (back: number) => new Date(clock.now().getTime() - back * day)
  const wide = (one: (typeof ours)[number]) => one.width > 1200 * 1.05
  const wishes: [Wanted, (one: (typeof ours)[number]) => boolean][] = [
    [{}, () => true],
    [{ kind: 'audio' }, (one) => one.kind === 'audio'],
    [{ hue: 'blue', orientation: 'landscape' }, (one) => one.hue === 'blue' && wide(one)],
    [{ topic: 'banjir', q: 'bandar' }, (one) => one.topics.length > 0 && one.headline.includes('Bandar')],
    [{ from: at(2), until: at(1) }, (one) => one.created_at >= at(2) && one.created_at < at(1)],
    [{ until: at(90), q: 'cimahi' }, (one) => one.created_at < at(90) && one.headline.includes('Cimahi')],
    [{ from: at(400), kind: 'video' }, (one) => one.created_at >= at(400) && one.kind === 'video'],
    [{ q: '"bandar lama" -kebakaran' }, (one) => one.headline === 'Kebanjiran di Bandar Lama'],
    [{ from: at(1), until: at(2) }, () => false],
  ]
  for (const [wanted, fits] of wishes) {
    const all = idsOf(ours.filter(fits))
    const found = await bank.bulk.select(contributor, { unitId: home, ...wanted })
    expect(found, JSON.stringify(wanted)).toMatchObject({ more: all.length > 1000 })
    expect(idsOf(found.assets), JSON.stringify(wanted)).toEqual(all.slice(0, 1000))
    const from = all[Math.floor(all.length / 2)]
    if (from !== undefined)
      expect(idsOf((await search({ ...wanted, cursor: from })).assets), JSON.stringify(wanted)).toEqual(
        all.slice(Math.floor(all.length / 2) + 1).slice(0, 60),
      )
  }
})
