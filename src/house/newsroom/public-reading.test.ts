import { describe, expect, test } from 'vitest'
import { publicSide, publish, smallTree, testPicture } from '../../../tests/support/publications.ts'
import { movePublications } from './move-publications.ts'
import { listingsFor } from './publication.ts'
import { relistPublications } from './write-publication.ts'

const tree = smallTree()
const side = await publicSide(tree)
const { database, reading, unit, headlinesAt, front, story } = side

test('a district story stands on its own site and its region, and on the home page once adopted', async () => {
  const input = await publish(database, tree, { content: { headline: 'Loket terpadu' } })
  expect(await headlinesAt('bdg')).toEqual(['Loket terpadu'])
  expect(await headlinesAt('jabar')).toEqual(['Loket terpadu'])
  expect(await headlinesAt('bks')).toEqual([])
  expect(await headlinesAt('hq')).toEqual([])
  expect((await front()).lead).toBeNull()

  const listings = listingsFor(tree, {
    leadUnitId: input.unit.id,
    supportingUnitIds: [],
    adopterUnitIds: [tree.at('hq').id],
    mandatoryUnitIds: [],
  })
  const { unitIds } = await database.db
    .transaction()
    .execute((trx) => relistPublications(trx, { storyId: input.storyId, listings }))
  expect(unitIds).toContain(tree.at('hq').id)
  expect((await front()).lead?.headline).toBe('Loket terpadu')
  expect((await front()).lead?.kind).toBe('adopted')
  expect((await story(input.ref)).listedAt).toEqual([{ unitId: tree.at('hq').id, kind: 'adopted' }])
})

test('a release pushed down by headquarters reaches every site below, once', async () => {
  await publish(database, tree, { unit: 'hq', pushedBy: ['hq'], content: { headline: 'Rilis wajib' } })
  await publish(database, tree, { unit: 'dps', pushedBy: ['bali'], content: { headline: 'Wajib di Bali' } })
  expect(await headlinesAt('bks')).toEqual(['Rilis wajib'])
  expect((await headlinesAt('dps')).toSorted()).toEqual(['Rilis wajib', 'Wajib di Bali'])
  expect(await headlinesAt('hq')).toEqual(['Rilis wajib'])
  const feed = await reading.latest({ locale: 'id', unit: unit('bdg') })
  expect(feed.items.map((item) => item.headline)).toEqual(['Rilis wajib'])
})

test('the front page leads with weight and picture, and counts the day by region', async () => {
  const picture = testPicture()
  const lead = { assetId: picture.assetId, alt: 'Loket', caption: '', credit: '', rights: '' }
  await publish(database, tree, {
    adoptedBy: ['hq'],
    at: '2026-11-24T01:00:00Z',
    content: { headline: 'Dengan foto', lead },
    pictures: [picture],
  })
  for (const minute of [10, 20, 30])
    await publish(database, tree, {
      unit: 'dps',
      adoptedBy: ['hq'],
      at: `2026-11-24T02:${minute}:00Z`,
      content: { headline: `Tanpa foto ${minute}`, topic: 'siber' },
    })
  await publish(database, tree, { unit: 'bks', at: '2026-11-20T02:00:00Z', content: { headline: 'Lama' } })
  const page = await front()
  expect(page.lead).toMatchObject({
    headline: 'Dengan foto',
    picture: { assetId: picture.assetId, alt: 'Loket' },
  })
  expect(page.seconds.map((card) => card.headline)).toEqual(['Tanpa foto 30', 'Tanpa foto 20'])
  expect(page.latest.map((card) => card.headline)).toEqual(['Tanpa foto 10'])
  // What leads already is not shown again below.
  expect(page.rivers.map((river) => [river.key, river.items.length])).toEqual([
    ['jawa', 0],
    ['layanan', 0],
  ])
  expect(new Map(page.countsToday.map((one) => [one.regionId, one.count]))).toEqual(
    new Map([
      [tree.at('jabar').id, 1],
      [tree.at('bali').id, 3],
    ]),
  )
})

test('pages follow one another without a gap or a double, whatever arrives meanwhile', async () => {
  for (let index = 0; index < 7; index++)
    await publish(database, tree, {
      // Two of them in the same millisecond.
      at: `2026-11-2${Math.floor(index / 2) + 1}T02:00:00Z`,
      content: { headline: `Berita ${index}`, tags: ['Loket Terpadu'] },
    })
  const lists = {
    unit: (cursor?: string) => reading.unitPage({ locale: 'id', unit: unit('jabar'), limit: 3, cursor }),
    topic: (cursor?: string) =>
      reading.topicPage({ locale: 'id', topic: 'pelayanan-publik', limit: 3, cursor }),
    tag: (cursor?: string) => reading.tagPage({ locale: 'id', tag: 'loket-terpadu', limit: 3, cursor }),
    feed: (cursor?: string) => reading.latest({ locale: 'id', limit: 3, cursor }),
  }
  for (const [name, list] of Object.entries(lists)) {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await list(cursor)
      seen.push(...page.items.map((card) => card.headline))
      cursor = page.next ?? undefined
      await publish(database, tree, { at: '2026-11-24T04:00:00Z', content: { tags: ['Loket Terpadu'] } })
    } while (cursor !== undefined)
    const old = seen.filter((headline) => headline.startsWith('Berita'))
    expect([name, old.length, new Set(old).size]).toEqual([name, 7, 7])
  }
  await expect(lists.unit('nonsense')).rejects.toMatchObject({ code: 'invalid_cursor' })
})

test('a day holds its own stories only', async () => {
  await publish(database, tree, { at: '2026-11-22T16:59:59Z', content: { headline: 'Sebelum tengah malam' } })
  await publish(database, tree, { at: '2026-11-22T17:00:00Z', content: { headline: 'Sesudah tengah malam' } })
  const day = { from: new Date('2026-11-22T17:00:00Z'), until: new Date('2026-11-23T17:00:00Z') }
  const { items } = await reading.dayPage({ locale: 'id', ...day })
  expect(items.map((card) => card.headline)).toEqual(['Sesudah tengah malam'])
})

describe('a story page', () => {
  test('names the other language, the related, and nothing of itself', async () => {
    const input = await publish(database, tree, { content: { tags: ['Loket'] } })
    await publish(database, tree, {
      of: input,
      locale: 'en',
      content: { headline: 'One counter', slug: 'one-counter' },
    })
    const close = await publish(database, tree, {
      unit: 'dps',
      content: { headline: 'Dekat', tags: ['loket'], topic: 'siber' },
    })
    await publish(database, tree, { unit: 'dps', content: { headline: 'Jauh', topic: 'siber' } })
    const page = await story(input.ref)
    expect(page.siblings).toMatchObject([
      { locale: 'en', ref: input.ref, slug: 'one-counter', headline: 'One counter' },
    ])
    expect(page.related.map((card) => card.ref)).toEqual([close.ref])
    expect(page.slug).toBe('satu-pintu-untuk-surat-keterangan')
    expect(await reading.storyPage('nosuchref', 'id')).toBeUndefined()
  })

  test('keeps its ref through a correction, shows the note, and keeps its place in the lists', async () => {
    const input = await publish(database, tree, { at: '2026-11-23T02:00:00Z' })
    const newer = await publish(database, tree, {
      at: '2026-11-23T03:00:00Z',
      content: { headline: 'Lebih baru' },
    })
    const note = {
      kind: 'correction' as const,
      note: 'Yang benar tiga kantor.',
      at: '2026-11-24T02:00:00.000Z',
    }
    await publish(database, tree, {
      of: input,
      note,
      at: note.at,
      content: { headline: 'Tiga kantor', slug: 'tiga-kantor' },
    })
    const page = await story(input.ref)
    expect(page).toMatchObject({
      headline: 'Tiga kantor',
      slug: 'tiga-kantor',
      corrected: true,
      notes: [note],
    })
    expect(page.firstPublishedAt).toEqual(input.firstPublishedAt)
    expect(await headlinesAt('bdg')).toEqual(['Lebih baru', 'Tiga kantor'])
    const { items } = await reading.corrections({ locale: 'id' })
    expect(items).toMatchObject([{ note: note.note, ref: input.ref, story: { headline: 'Tiga kantor' } }])
    expect(newer.ref).not.toBe(input.ref)
  })
})

test('a moved district takes its stories to the new region', async () => {
  await publish(database, tree, { unit: 'bdg', content: { headline: 'Ikut pindah' } })
  await publish(database, tree, { unit: 'bks', content: { headline: 'Tetap' } })
  await database.db.transaction().execute((trx) =>
    movePublications({ units: tree }, trx, {
      id: tree.at('bdg').id,
      oldPath: 'hq.jabar.bdg',
      newPath: 'hq.bali.bdg',
    }),
  )
  expect(await headlinesAt('jabar')).toEqual(['Tetap'])
  expect(await headlinesAt('bali')).toEqual(['Ikut pindah'])
  expect(await headlinesAt('bdg')).toEqual(['Ikut pindah'])
  const within = async (code: string) =>
    (await reading.search({ locale: 'id', text: 'loket', unit: tree.at(code) })).items.map(
      (hit) => hit.headline,
    )
  expect(await within('bali')).toEqual(['Ikut pindah'])
  expect(await within('jabar')).toEqual(['Tetap'])
})

test('sitemaps hold each address once, with its other language', async () => {
  const input = await publish(database, tree, { at: '2026-10-31T23:59:00Z' })
  await publish(database, tree, {
    of: input,
    locale: 'en',
    at: '2026-11-23T02:00:00Z',
    content: { slug: 'one-counter' },
  })
  const index = await reading.sitemapIndex()
  expect(index.map(({ month, pages }) => [month, pages])).toEqual([
    ['2026-11', 1],
    ['2026-10', 1],
  ])
  expect(await reading.sitemapPage('2026-10', 1)).toMatchObject([
    { locale: 'id', ref: input.ref, siblings: [{ locale: 'en', slug: 'one-counter' }] },
  ])
  expect((await reading.newsSitemap(new Date('2026-11-22T05:00:00Z'))).map((entry) => entry.locale)).toEqual([
    'en',
  ])
  await expect(reading.sitemapPage("2026-10'; drop", 1)).rejects.toMatchObject({ code: 'not_found' })
})
